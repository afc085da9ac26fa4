/** Elementary functions from + − × ÷ alone, so that every engine gives the same digits. */

const floatView = new Float64Array(1);
const wordView = new Uint32Array(floatView.buffer);
/** Which of the two words of a double holds its exponent: 1 on little-endian machines. */
const EXPONENT_WORD = new Uint8Array(new Uint32Array([1]).buffer)[0] === 1 ? 1 : 0;
// ln 2 in two parts; the first has enough trailing zero bits that any exponent times it is exact.
const LN2_HIGH = 0.6931471803691238;
const LN2_LOW = 1.9082149292705877e-10;
const LN2 = Math.LN2;

/** Smallest double with all its bits, and the power of two that lifts smaller ones above it. */
const SMALLEST_NORMAL = 2.2250738585072014e-308;
const LIFT = 18014398509481984;
const LIFT_EXPONENT = 54;

/**
 * Natural logarithm to about one unit in the last place; −∞ at 0, NaN below.
 * x = 2^e m with m ∈ [√½, √2); ln m = 2 artanh((m − 1)/(m + 1)), by its Taylor series.
 */
export function log(x: number): number {
  if (!(x > 0)) return x === 0 ? Number.NEGATIVE_INFINITY : Number.NaN;
  if (x === Number.POSITIVE_INFINITY) return x;
  const isSmall = x < SMALLEST_NORMAL;
  floatView[0] = isSmall ? x * LIFT : x;
  const bits = wordView[EXPONENT_WORD] as number;
  let exponent = (bits >>> 20) - 1023 - (isSmall ? LIFT_EXPONENT : 0);
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

/** Terms of the series of eʳ − 1, |r| ≤ ln 2/2, that reach the last bit. */
const TERMS = 15;

/** eʳ − 1 for |r| ≤ ln 2/2, by its Taylor series. */
function smallExpm1(r: number): number {
  let series = 1;
  for (let k = TERMS; k >= 2; k--) series = 1 + (r / k) * series;
  return r * series;
}

/** x·2^k, k a whole number: in steps of powers that are doubles themselves. */
export function timesPowerOfTwo(x: number, k: number): number {
  let value = x;
  let rest = k;
  while (Math.abs(rest) > 0) {
    const step = Math.max(-1000, Math.min(1000, rest));
    wordView[EXPONENT_WORD] = (step + 1023) << 20;
    wordView[1 - EXPONENT_WORD] = 0;
    value *= floatView[0] as number;
    rest -= step;
  }
  return value;
}

/** eˣ to about two units in the last place: x = k ln 2 + r. */
export function exp(x: number): number {
  // Beyond these ends it is ∞ or 0 in doubles.
  const within = Math.max(-746, Math.min(710, x));
  const k = Math.round(within / LN2);
  return timesPowerOfTwo(1 + smallExpm1(within - k * LN2_HIGH - k * LN2_LOW), k);
}

/** eˣ − 1, without cancelling near 0. */
export const expm1 = (x: number): number => (Math.abs(x) < LN2 / 2 ? smallExpm1(x) : exp(x) - 1);

/** √(a² + b²) without leaving the range of doubles on the way. */
export function hypotenuse(a: number, b: number): number {
  const larger = Math.max(Math.abs(a), Math.abs(b));
  if (larger === 0 || larger === Number.POSITIVE_INFINITY) return larger;
  const ratio = Math.min(Math.abs(a), Math.abs(b)) / larger;
  return larger * Math.sqrt(1 + ratio * ratio);
}
