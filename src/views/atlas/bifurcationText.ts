import { formatNumber } from '../../charts/scales.ts';
import type { Setting } from '../../core/model/setting.ts';
import type { Run } from '../../panels/run.ts';
import { exponentText } from '../../panels/verdictText.ts';
import { writeValue } from './axes.ts';
import { type Diagram, ESCAPES, NOT_YET } from './bifurcationComputation.ts';
import type { ChartAxis } from './charts.ts';

/** A column of a bifurcation diagram in words, and the run it stands for. */

const WHAT = 'The residual r that a balanced run (u = v) visits once it has settled.';
const HINTS = {
  w: `${WHAT} Click to open one (n = 1, η = 1), drag to move, wheel to zoom.`,
  eta: `${WHAT} Click to open one at this n and y, drag to move, wheel to zoom.`,
} as const;

export const hintOf = ({ kind }: ChartAxis): string => HINTS[kind === 'eta' ? 'eta' : 'w'];

/** What a diagram says at a fraction of the axis shown, which may have moved on; '' beyond its ends. */
export function readoutOf(diagram: Diagram, x: ChartAxis, fraction: number): string {
  const value = x.from + fraction * (x.to - x.from);
  const own = diagram.x;
  const column = Math.floor(((value - own.from) / (own.to - own.from)) * diagram.xs.length);
  if (own.kind !== x.kind || !(column >= 0) || column >= diagram.xs.length) return '';
  const ends = { from: diagram.w[0] as number, to: diagram.w.at(-1) as number };
  const w = `|w| = ${writeValue(diagram.w[column] as number, ends, diagram.w.length)}`;
  const where =
    x.kind === 'eta' ? `η = ${writeValue(diagram.xs[column] as number, own, diagram.xs.length)}, ${w}` : w;
  const period = diagram.period[column] as number;
  if (period === NOT_YET) return `${where}: not computed yet`;
  if (period === ESCAPES) return `${where}: every orbit escapes`;
  const exponent = diagram.lyapunov[column] as number;
  return `${where}: ${kindOf(diagram, column)}, Lyapunov exponent ${exponentText(exponent, diagram.error[column] as number)}`;
}

function kindOf({ period, lyapunov, lowest, highest }: Diagram, column: number): string {
  const length = period[column] as number;
  const range = `r from ${formatNumber(lowest[column] as number)} to ${formatNumber(highest[column] as number)}`;
  if (length === 0) return (lyapunov[column] as number) > 0 ? `chaos, ${range}` : `a long cycle, ${range}`;
  return length === 1 ? 'converges' : `cycle of ${length} steps, ${range}`;
}

/** How far from its minimum a balanced run starts. */
const OFF = 0.1;

/** A balanced run (u = v) at a place of the axis, a little off its minimum: at a rate, of this width and target; with a |w|, n = 1 and η = 1. */
export function balancedRun(x: ChartAxis, value: number, { problem }: Run): Partial<Setting> {
  if (x.kind !== 'eta') {
    const output = value + OFF;
    return {
      rate: { kind: 'eta', value: 1 },
      width: 1,
      target: value,
      outputScale: 1,
      start: { kind: 'given', output, ntk: 2 * output },
    };
  }
  const root = Math.sqrt(problem.width);
  const output = problem.target + (Math.sign(problem.target) * OFF * root) / value;
  return {
    rate: { kind: 'eta', value },
    start: { kind: 'given', output, ntk: (2 * Math.abs(output)) / root },
  };
}
