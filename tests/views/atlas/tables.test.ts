import { describe, expect, it } from 'vitest';
import { answerOf, cellsOf, type Question } from '../../../src/core/many/cells.ts';
import { WHOLE_PASS } from '../../../src/core/many/passes.ts';
import { settingAt } from '../../../src/core/many/plane.ts';
import { simulate } from '../../../src/core/model/reduced.ts';
import { problemOf } from '../../../src/core/model/setting.ts';
import { runSlice } from '../../../src/state/run.ts';
import { CellField } from '../../../src/views/atlas/cellField.ts';
import { csvOf } from '../../../src/views/atlas/csv.ts';
import { restOf } from '../../../src/views/atlas/rest.ts';

const setting = { ...runSlice.initial, width: 20, target: 3 };
const question = (more: Partial<Question> = {}): Question => ({
  plane: {
    setting,
    x: { kind: 'eta', from: 0, to: 3 },
    y: { kind: 'f0', from: -6, to: 6 },
    columns: 24,
    rows: 8,
  },
  maxSteps: 2000,
  decay: 0,
  seeds: 1,
  lyapunov: false,
  ...more,
});
function shownOf(asked: Question) {
  const field = new CellField(asked.plane.columns, asked.plane.rows);
  field.take(WHOLE_PASS, answerOf(cellsOf(asked), WHOLE_PASS), () => {});
  return { field, question: asked };
}
async function rowsOf(asked: Question) {
  const text = await (await csvOf(shownOf(asked), 'the link'))?.text();
  const lines = (text ?? '').trimEnd().split('\n');
  const data = lines.filter((line) => !line.startsWith('#'));
  return { lines, header: data[0] as string, rows: data.slice(1).map((line) => line.split(',')) };
}

