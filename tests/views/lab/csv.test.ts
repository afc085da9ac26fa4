import fc from 'fast-check';
import { expect, it } from 'vitest';
import { runOf } from '../../../src/panels/run.ts';
import { csvOf } from '../../../src/views/lab/csv.ts';
import { runs } from '../../fuzz.ts';
import { settings } from '../../states.ts';

it('the export of any state holds finite numbers alone, one row a step, and names the step of a divergence', () => {
  fc.assert(
    fc.property(settings, fc.integer({ min: 1, max: 40 }), (setting, steps) => {
      const width = setting.start.kind === 'seed' ? Math.ceil(setting.width / 4096) : setting.width;
      const { trajectory } = runOf({ ...setting, width }, steps);
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
    runs(4000),
  );
});
