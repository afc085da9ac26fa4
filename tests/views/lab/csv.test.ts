import fc from 'fast-check';
import { expect, it } from 'vitest';
import { link } from '../../../src/app/views.ts';
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

it.each([
  ['v=1&c=1.2', 60, null],
  // Chaos, of which the first 1,000 steps are computed exactly.
  ['v=1&eta=1.5&n=16&y=4&f0=0.5&lambda0=1&steps=120', 1000, null],
  ['v=1&eta=1.5&n=16&y=4&f0=0.5&lambda0=1&steps=120', 2000, 1000],
])(
  'the export of %s over %d steps says how far its digits are certain, if not to its end',
  (query, steps, last) => {
    const { trajectory } = runOf(link.parse(query).inputs.run, steps);
    const lines = csvOf(trajectory, query).split('\n').slice(1);
    const comments = lines.filter((line) => line.startsWith('#'));
    expect(comments).toEqual(
      last === null ? [] : [`# nine digits are certain up to step ${last}; later rows are one possible path`],
    );
  },
);
