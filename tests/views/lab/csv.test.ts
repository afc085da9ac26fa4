import fc from 'fast-check';
import { expect, it } from 'vitest';
import { csvOf } from '../../../src/views/lab/csv.ts';
import { runOf } from '../../../src/views/run/derive.ts';
import { states } from '../../state/inputs.ts';

it('the export of any state holds finite numbers alone, one row a step, and names the step of a divergence', () => {
  fc.assert(
    fc.property(states, (state) => {
      const width = state.start.kind === 'seed' ? Math.ceil(state.width / 4096) : state.width;
      const { trajectory } = runOf({ ...state, width }, Math.min(state.steps, 40));
      const lines = csvOf(trajectory, 'https://example.org/?v=1').trimEnd().split('\n');
      if (lines[0] !== '# https://example.org/?v=1') throw new Error(`first line ${lines[0]}`);
      const rows = lines.filter((line) => !line.startsWith('#')).slice(1);
      if (rows.length !== trajectory.end + 1) throw new Error(`${rows.length} rows, end ${trajectory.end}`);
      for (const row of rows) {
        if (!row.split(',').every((cell) => cell !== '' && Number.isFinite(Number(cell))))
          throw new Error(row);
      }
      const { reason, step } = trajectory.stop;
      expect(lines.some((line) => line === `# diverged: no finite numbers from step ${step} on`)).toBe(
        reason === 'diverged',
      );
    }),
    { numRuns: 10_000 },
  );
});
