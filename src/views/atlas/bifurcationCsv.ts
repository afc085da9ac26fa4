import type { Diagram } from './useBifurcation.ts';

const HEADER = 'w,lyapunov,period,lowest_r,highest_r,eta';

/** The columns of a bifurcation diagram, the learning rate last where that is its axis: period 0 is chaos or a longer cycle; where orbits escape only w is given. */
export function bifurcationCsv(data: Diagram, link: string): Blob {
  const lines = [
    `# ${link}`,
    '# period 0: chaos, or a cycle of more than 64 steps; nothing: orbits escape, or the exponent is −∞',
    HEADER,
  ];
  data.w.forEach((w, i) => {
    const eta = data.x.kind === 'eta' ? data.xs[i] : '';
    const period = data.period[i] as number;
    if (period === -2) return;
    lines.push(
      period < 0
        ? `${w},,,,,${eta}`
        : `${w},${Number.isFinite(data.lyapunov[i]) ? data.lyapunov[i] : ''},${period},${data.lowest[i]},${data.highest[i]},${eta}`,
    );
  });
  return new Blob([`${lines.join('\n')}\n`], { type: 'text/csv' });
}
