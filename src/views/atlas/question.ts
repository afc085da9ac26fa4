import { useMemo } from 'react';
import { type Axis, freeOf, runAxis } from '../../core/many/axis.ts';
import type { Question } from '../../core/many/cells.ts';
import type { Setting } from '../../core/model/setting.ts';
import { coreAxis } from './axes.ts';
import type { AtlasInputs } from './slice.ts';

/** Steps a cell's run is followed. */
export const STEPS_FOLLOWED = 2000;
/** Points along a sweep, and columns of a bifurcation diagram, for each cell of a map's side. */
export const SWEEP_DETAIL = 2;

/** A setting that is the same object while its contents are the same. */
function useSame(setting: Setting): Setting {
  const key = JSON.stringify(setting);
  return useMemo(() => JSON.parse(key) as Setting, [key]);
}

/** Whether seeds are what a start depends on. */
export const bySeeds = ({ start }: Setting, { chart, x, y }: AtlasInputs): boolean =>
  start.kind === 'seed' && !(chart === 'map' && [x, y].some((axis) => givesStart(coreAxis(axis))));

const givesStart = ({ kind }: Axis) => ['output', 'ntk'].includes(runAxis(kind).overrules);

/** The cells of the phase map. */
export function useMapQuestion(run: Setting, atlas: AtlasInputs): Question {
  const { x, y, cells, decay, colour } = atlas;
  const across = useMemo(() => coreAxis(x), [x]);
  const up = useMemo(() => coreAxis(y), [y]);
  const setting = useSame(freeOf(run, [across.kind, up.kind]));
  const seeds = bySeeds(run, atlas) ? atlas.seeds : 1;
  const lyapunov = colour === 'lyapunov';
  return useMemo(
    () => ({
      plane: { setting, x: across, y: up, columns: cells, rows: cells },
      maxSteps: STEPS_FOLLOWED,
      decay,
      seeds,
      lyapunov,
    }),
    [setting, across, up, cells, decay, seeds, lyapunov],
  );
}

/** The cells of a sweep: a row a seed, or one row for a given start. */
export function useSweepQuestion(run: Setting, { x, cells, decay, seeds }: AtlasInputs): Question {
  const across = useMemo(() => coreAxis(x), [x]);
  const setting = useSame(freeOf(run, [across.kind]));
  const random = run.start.kind === 'seed';
  const rows = random ? seeds : 1;
  return useMemo(() => {
    // One row: an axis that varies nothing.
    const y: Axis = random
      ? { kind: 'seed', from: setting.seed, to: setting.seed + rows }
      : { kind: 'y', from: setting.target, to: setting.target };
    return {
      plane: { setting, x: across, y, columns: cells * SWEEP_DETAIL, rows },
      maxSteps: STEPS_FOLLOWED,
      decay,
      seeds: 1,
      lyapunov: false,
    };
  }, [setting, across, rows, random, cells, decay]);
}