describe('the table of a map', () => {
  it('has a line a cell, of what the lab finds at its centre', async () => {
    const asked = question();
    const { lines, header, rows } = await rowsOf(asked);
    expect(lines[0]).toBe('# the link');
    expect(lines[1]).toMatch(/^# x is eta, y is f0; runs of at most 2000 steps; left out: /);
    expect(header).toBe('x,y,fate,landing_curvature,peak_loss,steps');
    expect(rows).toHaveLength(24 * 8);
    const seen = new Set<string>();
    for (const [x, y, fate, landing, peak, steps] of rows as [
      string,
      string,
      string,
      string,
      string,
      string,
    ][]) {
      seen.add(fate);
      const { problem, limited } = problemOf(settingAt(asked.plane, Number(x), Number(y)));
      if (limited) {
        expect([fate, landing, peak, steps]).toEqual(['impossible', '', '', '']);
        continue;
      }
      const run = simulate(problem, 2000);
      if (fate === 'divergent') {
        expect(run.stop.reason).toBe('diverged');
        expect([landing, peak, steps]).toEqual(['', '', '']);
      } else {
        expect(Number(peak) / Math.max(...run.loss.subarray(0, run.end + 1))).toBeCloseTo(1, 6);
        expect(steps === '').toBe(landing === '');
        if (steps !== '') {
          expect(run.stop).toEqual({ reason: 'converged', step: Number(steps) });
          expect(Number(landing) / (run.curvature[2000] as number)).toBeCloseTo(1, 6);
        }
      }
    }
    for (const fate of ['impossible', 'lazy', 'catapult', 'divergent']) expect(seen).toContain(fate);
  });

  it('has under weight decay where the residual settles and where the valley floor then leads', async () => {
    const decay = 0.001;
    const asked = question({ decay });
    const { lines, header, rows } = await rowsOf(asked);
    expect(header).toBe('x,y,fate,settled_curvature,peak_loss,steps,landing_curvature');
    expect(lines[1]).toMatch(
      / 2000 steps with weight decay 0\.001; settled: κ where .*, landing: .*; left out: /,
    );
    let landed = 0;
    for (const [x, , , settled, , steps, landing] of rows) {
      expect(landing === '').toBe(steps === '');
      if (landing === '' || settled === '0') continue;
      landed++;
      // |w| − d with w = ηy/√n and d = ημ.
      const rest = 2 * (Number(x) * (3 / Math.sqrt(20) - decay));
      expect(Number(landing)).toBeCloseTo(Math.max(0, rest), 12);
      expect(Number(settled)).toBeGreaterThanOrEqual(Number(landing) - 1e-3);
    }
    expect(landed).toBeGreaterThan(20);
  });

  it('says what the numbers of several seeds are, and gives no landing of means', async () => {
    const seeded = { ...setting, start: { kind: 'seed' } } as const;
    const plane = { ...question().plane, setting: seeded, y: { kind: 'y', from: -1, to: 1 } } as const;
    const { lines, rows } = await rowsOf(question({ plane, seeds: 2, decay: 0.01 }));
    expect(lines[1]).toContain('several seeds the commonest fate, and means');
    expect(rows.every((row) => row[6] === '')).toBe(true);
  });

  it('leaves out cells that are not computed, and is none of nothing', async () => {
    const shown = shownOf(question());
    shown.field.stride.fill(0, 5);
    const text = (await (await csvOf(shown, 'x'))?.text()) ?? '';
    expect(text.trimEnd().split('\n')).toHaveLength(2 + 1 + 5);
    expect(await csvOf(null, 'x')).toBe(null);
  });

  it('has a line for every cell of a map that takes more than one turn, unless the map changes meanwhile', async () => {
    const field = new CellField(100, 200);
    field.stride.fill(1);
    const shown = { field, question: question({ plane: { ...question().plane, columns: 100, rows: 200 } }) };
    const lines = ((await (await csvOf(shown, 'x'))?.text()) ?? '').split('\n');
    expect(lines.slice(3, 5)).toEqual(['0.015,-5.97,impossible,0,,0', '0.045,-5.97,impossible,0,,0']);
    expect(lines.slice(3)).toHaveLength(20_000 + 1);
    expect(new Set(lines.slice(3)).size).toBe(20_000 + 1);
    const late = csvOf(shown, 'x');
    field.clear();
    await expect(late).rejects.toThrow('the map changed while it was written');
    // A small one is written at once.
    const small = shownOf(question());
    const early = csvOf(small, 'x');
    small.field.clear();
    expect(await early).not.toBe(null);
  });
});

describe('the rest of a run under weight decay', () => {
  it('is none of what does not settle, and 0 at the origin', () => {
    const shown = shownOf(question({ decay: 0.5 }));
    const { field } = shown;
    const rest = restOf(shown);
    const kinds = { none: 0, origin: 0, floor: 0 };
    for (let row = 0; row < field.rows; row++) {
      for (let column = 0; column < field.columns; column++) {
        const at = row * field.columns + column;
        const found = rest(column, row);
        if ((field.steps[at] as number) < 0) {
          expect(found).toBe(null);
          kinds.none++;
        } else if (field.curvature[at] === 0) {
          expect(found).toBe(0);
          kinds.origin++;
        } else {
          // At rest already, under a decay this strong.
          expect(found).toBeCloseTo(field.curvature[at] as number, 3);
          kinds.floor++;
        }
      }
    }
    expect(kinds.none * kinds.floor).toBeGreaterThan(0);
  });

  it('is 2(|w| − d) on the valley floor of one run, and none of means', () => {
    const asked = question({ decay: 0.25 });
    const field = new CellField(24, 8);
    const at = 24 * 3 + 15;
    field.steps[at] = 0;
    field.curvature[at] = 0.5;
    // η = 3 · 15.5/24, w = 3η/√20.
    const eta = 1.9375;
    expect(restOf({ field, question: asked })(15, 3)).toBeCloseTo(2 * eta * (3 / Math.sqrt(20) - 0.25), 12);
    expect(restOf({ field, question: { ...asked, seeds: 2 } })(15, 3)).toBe(null);
    field.curvature[at] = 0;
    expect(restOf({ field, question: asked })(15, 3)).toBe(0);
    field.steps[at] = -1;
    expect(restOf({ field, question: asked })(15, 3)).toBe(null);
  });
});
