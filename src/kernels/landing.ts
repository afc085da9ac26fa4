import { type Batch, landOne, type MakeBatch } from '../core/many/landings.ts';
import { checkMaxSteps, STRIDE } from '../core/theory/landing.ts';
import { bytes } from './assembly/landing.ts?kernel';

/** The landing kernel: `land` for many runs, bit for bit, by WebAssembly with vectors of two doubles. */

interface Exports {
  readonly memory: WebAssembly.Memory;
  sizeOf(room: number): number;
  base(): number;
  land(at: number, room: number, entries: number, strides: number): number;
}

/** As in assembly/landing.ts: a run to be landed by the plain function. */
const HANDED_OVER = 4;
const PAGE = 65_536;
/** Most strides the kernel counts to. */
const MOST_STRIDES = 2 ** 30;

/**
 * Makes batches that land by the kernel; null where there is no WebAssembly with SIMD, or a policy forbids it. Batches of up to the same size
 * share their room: one is to be filled, landed and read before the next is filled.
 */
export function kernelBatches(): MakeBatch | null {
  let module: WebAssembly.Module;
  try {
    module = new WebAssembly.Module(bytes);
  } catch {
    return null;
  }
  let last: { readonly room: number; readonly batch: Batch } | null = null;
  return (room) => {
    if (last === null || last.room < room) {
      // A new memory for a larger batch: growing the old one would take it from whoever still reads it.
      const rounded = 2 ** Math.ceil(Math.log2(Math.max(1, room)));
      last = { room: rounded, batch: makeBatch(module, rounded) };
    }
    return last.batch;
  };
}

function makeBatch(module: WebAssembly.Module, room: number): Batch {
  const kernel = new WebAssembly.Instance(module).exports as unknown as Exports;
  const base = kernel.base();
  const missing = base + kernel.sizeOf(room) - kernel.memory.buffer.byteLength;
  kernel.memory.grow(Math.max(0, Math.ceil(missing / PAGE)));
  const { buffer } = kernel.memory;
  const column = (place: number) => new Float64Array(buffer, base + place * 8 * room, room);
  const starts = {
    curvature: column(0),
    residual: column(1),
    target: column(2),
    rate: new Float64Array(room),
    unit: new Float64Array(room),
  };
  const landings = {
    curvature: column(3),
    peak: column(4),
    steps: new Int32Array(buffer, base + 40 * room, room),
    end: new Uint8Array(buffer, base + 44 * room, room),
  };
  return {
    starts,
    landings,
    land(count, maxSteps) {
      checkMaxSteps(maxSteps);
      const strides = Math.ceil(maxSteps / STRIDE);
      const byKernel = strides <= MOST_STRIDES;
      let left = byKernel ? kernel.land(base, room, count, strides) : count;
      for (let i = 0; i < count && left > 0; i++) {
        if (byKernel && landings.end[i] !== HANDED_OVER) continue;
        landOne(starts, landings, i, maxSteps);
        left--;
      }
    },
  };
}
