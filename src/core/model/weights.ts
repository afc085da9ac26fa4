import { MAX_SEED, NeuronSource } from './generator.ts';
import { checkInteger, checkProblem, MAX_WIDTH, type Start, shares } from './problem.ts';

/**
 * Seeded Gaussian weights. Neuron i of a seed has its own place in the stream, so n neurons are the first n of one infinite network: widening
 * adds neurons and redraws none.
 */

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
  const neuron = new NeuronSource(seed);
  for (let i = 0; i < width; i++) {
    neuron.draw(i);
    u[i] = neuron.u;
    v[i] = neuron.v;
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

/** Σ(u² + v²) and Σuv over the neurons from … to − 1 of a seed. */
function sumOf(seed: number, from: number, to: number) {
  const neuron = new NeuronSource(seed);
  let squares = 0;
  let products = 0;
  for (let i = from; i < to; i++) {
    neuron.draw(i);
    squares += neuron.u * neuron.u + neuron.v * neuron.v;
    products += neuron.u * neuron.v;
  }
  return { squares, products };
}

function extend(seed: number, sums: Sums): void {
  const chunk = sums.squares.length - 1;
  const { squares, products } = sumOf(seed, chunk * CHUNK, (chunk + 1) * CHUNK);
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
  const { squares, products } = sumOf(seed, chunks * CHUNK, width);
  return startFromSums(
    (sums.squares[chunks] as number) + squares,
    (sums.products[chunks] as number) + products,
    width,
  );
}

/** Prepares `chunks` more chunks of a seed's stream, so that a later drag of the width need not; true once 2²⁰ neurons are ready. */
export function drawAhead(seed: number, chunks: number): boolean {
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

/** Neurons that may be nearly balanced by chance: their f₀ and λ₀ then do not hold the digits of the shorter of ‖p‖ and ‖q‖. */
const FEW = 64;

/**
 * The first `count` neurons, by default all, of weights that start at (f₀, λ₀): the directions of p = u + v and q = u − v are the seed's, their lengths
 * what the start asks for, ‖p‖² = n(λ₀ + 2f₀/√n), ‖q‖² = n(λ₀ − 2f₀/√n). For a start of the seed itself these are the seed's weights.
 * @throws RangeError for a start that no network of the width has, or a count outside 1 … width.
 */
export function weightsFor(seed: number, width: number, start: Start, count = width): Weights {
  checkProblem({ learningRate: 1, width, target: 0, start });
  checkInteger('number of neurons', count, 1, width);
  const weights = gaussianWeights(seed, count);
  const own = startOf(seed, width);
  if (own.output === start.output && own.ntk === start.ntk) return weights;
  const asked = squaresAt(start, width);
  const had = width > FEW ? squaresAt(own, width) : squaresOf(gaussianWeights(seed, width));
  const along = Math.sqrt(asked.p / had.p);
  const across = Math.sqrt(asked.q / had.q);
  for (let i = 0; i < count; i++) {
    const p = along * ((weights.u[i] as number) + (weights.v[i] as number));
    const q = across * ((weights.u[i] as number) - (weights.v[i] as number));
    weights.u[i] = (p + q) / 2;
    weights.v[i] = (p - q) / 2;
  }
  return weights;
}

/** ‖p‖² and ‖q‖² of n neurons that start at (f₀, λ₀). */
function squaresAt(start: Start, width: number) {
  const { p, q } = shares({ width, start });
  return { p: width * start.ntk * p, q: width * start.ntk * q };
}

/** The same of given weights. */
function squaresOf({ u, v }: Weights) {
  let [p, q] = [0, 0];
  for (const [i, ui] of u.entries()) {
    const vi = v[i] as number;
    p += (ui + vi) ** 2;
    q += (ui - vi) ** 2;
  }
  return { p, q };
}
