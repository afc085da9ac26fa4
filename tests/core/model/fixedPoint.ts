import type { Path } from '../../../src/core/model/path.ts';
import type { Problem } from '../../../src/core/model/problem.ts';

/**
 * The reduced map in whole numbers scaled by 10⁴⁰⁰, in the form of its definition: r' = r(1 − κ + rz), κ' = κ + κr² − 4rz, z = r + w. An arithmetic and
 * a form of its own, for what the code computes in powers of two and by lengths.
 */

const DIGITS = 400;
const ONE = 10n ** BigInt(DIGITS);

function fixed(x: number): bigint {
  let power = 0;
  let m = x;
  while (!Number.isInteger(m)) {
    m *= 2;
    power++;
  }
  return (BigInt(m) * ONE) / 2n ** BigInt(power);
}

/** The nearest double. */
const double = (x: bigint) => Number(`${x}e-${DIGITS}`);
const times = (x: bigint, y: bigint) => (x * y) / ONE;
const over = (x: bigint, y: bigint) => (x * ONE) / y;

function root(x: bigint): bigint {
  let low = 0n;
  let high = x + ONE;
  while (high - low > 1n) {
    const middle = (low + high) / 2n;
    if (times(middle, middle) <= x) low = middle;
    else high = middle;
  }
  return low;
}

type Columns = Record<keyof Path, number[]>;

/** The first `steps` steps; a and b are those of lengths that are not 0. */
export function pathOf({ learningRate, curvature0, width, target, start }: Problem, steps: number): Columns {
  const rate = curvature0 === undefined ? fixed(learningRate) : over(fixed(curvature0), fixed(start.ntk));
  const unit = over(rate, root(BigInt(width) * ONE));
  const w = times(unit, fixed(target));
  let z = times(unit, fixed(start.output));
  let k = times(rate, fixed(start.ntk));
  let r = z - w;
  let a = ONE;
  let b = ONE;
  const columns: Columns = { r: [], z: [], curvature: [], a: [], b: [], movedA: [], movedB: [] };
  for (let t = 0; t <= steps; t++) {
    const row = { r, z, curvature: k, a, b, movedA: a - ONE, movedB: b - ONE };
    for (const [name, value] of Object.entries(row)) columns[name as keyof Path].push(double(value));
    a = times(a, ONE - r);
    b = times(b, ONE + r);
    const rz = times(r, z);
    const next = times(r, ONE - k + rz);
    k = k + times(k, times(r, r)) - 4n * rz;
    r = next;
    z = r + w;
  }
  return columns;
}
