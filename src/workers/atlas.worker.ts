import { buffersOf, makeSolver, type Request, respond } from './task.ts';

/** A worker: one task in, one answer out. */

const solver = makeSolver();

/** Makes the loops hot before the first question: 64 × 64 landings. */
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
    makeSolver().solve(0, {
      kind: 'cells',
      question,
      pass: { stride: 1, done: 0, part: 0, parts: 1 },
    });
  }
}

self.addEventListener('message', ({ data }: MessageEvent<Request>) => {
  const response = respond(solver, data);
  postMessage(response, { transfer: 'answer' in response ? buffersOf(response.answer) : [] });
});

warmUp();
