import { buffersOf, makeSolver, type Request, type Response } from './task.ts';

/** A worker: one task in, one answer out. */

const solve = makeSolver();

/** Setting that makes the loops hot before the first question: 64 × 64 landings. */
function warmUp(): void {
  const plane = {
    setting: {
      rate: { kind: 'c', value: 2 },
      width: 1000,
      target: 1,
      seed: 1,
      start: { kind: 'given', output: 1, ntk: 2 },
      outputScale: 1,
    },
    x: { kind: 'c', from: 0, to: 4 },
    y: { kind: 'r0', from: 0, to: 2 },
    columns: 64,
    rows: 64,
  } as const;
  for (const target of [0, 1, 0, 1, 0, 0]) {
    const question = {
      plane: { ...plane, setting: { ...plane.setting, target } },
      limit: 500,
      decay: 0,
      seeds: 1,
      lyapunov: false,
    };
    makeSolver()(0, {
      kind: 'cells',
      question,
      pass: { stride: 1, done: 0, part: 0, parts: 1 },
    });
  }
}

self.addEventListener('message', ({ data }: MessageEvent<Request>) => {
  const { id, job, task } = data;
  const started = performance.now();
  try {
    const answer = solve(job, task);
    const response: Response = { id, answer, milliseconds: performance.now() - started };
    postMessage(response, { transfer: buffersOf(answer) });
  } catch (error) {
    const response: Response = { id, error: error instanceof Error ? error.message : String(error) };
    postMessage(response);
  }
});

warmUp();
