import { describe, expect, it, vi } from 'vitest';
import { bifurcation } from '../../../src/core/many/bifurcation.ts';
import { answerOf, cellsOf, type Question } from '../../../src/core/many/cells.ts';
import { boxCounting } from '../../../src/core/many/dimension.ts';
import { inOneGo } from '../../../src/core/many/inOneGo.ts';
import { WHOLE_PASS } from '../../../src/core/many/passes.ts';
import { kernelBatches } from '../../../src/kernels/landing.ts';
import { makeAtlasTasks } from '../../../src/workers/atlas/tasks.ts';

const tasks = makeAtlasTasks();

const question = (width: number): Question => ({
  plane: {
    setting: {
      rate: { kind: 'c', value: 1 },
      width,
      target: 0.5,
      seed: 3,
      start: { kind: 'given', output: 1, ntk: 2 },
      outputScale: 1,
    },
    x: { kind: 'c', from: 0, to: 6 },
    y: { kind: 'y', from: -3, to: 3 },
    columns: 16,
    rows: 16,
  },
  maxSteps: 400,
  decay: 0,
  seeds: 1,
  lyapunov: false,
});

/** An engine that knows WebAssembly and takes no module with vectors, or may take none. */
const REFUSING = {
  ...WebAssembly,
  Module: class {
    constructor() {
      throw new WebAssembly.CompileError('Wasm SIMD unsupported');
    }
  },
};

describe('the tasks of the atlas', () => {
  it.each([
    ['there is no WebAssembly', undefined],
    ['it has no SIMD, or a policy forbids it', REFUSING],
  ])('do without the kernel where %s, with the same answers', (_, engine) => {
    const answer = () => inOneGo(makeAtlasTasks().cells({ question: question(64), pass: WHOLE_PASS }, 1));
    const byKernel = answer();
    vi.stubGlobal('WebAssembly', engine);
    try {
      expect(kernelBatches()).toBeNull();
      expect(answer()).toEqual(byKernel);
    } finally {
      vi.unstubAllGlobals();
    }
  });

  it('answer for cells what the plain loops do, and a job by its own question', () => {
    const of = (width: number, job: number) =>
      inOneGo(tasks.cells({ question: question(width), pass: WHOLE_PASS }, job));
    const [narrow, wide] = [4, 400].map((width) => answerOf(cellsOf(question(width)), WHOLE_PASS));
    expect(narrow).not.toEqual(wide);
    expect(of(4, 1)).toEqual(narrow);
    expect(of(400, 2)).toEqual(wide);
    expect(of(4, 3)).toEqual(narrow);
    // A job keeps the question it was begun with: every task of it brings the same.
    expect(of(400, 3)).toEqual(narrow);
  });

  it('write their cells in the room they are given, whatever it held', () => {
    const given: ArrayBuffer[] = [];
    const dirty = makeAtlasTasks((bytes) => {
      const buffer = new Uint8Array(bytes + 5).fill(255).buffer;
      given.push(buffer);
      return buffer;
    });
    for (const [job, lyapunov] of [true, false].entries()) {
      const asked = { ...question(30), lyapunov };
      const cells = inOneGo(dirty.cells({ question: asked, pass: WHOLE_PASS }, job));
      expect(cells).toEqual(answerOf(cellsOf(asked), WHOLE_PASS));
      for (const { buffer } of [cells.fate, cells.curvature, cells.peakLoss, cells.steps])
        expect(buffer).toBe(given.at(-1));
    }
    // Three or four doubles and a byte a cell.
    expect(given.map(({ byteLength }) => byteLength - 5)).toEqual([33 * 256, 25 * 256]);
  });

  it('answer for the bifurcation diagram and for boxes', () => {
    const w = Float64Array.of(1.1, 1.35, 1.9);
    expect(inOneGo(tasks.bifurcation({ w, rFrom: -2, rTo: 2, rows: 32 }))).toEqual(bifurcation(w, -2, 2, 32));
    const cells = Uint8Array.from({ length: 64 * 32 }, (_, at) => (at % 64 > 20 ? 1 : 0));
    expect(inOneGo(tasks.boxes({ cells, columns: 64, rows: 32 }))).toEqual(
      inOneGo(boxCounting(cells, 64, 32)),
    );
  });
});
