import type { Problem } from '../model/problem.ts';
import { problemOf, type Setting } from '../model/setting.ts';
import { type Axis, centres, runAxis } from './axis.ts';

/** A plane of runs: two numbers of a setting vary along its axes, everything else stays. */

export interface Plane {
  readonly setting: Setting;
  readonly x: Axis;
  readonly y: Axis;
  readonly columns: number;
  readonly rows: number;
}

/** The setting at a point of the plane: what the lab opens. */
export function settingAt(plane: Pick<Plane, 'setting' | 'x' | 'y'>, x: number, y: number): Setting {
  const across = runAxis(plane.x.kind);
  const up = runAxis(plane.y.kind);
  return up.acts === 'first' || across.acts === 'last'
    ? across.set(up.set(plane.setting, y), x)
    : up.set(across.set(plane.setting, x), y);
}

/** The problem of the cell in a column and a row. */
export function problemAt(plane: Plane): (column: number, row: number) => Problem {
  const xs = centres(plane.x, plane.columns);
  const ys = centres(plane.y, plane.rows);
  return (column, row) => problemOf(settingAt(plane, xs[column] as number, ys[row] as number)).problem;
}
