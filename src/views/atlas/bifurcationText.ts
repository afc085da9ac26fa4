import { formatNumber } from '../../charts/scales.ts';
import type { Setting } from '../../core/model/setting.ts';
import type { Run } from '../../panels/run.ts';
import { exponentText } from '../../panels/words/verdictText.ts';
import { writeValue } from './axes.ts';
import { type Diagram, ESCAPES, NOT_YET } from './bifurcationComputation.ts';
import type { ChartAxis } from './charts.ts';

/** A column of a bifurcation diagram in words, and the run it stands for. */

const WHAT = 'The residuals r = ηΔf/√n that a balanced run (u = v) visits once it has settled.';
const HOW = {
  pointer: ['Click', 'wheel'],
  touch: ['Tap', 'pinch'],
} as const;
const OPENED = { w: '(n = 1, η = 1)', eta: 'at this n and y' } as const;

/** What the diagram is, and how to use it. */
export function hintOf({ kind }: ChartAxis, isTouch: boolean): string {
  const [press, spread] = HOW[isTouch ? 'touch' : 'pointer'];
  return `${WHAT} ${press} to open one ${OPENED[kind === 'eta' ? 'eta' : 'w']}, drag to move, ${spread} to zoom.`;
}

/** The run's place on the horizontal axis. */
export const ownPlace = ({ verdict, problem }: Run, { kind }: ChartAxis): number =>
  kind === 'w' ? Math.abs(verdict.fate.scaledTarget) : problem.learningRate;

/** Where the run is in the diagram, or on which side of it. */
export function whereIs(run: Run, x: ChartAxis): string {
  const own = ownPlace(run, x);
  const name = x.kind === 'w' ? '|w|' : 'η';
  const has = `This run has ${name} = ${formatNumber(own)}`;
  if (own < x.from) return `${has}: left of the chart.`;
  if (own > x.to) return `${has}: right of the chart.`;
  const visited = visitedOf(run);
  if (visited === null) return `${has}: at the line “this run”, but it does not settle.`;
  return `${has}: at the line “this run”; dots: r at its last ${formatNumber(visited.length)} steps.`;
}

/** Most steps of a run whose residuals are drawn; and which part of it: what comes before has not settled. */
const MOST_VISITS = 64;
const SETTLED = 0.25;

/**
 * r = ηΔf/√n at the last steps of a run, with the sign it has for a positive target, as the diagram is drawn; null for one that diverges, and for target 0,
 * which has no balanced map of its own.
 */
export function visitedOf({ trajectory, problem, verdict }: Run): Float64Array | null {
  const { residual, end, steps } = trajectory;
  if (verdict.phase === 'divergent' || end < steps || problem.target === 0) return null;
  const count = Math.max(1, Math.min(MOST_VISITS, Math.floor(steps * SETTLED)));
  const unit = (Math.sign(problem.target) * problem.learningRate) / Math.sqrt(problem.width);
  return residual.slice(end + 1 - count, end + 1).map((each) => each * unit);
}

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

/** What opening a balanced run has set, in words. */
export function openedText({ setting, problem }: Run): string {
  const { start } = problem;
  const numbers = [
    `n = ${formatNumber(setting.width)}`,
    `η = ${formatNumber(problem.learningRate)}`,
    `y = ${formatNumber(setting.target)}`,
    `f₀ = ${formatNumber(start.output)}`,
    `λ₀ = ${formatNumber(start.ntk)}`,
  ];
  return `Opened a balanced run: ${numbers.join(', ')}.`;
}
