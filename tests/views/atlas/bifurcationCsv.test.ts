import { describe, expect, it } from 'vitest';
import { type Diagram, ESCAPES, NOT_YET } from '../../../src/views/atlas/bifurcationComputation.ts';
import { bifurcationCsv } from '../../../src/views/atlas/bifurcationCsv.ts';

const of = (...values: number[]) => Float64Array.from(values);
const diagram = (kind: 'w' | 'eta') =>
  ({
    x: { kind, from: 0, to: 10 },
    xs: of(1, 2, 3, 4, 5),
    w: of(0.5, 1.25, 1.5, 2.5, 1.75),
    period: Int16Array.of(1, 2, 0, ESCAPES, NOT_YET),
    lyapunov: of(Number.NEGATIVE_INFINITY, -0.25, 0.38532, 0, 0),
    error: of(0, 0, 0.0123, 0, 0),
    lowest: of(0, -0.5, -1, 0, 0),
    highest: of(0, 0.25, 1.5, 0, 0),
  }) as unknown as Diagram;

describe('the table of a bifurcation diagram', () => {
  it.each([
    ['w', ['', '', '', '']],
    ['eta', ['1', '2', '3', '4']],
  ] as const)('along %s has a line a column that is computed', async (kind, rates) => {
    const text = await bifurcationCsv(diagram(kind), 'the link').text();
    const lines = text.split('\n');
    expect(lines.slice(0, 1)).toEqual(['# the link']);
    expect(lines[1]).toMatch(/^# period 0: chaos, or a cycle of more than 64 steps/);
    expect(lines.slice(2)).toEqual([
      'w,lyapunov,period,lowest_r,highest_r,eta,lyapunov_error',
      // No exponent where it is −∞, no digits beyond its error.
      `0.5,,1,0,0,${rates[0]},`,
      `1.25,-0.25,2,-0.5,0.25,${rates[1]},0`,
      `1.5,0.39,0,-1,1.5,${rates[2]},0.01`,
      `2.5,,,,,${rates[3]},`,
      '',
    ]);
  });
});
