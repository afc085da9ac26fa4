import { heldTo } from '../../core/theory/attractor.ts';
import { type Diagram, ESCAPES, NOT_YET } from './bifurcationComputation.ts';

const HEADER = 'w,lyapunov,period,lowest_r,highest_r,eta,lyapunov_error';

/**
 * The columns of a bifurcation diagram, the learning rate where that is its axis: period 0 is chaos or a longer cycle; where orbits escape
 * only w is given.
 */
export function bifurcationCsv(diagram: Diagram, link: string): Blob {
  const lines = [
    `# ${link}`,
    '# period 0: chaos, or a cycle of more than 64 steps; nothing: orbits escape, or the exponent is −∞; lyapunov_error: standard error',
    HEADER,
  ];
  diagram.w.forEach((w, i) => {
    const eta = diagram.x.kind === 'eta' ? diagram.xs[i] : '';
    const period = diagram.period[i] as number;
    if (period === NOT_YET) return;
    if (period === ESCAPES) {
      lines.push(`${w},,,,,${eta},`);
      return;
    }
    const error = diagram.error[i] as number;
    const exponent = diagram.lyapunov[i] as number;
    const [held, spread] = Number.isFinite(exponent)
      ? [heldTo(exponent, error), heldTo(error, error)]
      : ['', ''];
    lines.push(`${w},${held},${period},${diagram.lowest[i]},${diagram.highest[i]},${eta},${spread}`);
  });
  return new Blob([`${lines.join('\n')}\n`], { type: 'text/csv' });
}
