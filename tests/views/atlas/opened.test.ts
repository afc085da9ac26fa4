import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AxisKind, centres, RUN_AXES } from '../../../src/core/many/axis.ts';
import { settingAt } from '../../../src/core/many/plane.ts';
import { RANGES } from '../../../src/core/model/setting.ts';
import { runSlice } from '../../../src/state/run.ts';
import { type AtlasInputs, atlasSlice } from '../../../src/views/atlas/slice.ts';
import { runs } from '../../fuzz.ts';
import { atlasStates } from '../../states.ts';

const SIDE = 5;

describe('a cell of a map', () => {
  it('opens as the run it shows: nothing of it has to be brought back into its limits', () => {
    const maps = atlasStates.filter((state) => (state.views[atlasSlice.name] as AtlasInputs).chart === 'map');
    fc.assert(
      fc.property(maps, fc.nat(SIDE - 1), fc.nat(SIDE - 1), ({ run, views }, column, row) => {
        const { x, y } = views[atlasSlice.name] as { readonly x: MapAxis; readonly y: MapAxis };
        const at = (axis: MapAxis, place: number) => centres(axis, SIDE)[place] as number;
        const opened = settingAt({ setting: run, x, y }, at(x, column), at(y, row));
        // r₀ is a start by way of the rate, the width and the target: it may ask for an output that no run is given.
        const { start } = opened;
        fc.pre(start.kind === 'seed' || Math.abs(start.output) <= RANGES.output.max);
        expect(runSlice.sound(opened, run)).toEqual(opened);
      }),
      runs(300),
    );
  });

  it('has axes no wider than their numbers, but for those that begin at 0', () => {
    for (const { min, max, values } of Object.values(RUN_AXES)) {
      expect(max).toBe(values.max);
      expect([values.min, 0]).toContain(min);
    }
  });
});

interface MapAxis {
  readonly kind: AxisKind;
  readonly from: number;
  readonly to: number;
}
