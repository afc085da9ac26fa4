import type { Run } from './run.ts';

/** Up to which κ a minimum is stable: 2, with momentum 2(1 + β); and the λ of that as labels have it. */
export function stability({
  setting: { knobs },
  problem: { learningRate },
}: Pick<Run, 'setting' | 'problem'>) {
  const momentum = knobs?.momentum ?? 0;
  const curvature = 2 * (1 + momentum);
  return {
    curvature,
    kernel: curvature / learningRate,
    name: momentum === 0 ? '2/η' : '2(1 + β)/η',
  } as const;
}

/** Whether 4/η is an edge that no run comes back from beyond: of plain descent at target 0. */
export const hasEdge = ({ setting: { knobs }, problem: { target } }: Run): boolean =>
  target === 0 && knobs === undefined;
