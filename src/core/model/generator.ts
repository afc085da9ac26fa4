import { log } from './elementary.ts';

/**
 * Integers that are the same in every engine, and standard normal numbers made of them.
 *
 * Integers come from the counter-based generator Philox-2x32-10 (Salmon et al., "Parallel random numbers: as easy as 1, 2, 3", SC 2011);
 * Gaussians from Marsaglia's polar method, which needs a square root, exact in every engine, and a logarithm of our own.
 */

export const MAX_SEED = 2 ** 32 - 1;

const MULTIPLIER = 0xd256d193;
const MULTIPLIER_LOW = MULTIPLIER & 0xffff;
const MULTIPLIER_HIGH = MULTIPLIER >>> 16;
const KEY_STEP = 0x9e3779b9;
const ROUNDS = 10;

/** Ten rounds of Philox-2x32 on the counter (index, attempt) under the key `seed`; the two words of the result are left in `word`. */
export function philox(seed: number, index: number, attempt: number, word: Uint32Array): void {
  let left = index | 0;
  let right = attempt | 0;
  let key = seed | 0;
  for (let round = 0; round < ROUNDS; round++) {
    // 32 × 32 → 64 bits by 16-bit halves: every partial sum stays below 2⁵³.
    const low = left & 0xffff;
    const high = left >>> 16;
    const middle = low * MULTIPLIER_HIGH + ((low * MULTIPLIER_LOW) >>> 16);
    const cross = high * MULTIPLIER_LOW + (middle % 65536);
    const top = high * MULTIPLIER_HIGH + Math.floor(middle / 65536) + Math.floor(cross / 65536);
    const bottom = Math.imul(left, MULTIPLIER);
    left = (top | 0) ^ key ^ right;
    right = bottom;
    key = (key + KEY_STEP) | 0;
  }
  word[0] = left;
  word[1] = right;
}

/** Two independent N(0, 1) numbers at a time: draws neuron `index` of a seed into `u` and `v`, without an allocation per neuron. */
export class NeuronSource {
  u = 0;
  v = 0;
  private readonly seed: number;
  private readonly word = new Uint32Array(2);

  constructor(seed: number) {
    this.seed = seed;
  }

  draw(index: number): void {
    const { word } = this;
    for (let attempt = 0; ; attempt++) {
      philox(this.seed, index, attempt, word);
      // Midpoints of 2³² equal cells of (−1, 1): symmetric, never 0.
      const x = ((word[0] as number) + 0.5) / 2147483648 - 1;
      const y = ((word[1] as number) + 0.5) / 2147483648 - 1;
      const s = x * x + y * y;
      if (s < 1) {
        const factor = Math.sqrt((-2 * log(s)) / s);
        this.u = x * factor;
        this.v = y * factor;
        return;
      }
    }
  }
}
