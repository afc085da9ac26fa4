import { checkFinite, checkInteger, MAX_STEPS } from '../model/problem.ts';

/**
 * How often the loss goes up and down at y = 0, where κ' = κ − (4 − κ)r² and r' = r(1 − κ + r²). For κ₀ < 4, κ never rises, and |r| rises at a step
 * iff κ − r² > 2: the loss turns before κ comes below 2, and once κ is there it only falls.
 */

/**
 * For κ₀ up to this |Δf| rises, if at all, before it falls, at every width and from every start. After a fall D = κ − r² lies in (0, 2) and a step
 * takes it to D + s(s − 4 + 3D − D²), s = r²; for that to exceed 2 takes κ = D + s > 3.40010, whose least value is at D = 1.1366, s = 2.2635.
 */
export const ONE_HUMP = 3.4001;

export interface Humps {
  /** |r_t| and κ_t, t = 0 … the last step followed. */
  readonly size: Float64Array;
  readonly curvature: Float64Array;
  /** Stretches of steps that rise, and those that fall or stay, as they follow one another. */
  readonly pattern: readonly ('up' | 'down')[];
  /** Steps that rise though the one before did not. */
  readonly risesAfterFall: number;
  /** No such step: |Δf| goes up, perhaps not at all, and then down. */
  readonly unimodal: boolean;
  /** Whether κ < 2 was reached, or Δf = 0, beyond which nothing rises: pattern and verdict are final. */
  readonly settled: boolean;
}

/**
 * Follows a start (κ₀, r₀) at y = 0 until nothing can rise any more, but `least` steps at least and `most` at most.
 * @throws RangeError for κ₀ outside 0 … 4, ends left out, |r₀| above κ₀/2, which no network has, or numbers of steps outside 0 … 100,000.
 */
export function humpsOf(curvature0: number, scaledResidual0: number, least: number, most = MAX_STEPS): Humps {
  if (!(curvature0 > 0 && curvature0 < 4))
    throw new RangeError(`initial curvature must lie between 0 and 4, got ${curvature0}`);
  checkFinite('initial scaled residual', scaledResidual0);
  if (Math.abs(scaledResidual0) > curvature0 / 2)
    throw new RangeError(
      `initial scaled residual must lie within ±κ₀/2 = ±${curvature0 / 2}, got ${scaledResidual0}`,
    );
  checkInteger('most steps', most, 0, MAX_STEPS);
  checkInteger('least steps', least, 0, most);
  let r = scaledResidual0;
  let kappa = curvature0;
  // κ ± 2r = (1 ∓ r)² times what they were: as squares they cannot leave the cone.
  let P = kappa + 2 * r;
  let Q = kappa - 2 * r;
  const size = [Math.abs(r)];
  const curvature = [kappa];
  const pattern: ('up' | 'down')[] = [];
  let risesAfterFall = 0;
  const isSettled = () => kappa < 2 || r === 0;
  for (let t = 0; t < most && (t < least || !isSettled()); t++) {
    const next = r * (1 - kappa + r * r);
    P *= (1 - r) * (1 - r);
    Q *= (1 + r) * (1 + r);
    // Rounding shall not let it rise either.
    kappa = Math.min(kappa, (P + Q) / 2);
    const word = Math.abs(next) > Math.abs(r) ? 'up' : 'down';
    const last = pattern.at(-1);
    if (word === 'up' && last === 'down') risesAfterFall += 1;
    if (word !== last) pattern.push(word);
    r = next;
    size.push(Math.abs(r));
    curvature.push(kappa);
  }
  // The last step may have brought κ below 2 on a rise: what follows falls.
  if (isSettled() && pattern.at(-1) !== 'down') pattern.push('down');
  return {
    size: Float64Array.from(size),
    curvature: Float64Array.from(curvature),
    pattern,
    risesAfterFall,
    unimodal: risesAfterFall === 0,
    settled: isSettled(),
  };
}
