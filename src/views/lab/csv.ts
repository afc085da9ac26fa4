import type { Trajectory } from '../../core/model/trajectory.ts';

const COLUMNS = [
  'loss',
  'residual',
  'ntk',
  'sharpness',
  'output',
  'curvature',
  'valleyP',
  'valleyQ',
  'distance',
] as const;
const HEADER = 'step,loss,residual,ntk,sharpness,output,curvature,valley_p,valley_q,distance';

/** The run as CSV: shortest decimals that read back to the same doubles, only finite rows, the link and the end in comment lines. */
export function csvOf(trajectory: Trajectory, link: string): string {
  const lines = [`# ${link}`];
  if (trajectory.stop.reason === 'diverged') {
    lines.push(`# diverged: no finite numbers from step ${trajectory.stop.step} on`);
  }
  if (trajectory.exactSteps < trajectory.end) {
    lines.push(
      `# nine digits are certain up to step ${trajectory.exactSteps}; later rows are one possible path`,
    );
  }
  lines.push(HEADER);
  for (let step = 0; step <= trajectory.end; step++) {
    let line = String(step);
    for (const column of COLUMNS) line += `,${trajectory[column][step]}`;
    lines.push(line);
  }
  return `${lines.join('\n')}\n`;
}
