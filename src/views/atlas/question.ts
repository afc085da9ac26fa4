import { useMemo } from 'react';
import type { Axis } from '../../core/many/axis.ts';
import type { Question } from '../../core/many/cells.ts';
import type { Setting } from '../../core/model/setting.ts';
import type { Inputs } from '../../state/inputs.ts';
import { baseOf, coreAxis, settingOf } from './axes.ts';

/** Steps a cell's run is followed. */
export const LIMIT = 2000;
/** Points along a sweep, and columns of a bifurcation diagram, for each cell of a map's side. */
export const SWEEP_DETAIL = 2;

/** A setting that is the same object while its contents are the same. */
function useSame(setting: Setting): Setting {
  const key = JSON.stringify(setting);
  return useMemo(() => JSON.parse(key) as Setting, [key]);
}

/** Whether seeds are what a start depends on. */
export const bySeeds = ({ start, atlas }: Inputs): boolean =>
  start.kind === 'seed' &&
  !['f0', 'lambda0', 'r0'].some(
    (kind) => atlas.chart === 'map' && (kind === atlas.x.kind || kind === atlas.y.kind),
  );

/** The cells of the phase map. */
export function useMapQuestion(inputs: Inputs): Question {
  const { x, y, cells, decay, colour } = inputs.atlas;
  const setting = useSame(baseOf(settingOf(inputs), [x.kind, y.kind]));
  const seeds = bySeeds(inputs) ? inputs.atlas.seeds : 1;
  const lyapunov = colour === 'lyapunov';
  return useMemo(
    () => ({
      plane: { setting, x: coreAxis(x), y: coreAxis(y), columns: cells, rows: cells },
      limit: LIMIT,
      decay,
      seeds,
      lyapunov,
    }),
    [setting, x, y, cells, decay, seeds, lyapunov],
  );
}

/** The cells of a sweep: a row a seed, or one row for a given start. */
export function useSweepQuestion(inputs: Inputs): Question {
  const { x, cells, decay, seeds } = inputs.atlas;
  const setting = useSame(baseOf(settingOf(inputs), [x.kind]));
  const random = inputs.start.kind === 'seed';
  const rows = random ? seeds : 1;
  return useMemo(() => {
    // One row: an axis that varies nothing.
    const y: Axis = random
      ? { kind: 'seed', from: setting.seed, to: setting.seed + rows }
      : { kind: 'y', from: setting.target, to: setting.target };
    return {
      plane: { setting, x: coreAxis(x), y, columns: cells * SWEEP_DETAIL, rows },
      limit: LIMIT,
      decay,
      seeds: 1,
      lyapunov: false,
    };
  }, [setting, x, rows, random, cells, decay]);
}
