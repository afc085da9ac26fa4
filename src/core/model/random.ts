import { checkInteger, checkProblem, MAX_WIDTH, type Start } from './problem.ts';

/**
 * Seeded Gaussian weights that are the same in every engine.
 *
 * Neuron i of a seed has its own place in the stream, so n neurons are the first n of one infinite network:
 * widening adds neurons and redraws none. Integers come from the counter-based generator Philox-2x32-10
 * (Salmon et al., "Parallel random numbers: as easy as 1, 2, 3", SC 2011); Gaussians from Marsaglia's polar method,
 * which needs a square root, exact in every engine, and a logarithm, computed here from + − × ÷ alone.
 */

export const MAX_SEED = 2 ** 32 - 1;

const MULTIPLIER = 0xd256d193;
const MULTIPLIER_LOW = MULTIPLIER & 0xffff;
const MULTIPLIER_HIGH = MULTIPLIER >>> 16;
const KEY_STEP = 0x9e3779b9;
const ROUNDS = 10;

/** Word pair of the last `philox` call: two numbers are returned without an allocation per neuron. */
const word = new Uint32Array(2);

/** Ten rounds of Philox-2x32 on the counter (index, attempt) under the key `seed`; the result is left in `word`. */
function philox(seed: number, index: number, attempt: number): void {
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

/** Exposed for the published test vectors of the generator. */
export function philoxWords(seed: number, index: number, attempt: number): [number, number] {
  philox(seed, index, attempt);
  return [word[0] as number, word[1] as number];
}

const floatView = new Float64Array(1);
const wordView = new Uint32Array(floatView.buffer);
/** Which of the two words of a double holds its exponent: 1 on little-endian machines. */
const EXPONENT_WORD = new Uint8Array(new Uint32Array([1]).buffer)[0] === 1 ? 1 : 0;
// ln 2 in two parts; the first has enough trailing zero bits that any exponent times it is exact.
const LN2_HIGH = 0.6931471803691238;
const LN2_LOW = 1.9082149292705877e-10;

/**
 * Natural logarithm of a normal positive double from + − × ÷ alone, to about one unit in the last place.
 * x = 2^e m with m ∈ [√½, √2); ln m = 2 artanh((m − 1)/(m + 1)), by its Taylor series.
 */
export function portableLog(x: number): number {
  floatView[0] = x;
  const bits = wordView[EXPONENT_WORD] as number;
  let exponent = (bits >>> 20) - 1023;
  wordView[EXPONENT_WORD] = (bits & 0x000fffff) | 0x3ff00000;
  let mantissa = floatView[0] as number;
  if (mantissa > Math.SQRT2) {
    mantissa /= 2;
    exponent += 1;
  }
  const t = (mantissa - 1) / (mantissa + 1);
  const s = t * t;
  let series = 1 / 23;
  for (let odd = 21; odd >= 3; odd -= 2) series = 1 / odd + s * series;
  return exponent * LN2_HIGH + (2 * t + (2 * t * s * series + exponent * LN2_LOW));
}

/** The last neuron drawn: its two weights. */
let lastU = 0;
let lastV = 0;

/** Draws neuron `index` of `seed` into (lastU, lastV): two independent N(0, 1) numbers. */
function drawNeuron(seed: number, index: number): void {
  for (let attempt = 0; ; attempt++) {
    philox(seed, index, attempt);
    // Midpoints of 2³² equal cells of (−1, 1): symmetric, never 0.
    const x = ((word[0] as number) + 0.5) / 2147483648 - 1;
    const y = ((word[1] as number) + 0.5) / 2147483648 - 1;
    const s = x * x + y * y;
    if (s < 1) {
      const factor = Math.sqrt((-2 * portableLog(s)) / s);
      lastU = x * factor;
      lastV = y * factor;
      return;
    }
  }
}

/** The two layers' weights u and v, each of length n. */
export interface Weights {
  readonly u: Float64Array;
  readonly v: Float64Array;
}

/** The first `width` neurons of `seed`. @throws RangeError for a seed outside 0 … 2³² − 1 or a width outside 1 … 2²⁰. */
export function gaussianWeights(seed: number, width: number): Weights {
  checkInteger('seed', seed, 0, MAX_SEED);
  checkInteger('width', width, 1, MAX_WIDTH);
  const u = new Float64Array(width);
  const v = new Float64Array(width);
  for (let i = 0; i < width; i++) {
    drawNeuron(seed, i);
    u[i] = lastU;
    v[i] = lastV;
  }
  return { u, v };
}

/** Neurons summed before a partial sum is added to the total: this order defines f₀ and λ₀, wherever they are computed. */
const CHUNK = 1024;

/** Sums over whole chunks of one seed's stream: entry k covers the first k chunks. */
interface Sums {
  readonly squares: number[];
  readonly products: number[];
}

/** A sweep over seeds comes back to each of them. */
const KEPT_SEEDS = 64;
const sumsOfSeed = new Map<number, Sums>();

function sumsFor(seed: number): Sums {
  let sums = sumsOfSeed.get(seed);
  if (sums === undefined) {
    sums = { squares: [0], products: [0] };
    if (sumsOfSeed.size >= KEPT_SEEDS) sumsOfSeed.delete(sumsOfSeed.keys().next().value as number);
    sumsOfSeed.set(seed, sums);
  }
  return sums;
}

function extend(seed: number, sums: Sums): void {
  const chunk = sums.squares.length - 1;
  let squares = 0;
  let products = 0;
  for (let i = chunk * CHUNK; i < (chunk + 1) * CHUNK; i++) {
    drawNeuron(seed, i);
    squares += lastU * lastU + lastV * lastV;
    products += lastU * lastV;
  }
  sums.squares.push((sums.squares[chunk] as number) + squares);
  sums.products.push((sums.products[chunk] as number) + products);
}

function startFromSums(squares: number, products: number, width: number): Start {
  return { output: products / Math.sqrt(width), ntk: squares / width };
}

/** f₀ and λ₀ of the first `width` neurons of `seed`: equal, bit for bit, to measuring the weights, but quick for neighbouring widths. */
export function startOf(seed: number, width: number): Start {
  checkInteger('seed', seed, 0, MAX_SEED);
  checkInteger('width', width, 1, MAX_WIDTH);
  const sums = sumsFor(seed);
  const chunks = Math.floor(width / CHUNK);
  while (sums.squares.length <= chunks) extend(seed, sums);
  let squares = 0;
  let products = 0;
  for (let i = chunks * CHUNK; i < width; i++) {
    drawNeuron(seed, i);
    squares += lastU * lastU + lastV * lastV;
    products += lastU * lastV;
  }
  return startFromSums(
    (sums.squares[chunks] as number) + squares,
    (sums.products[chunks] as number) + products,
    width,
  );
}

/** Prepares `chunks` more chunks of a seed's stream, so that a later drag of the width need not; true once 2²⁰ neurons are ready. */
export function warmUp(seed: number, chunks: number): boolean {
  checkInteger('seed', seed, 0, MAX_SEED);
  const sums = sumsFor(seed);
  for (let k = 0; k < chunks && sums.squares.length <= MAX_WIDTH / CHUNK; k++) extend(seed, sums);
  return sums.squares.length > MAX_WIDTH / CHUNK;
}

/** f₀ = v·u/√n and λ₀ = (‖u‖² + ‖v‖²)/n of given weights. */
export function measure({ u, v }: Weights): Start {
  const width = u.length;
  checkInteger('width', width, 1, MAX_WIDTH);
  checkInteger('second layer width', v.length, width, width);
  let squares = 0;
  let products = 0;
  for (let from = 0; from < width; from += CHUNK) {
    let partSquares = 0;
    let partProducts = 0;
    for (let i = from; i < Math.min(width, from + CHUNK); i++) {
      const ui = u[i] as number;
      const vi = v[i] as number;
      partSquares += ui * ui + vi * vi;
      partProducts += ui * vi;
    }
    squares += partSquares;
    products += partProducts;
  }
  return startFromSums(squares, products, width);
}

/**
 * Weights that start at (f₀, λ₀): the directions of p = u + v and q = u − v are the seed's, their lengths what the start asks for,
 * ‖p‖² = n(λ₀ + 2f₀/√n), ‖q‖² = n(λ₀ − 2f₀/√n). For a start of the seed itself these are the seed's weights.
 */
export function weightsFor(seed: number, width: number, start: Start): Weights {
  checkProblem({ learningRate: 1, width, target: 0, start });
  const weights = gaussianWeights(seed, width);
  const own = measure(weights);
  if (own.output === start.output && own.ntk === start.ntk) return weights;
  const root = Math.sqrt(width);
  const stretch = (sign: 1 | -1) => {
    const asked = Math.max(0, start.ntk + (sign * 2 * start.output) / root);
    return Math.sqrt(asked / (own.ntk + (sign * 2 * own.output) / root));
  };
  const along = stretch(1);
  const across = stretch(-1);
  for (let i = 0; i < width; i++) {
    const p = along * ((weights.u[i] as number) + (weights.v[i] as number));
    const q = across * ((weights.u[i] as number) - (weights.v[i] as number));
    weights.u[i] = (p + q) / 2;
    weights.v[i] = (p - q) / 2;
  }
  return weights;
}
