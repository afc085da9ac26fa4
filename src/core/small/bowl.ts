import { hypotenuse } from '../model/elementary.ts';
import { checkFinite, checkInteger, checkPositive, MAX_STEPS } from '../model/problem.ts';

/**
 * Gradient descent on a quadratic loss of two weights, L = ½(W − W₀)ᵀQ(W − W₀), Q = R(θ) diag(a, b) R(θ)ᵀ. Along an eigenvector of Q each step
 * multiplies W − W₀ by 1 − ηq, q its eigenvalue, so a path is followed in these coordinates: no direction leaks into another.
 */

export interface Bowl {
  /** Eigenvalue along (cos θ, sin θ), ≥ 0. */
  readonly a: number;
  /** Eigenvalue along (−sin θ, cos θ), ≥ 0. */
  readonly b: number;
  /** θ in degrees. */
  readonly angle: number;
  /** W₀, the minimum. */
  readonly centre: Point;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface BowlPath {
  /** W_t, t = 0 … steps. */
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly loss: Float64Array;
}

export interface BowlVerdict {
  /** cycles: at η = 2/λ_max exactly, from one side of the minimum to the other for ever. */
  readonly kind: 'converges' | 'cycles' | 'diverges';
  /** The exception: η ≥ 2/λ_max, and it converges, since the start has no component along the top eigenvector. */
  readonly spared: boolean;
  /** Where the run ends: W₀ + the projection of (start − W₀) on ker Q; null unless it converges. */
  readonly limit: Point | null;
}

/** Terms of the Taylor series of sine and cosine up to 45°, to the last bit. */
const TERMS = 12;

/** Cosine and sine of an angle in degrees, from + − × ÷ alone and exact at multiples of 90°. */
export function directionOf(degrees: number): { readonly cosine: number; readonly sine: number } {
  checkFinite('angle', degrees);
  const quarters = Math.round(degrees / 90);
  const angle = ((degrees - 90 * quarters) * Math.PI) / 180;
  const square = angle * angle;
  let cosine = 1;
  let sine = 1;
  for (let k = 2 * TERMS; k >= 2; k -= 2) {
    cosine = 1 - (square * cosine) / (k * (k - 1));
    sine = 1 - (square * sine) / (k * (k + 1));
  }
  sine *= angle;
  const turns = ((quarters % 4) + 4) % 4;
  // 0 − x where −x would be −0.
  if (turns === 1) return { cosine: 0 - sine, sine: cosine };
  if (turns === 2) return { cosine: -cosine, sine: 0 - sine };
  if (turns === 3) return { cosine: sine, sine: -cosine };
  return { cosine, sine };
}

/** @throws RangeError for a negative or infinite eigenvalue, or an angle or centre that is not finite. */
function checkBowl({ a, b, centre }: Bowl): void {
  for (const [name, value] of Object.entries({ a, b })) {
    checkFinite(`eigenvalue ${name}`, value);
    if (value < 0) throw new RangeError(`eigenvalue ${name} must be at least 0, got ${value}`);
  }
  checkPoint('centre', centre);
}

function checkPoint(name: string, { x, y }: Point): void {
  checkFinite(`${name} x`, x);
  checkFinite(`${name} y`, y);
}

/** The entries Q_xx, Q_xy = Q_yx, Q_yy. @throws RangeError as all functions of a bowl do. */
export function bowlMatrix(bowl: Bowl): { readonly xx: number; readonly xy: number; readonly yy: number } {
  checkBowl(bowl);
  const { a, b, angle } = bowl;
  const { cosine, sine } = directionOf(angle);
  return {
    xx: a * cosine * cosine + b * sine * sine,
    xy: (a - b) * cosine * sine,
    yy: a * sine * sine + b * cosine * cosine,
  };
}

/** L at a point. */
export function bowlLoss(bowl: Bowl, { x, y }: Point): number {
  const { xx, xy, yy } = bowlMatrix(bowl);
  const [dx, dy] = [x - bowl.centre.x, y - bowl.centre.y];
  return (xx * dx * dx + 2 * xy * dx * dy + yy * dy * dy) / 2;
}

/** 2/λ_max: every start converges iff 0 < η < it. +Infinity for Q = 0. */
export const criticalRate = ({ a, b }: Bowl): number => 2 / Math.max(a, b);

/**
 * The rate whose slower direction is fastest, 2/(λ_max + λ_min), and what it leaves of the distance each step at worst: (κ − 1)/(κ + 1),
 * κ = λ_max/λ_min. Null for Q = 0, where no rate does anything; factor 1 for another singular Q.
 */
export function fastestRate({ a, b }: Bowl): { readonly rate: number; readonly factor: number } | null {
  return a + b > 0 ? { rate: 2 / (a + b), factor: Math.abs(a - b) / (a + b) } : null;
}

/** 1 − ηq, and −1 exactly at the rate 2/q as a double: `criticalRate` is a rate that cycles. */
const factorOf = (rate: number, q: number): number => (rate === 2 / q ? -1 : 1 - rate * q);

/** What each step multiplies the components along the directions of a and b by. */
export const bowlFactors = ({ a, b }: Bowl, rate: number): { readonly a: number; readonly b: number } => ({
  a: factorOf(rate, a),
  b: factorOf(rate, b),
});

/** Component, relative to the distance from W₀, below which it is the rounding of the rotation: the start lies on the axis. */
const ON_AXIS = 4 * Number.EPSILON;

/** Components of start − W₀ along the directions of a and b; a start on an axis, as far as doubles can tell, has one that is exactly 0. */
export function bowlComponents(bowl: Bowl, start: Point): { readonly a: number; readonly b: number } {
  checkBowl(bowl);
  checkPoint('start', start);
  const { cosine, sine } = directionOf(bowl.angle);
  const [dx, dy] = [start.x - bowl.centre.x, start.y - bowl.centre.y];
  const along = dx * cosine + dy * sine;
  const across = dy * cosine - dx * sine;
  const least = ON_AXIS * hypotenuse(dx, dy);
  return { a: Math.abs(along) <= least ? 0 : along, b: Math.abs(across) <= least ? 0 : across };
}

function placeOf({ angle, centre }: Bowl, along: number, across: number): Point {
  const { cosine, sine } = directionOf(angle);
  return { x: centre.x + along * cosine - across * sine, y: centre.y + along * sine + across * cosine };
}

/**
 * Descent from `start` at rate η > 0. Entries are +Infinity from the first number on that leaves the doubles.
 * @throws RangeError for a rate not above 0, a start that is not finite or steps outside 0 … 100,000.
 */
export function bowlPath(bowl: Bowl, start: Point, rate: number, steps: number): BowlPath {
  checkPositive('learning rate', rate);
  checkInteger('steps', steps, 0, MAX_STEPS);
  let { a: along, b: across } = bowlComponents(bowl, start);
  const factors = bowlFactors(bowl, rate);
  const { cosine, sine } = directionOf(bowl.angle);
  const x = new Float64Array(steps + 1).fill(Number.POSITIVE_INFINITY);
  const y = x.slice();
  const loss = x.slice();
  for (let t = 0; t <= steps; t++) {
    const l = (bowl.a * along * along + bowl.b * across * across) / 2;
    if (!(l + Math.abs(along) + Math.abs(across) < Number.POSITIVE_INFINITY)) break;
    // The start is shown where it was put, and not where rotating back and forth leaves it.
    x[t] = t === 0 ? start.x : bowl.centre.x + along * cosine - across * sine;
    y[t] = t === 0 ? start.y : bowl.centre.y + along * sine + across * cosine;
    loss[t] = l;
    along *= factors.a;
    across *= factors.b;
  }
  return { x, y, loss };
}

/** What becomes of a run, without following it. @throws RangeError as `bowlPath`. */
export function bowlVerdict(bowl: Bowl, start: Point, rate: number): BowlVerdict {
  checkPositive('learning rate', rate);
  const components = bowlComponents(bowl, start);
  const factors = bowlFactors(bowl, rate);
  const sizes = (['a', 'b'] as const).filter((k) => components[k] !== 0).map((k) => Math.abs(factors[k]));
  const cycling = (['a', 'b'] as const).some((k) => components[k] !== 0 && factors[k] === -1);
  if (sizes.some((size) => size > 1)) return { kind: 'diverges', spared: false, limit: null };
  if (cycling) return { kind: 'cycles', spared: false, limit: null };
  const resting = (k: 'a' | 'b') => (factors[k] === 1 ? components[k] : 0);
  return {
    kind: 'converges',
    spared: rate >= criticalRate(bowl),
    limit: placeOf(bowl, resting('a'), resting('b')),
  };
}
