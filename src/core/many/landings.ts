import {
  CONVERGED,
  checkLimit,
  ESCAPED,
  isNearSaddle,
  type Landing,
  land,
  restingCurvature,
  STRIDE,
  usesZeroForm,
} from '../theory/landing.ts';

/** Where many runs land: `land` for each, bit for bit, several at a time. */

/** The starts of many runs; a curvature below 0 marks one to leave out. */
interface Batch {
  readonly curvature: Float64Array;
  readonly residual: Float64Array;
  readonly target: Float64Array;
}

export const CONVERGES = 1;
export const DIVERGES = 2;
export const GOES_ON = 3;
const CODES: Record<Landing['end'], number> = { converged: CONVERGES, diverged: DIVERGES, limit: GOES_ON };

/** What became of each: CONVERGES, DIVERGES or GOES_ON, and 0 for one left out, of which nothing else is written; the rest as in `Landing`. */
export interface Landings {
  readonly end: Uint8Array;
  readonly curvature: Float64Array;
  /** r at the end. */
  readonly residual: Float64Array;
  readonly peak: Float64Array;
  readonly steps: Int32Array;
}

export const makeLandings = (count: number): Landings => ({
  end: new Uint8Array(count),
  curvature: new Float64Array(count),
  residual: new Float64Array(count),
  peak: new Float64Array(count),
  steps: new Int32Array(count),
});

/** Lands the first `count` starts of a batch. @throws RangeError for a limit as in `land`. */
export function landAll(batch: Batch, count: number, limit: number, into: Landings): void {
  checkLimit(limit);
  followZero(batch, count, limit, into);
  follow(batch, count, limit, into);
  finish(batch, count, limit, into);
}

/*
 * One step waits for the one before, so a processor is idle most of the time in a single recursion: independent ones, written out side by side,
 * fill it. A lane whose run has ended takes the next start at once. Both loops leave κ, r, the largest r² and the step of each run's end.
 */

/** The runs with target 0, in the form of `landZero`: (κ − 4)' = (κ − 4)(1 + r²), r' = r(r² − (κ − 4) − 3). */
function followZero(
  { curvature, residual, target }: Batch,
  count: number,
  limit: number,
  into: Landings,
): void {
  const { curvature: endK, residual: endR, peak, steps } = into;
  let next = 0;
  while (next < count && !usesZeroForm(curvature[next] as number, target[next] as number)) next++;
  let a = next < count ? next++ : -1;
  let aH = a < 0 ? -3 : (curvature[a] as number) - 4;
  let aR = a < 0 ? 0 : (residual[a] as number);
  let aPeak = aR * aR;
  let aSmall = CONVERGED * aPeak;
  let aT = 0;
  let aBelow = 0;
  while (next < count && !usesZeroForm(curvature[next] as number, target[next] as number)) next++;
  let b = next < count ? next++ : -1;
  let bH = b < 0 ? -3 : (curvature[b] as number) - 4;
  let bR = b < 0 ? 0 : (residual[b] as number);
  let bPeak = bR * bR;
  let bSmall = CONVERGED * bPeak;
  let bT = 0;
  let bBelow = 0;
  while (next < count && !usesZeroForm(curvature[next] as number, target[next] as number)) next++;
  let c = next < count ? next++ : -1;
  let cH = c < 0 ? -3 : (curvature[c] as number) - 4;
  let cR = c < 0 ? 0 : (residual[c] as number);
  let cPeak = cR * cR;
  let cSmall = CONVERGED * cPeak;
  let cT = 0;
  let cBelow = 0;
  while (next < count && !usesZeroForm(curvature[next] as number, target[next] as number)) next++;
  let d = next < count ? next++ : -1;
  let dH = d < 0 ? -3 : (curvature[d] as number) - 4;
  let dR = d < 0 ? 0 : (residual[d] as number);
  let dPeak = dR * dR;
  let dSmall = CONVERGED * dPeak;
  let dT = 0;
  let dBelow = 0;
  while (next < count && !usesZeroForm(curvature[next] as number, target[next] as number)) next++;
  let e = next < count ? next++ : -1;
  let eH = e < 0 ? -3 : (curvature[e] as number) - 4;
  let eR = e < 0 ? 0 : (residual[e] as number);
  let ePeak = eR * eR;
  let eSmall = CONVERGED * ePeak;
  let eT = 0;
  let eBelow = 0;
  while (a >= 0 || b >= 0 || c >= 0 || d >= 0 || e >= 0) {
    for (let step = 0; step < STRIDE; step++) {
      const aS = aR * aR;
      if (aS > aPeak) aPeak = aS;
      else if (aS <= aSmall) aBelow++;
      aR *= aS - aH - 3;
      aH += aS * aH;
      const bS = bR * bR;
      if (bS > bPeak) bPeak = bS;
      else if (bS <= bSmall) bBelow++;
      bR *= bS - bH - 3;
      bH += bS * bH;
      const cS = cR * cR;
      if (cS > cPeak) cPeak = cS;
      else if (cS <= cSmall) cBelow++;
      cR *= cS - cH - 3;
      cH += cS * cH;
      const dS = dR * dR;
      if (dS > dPeak) dPeak = dS;
      else if (dS <= dSmall) dBelow++;
      dR *= dS - dH - 3;
      dH += dS * dH;
      const eS = eR * eR;
      if (eS > ePeak) ePeak = eS;
      else if (eS <= eSmall) eBelow++;
      eR *= eS - eH - 3;
      eH += eS * eH;
    }
    aT += STRIDE;
    if (a >= 0 && ((aR * aR <= aSmall && aH < -2) || !(aR * aR < ESCAPED) || aT >= limit)) {
      endK[a] = aH + 4;
      endR[a] = aR;
      peak[a] = aPeak;
      steps[a] = aT - aBelow;
      while (next < count && !usesZeroForm(curvature[next] as number, target[next] as number)) next++;
      a = next < count ? next++ : -1;
      aH = a < 0 ? -3 : (curvature[a] as number) - 4;
      aR = a < 0 ? 0 : (residual[a] as number);
      aPeak = aR * aR;
      aSmall = CONVERGED * aPeak;
      aT = 0;
    }
    aBelow = 0;
    bT += STRIDE;
    if (b >= 0 && ((bR * bR <= bSmall && bH < -2) || !(bR * bR < ESCAPED) || bT >= limit)) {
      endK[b] = bH + 4;
      endR[b] = bR;
      peak[b] = bPeak;
      steps[b] = bT - bBelow;
      while (next < count && !usesZeroForm(curvature[next] as number, target[next] as number)) next++;
      b = next < count ? next++ : -1;
      bH = b < 0 ? -3 : (curvature[b] as number) - 4;
      bR = b < 0 ? 0 : (residual[b] as number);
      bPeak = bR * bR;
      bSmall = CONVERGED * bPeak;
      bT = 0;
    }
    bBelow = 0;
    cT += STRIDE;
    if (c >= 0 && ((cR * cR <= cSmall && cH < -2) || !(cR * cR < ESCAPED) || cT >= limit)) {
      endK[c] = cH + 4;
      endR[c] = cR;
      peak[c] = cPeak;
      steps[c] = cT - cBelow;
      while (next < count && !usesZeroForm(curvature[next] as number, target[next] as number)) next++;
      c = next < count ? next++ : -1;
      cH = c < 0 ? -3 : (curvature[c] as number) - 4;
      cR = c < 0 ? 0 : (residual[c] as number);
      cPeak = cR * cR;
      cSmall = CONVERGED * cPeak;
      cT = 0;
    }
    cBelow = 0;
    dT += STRIDE;
    if (d >= 0 && ((dR * dR <= dSmall && dH < -2) || !(dR * dR < ESCAPED) || dT >= limit)) {
      endK[d] = dH + 4;
      endR[d] = dR;
      peak[d] = dPeak;
      steps[d] = dT - dBelow;
      while (next < count && !usesZeroForm(curvature[next] as number, target[next] as number)) next++;
      d = next < count ? next++ : -1;
      dH = d < 0 ? -3 : (curvature[d] as number) - 4;
      dR = d < 0 ? 0 : (residual[d] as number);
      dPeak = dR * dR;
      dSmall = CONVERGED * dPeak;
      dT = 0;
    }
    dBelow = 0;
    eT += STRIDE;
    if (e >= 0 && ((eR * eR <= eSmall && eH < -2) || !(eR * eR < ESCAPED) || eT >= limit)) {
      endK[e] = eH + 4;
      endR[e] = eR;
      peak[e] = ePeak;
      steps[e] = eT - eBelow;
      while (next < count && !usesZeroForm(curvature[next] as number, target[next] as number)) next++;
      e = next < count ? next++ : -1;
      eH = e < 0 ? -3 : (curvature[e] as number) - 4;
      eR = e < 0 ? 0 : (residual[e] as number);
      ePeak = eR * eR;
      eSmall = CONVERGED * ePeak;
      eT = 0;
    }
    eBelow = 0;
  }
}

/** The others, in the form of `land`. */
function follow({ curvature, residual, target }: Batch, count: number, limit: number, into: Landings): void {
  const { curvature: endK, residual: endR, peak, steps } = into;
  let next = 0;
  while (
    next < count &&
    !((curvature[next] as number) >= 0 && !usesZeroForm(curvature[next] as number, target[next] as number))
  )
    next++;
  let a = next < count ? next++ : -1;
  let aK = a < 0 ? 1 : (curvature[a] as number);
  let aR = a < 0 ? 0 : (residual[a] as number);
  let aW = a < 0 ? 0 : (target[a] as number);
  let aPeak = aR * aR;
  let aSmall = CONVERGED * aPeak;
  let aT = 0;
  let aBelow = 0;
  while (
    next < count &&
    !((curvature[next] as number) >= 0 && !usesZeroForm(curvature[next] as number, target[next] as number))
  )
    next++;
  let b = next < count ? next++ : -1;
  let bK = b < 0 ? 1 : (curvature[b] as number);
  let bR = b < 0 ? 0 : (residual[b] as number);
  let bW = b < 0 ? 0 : (target[b] as number);
  let bPeak = bR * bR;
  let bSmall = CONVERGED * bPeak;
  let bT = 0;
  let bBelow = 0;
  while (
    next < count &&
    !((curvature[next] as number) >= 0 && !usesZeroForm(curvature[next] as number, target[next] as number))
  )
    next++;
  let c = next < count ? next++ : -1;
  let cK = c < 0 ? 1 : (curvature[c] as number);
  let cR = c < 0 ? 0 : (residual[c] as number);
  let cW = c < 0 ? 0 : (target[c] as number);
  let cPeak = cR * cR;
  let cSmall = CONVERGED * cPeak;
  let cT = 0;
  let cBelow = 0;
  while (
    next < count &&
    !((curvature[next] as number) >= 0 && !usesZeroForm(curvature[next] as number, target[next] as number))
  )
    next++;
  let d = next < count ? next++ : -1;
  let dK = d < 0 ? 1 : (curvature[d] as number);
  let dR = d < 0 ? 0 : (residual[d] as number);
  let dW = d < 0 ? 0 : (target[d] as number);
  let dPeak = dR * dR;
  let dSmall = CONVERGED * dPeak;
  let dT = 0;
  let dBelow = 0;
  while (
    next < count &&
    !((curvature[next] as number) >= 0 && !usesZeroForm(curvature[next] as number, target[next] as number))
  )
    next++;
  let e = next < count ? next++ : -1;
  let eK = e < 0 ? 1 : (curvature[e] as number);
  let eR = e < 0 ? 0 : (residual[e] as number);
  let eW = e < 0 ? 0 : (target[e] as number);
  let ePeak = eR * eR;
  let eSmall = CONVERGED * ePeak;
  let eT = 0;
  let eBelow = 0;
  while (a >= 0 || b >= 0 || c >= 0 || d >= 0 || e >= 0) {
    for (let step = 0; step < STRIDE; step++) {
      const aS = aR * aR;
      if (aS > aPeak) aPeak = aS;
      else if (aS <= aSmall) aBelow++;
      const aQ = aR * (aR + aW);
      aR *= 1 - aK + aQ;
      aK += aS * aK - 4 * aQ;
      const bS = bR * bR;
      if (bS > bPeak) bPeak = bS;
      else if (bS <= bSmall) bBelow++;
      const bQ = bR * (bR + bW);
      bR *= 1 - bK + bQ;
      bK += bS * bK - 4 * bQ;
      const cS = cR * cR;
      if (cS > cPeak) cPeak = cS;
      else if (cS <= cSmall) cBelow++;
      const cQ = cR * (cR + cW);
      cR *= 1 - cK + cQ;
      cK += cS * cK - 4 * cQ;
      const dS = dR * dR;
      if (dS > dPeak) dPeak = dS;
      else if (dS <= dSmall) dBelow++;
      const dQ = dR * (dR + dW);
      dR *= 1 - dK + dQ;
      dK += dS * dK - 4 * dQ;
      const eS = eR * eR;
      if (eS > ePeak) ePeak = eS;
      else if (eS <= eSmall) eBelow++;
      const eQ = eR * (eR + eW);
      eR *= 1 - eK + eQ;
      eK += eS * eK - 4 * eQ;
    }
    aT += STRIDE;
    if (
      a >= 0 &&
      ((aR * aR <= aSmall && aK < 2) ||
        !(aR * aR < ESCAPED) ||
        aT >= limit ||
        (aW !== 0 && isNearSaddle(aK, aR, aW)))
    ) {
      endK[a] = aK;
      endR[a] = aR;
      peak[a] = aPeak;
      steps[a] = aT - aBelow;
      while (
        next < count &&
        !(
          (curvature[next] as number) >= 0 && !usesZeroForm(curvature[next] as number, target[next] as number)
        )
      )
        next++;
      a = next < count ? next++ : -1;
      aK = a < 0 ? 1 : (curvature[a] as number);
      aR = a < 0 ? 0 : (residual[a] as number);
      aW = a < 0 ? 0 : (target[a] as number);
      aPeak = aR * aR;
      aSmall = CONVERGED * aPeak;
      aT = 0;
    }
    aBelow = 0;
    bT += STRIDE;
    if (
      b >= 0 &&
      ((bR * bR <= bSmall && bK < 2) ||
        !(bR * bR < ESCAPED) ||
        bT >= limit ||
        (bW !== 0 && isNearSaddle(bK, bR, bW)))
    ) {
      endK[b] = bK;
      endR[b] = bR;
      peak[b] = bPeak;
      steps[b] = bT - bBelow;
      while (
        next < count &&
        !(
          (curvature[next] as number) >= 0 && !usesZeroForm(curvature[next] as number, target[next] as number)
        )
      )
        next++;
      b = next < count ? next++ : -1;
      bK = b < 0 ? 1 : (curvature[b] as number);
      bR = b < 0 ? 0 : (residual[b] as number);
      bW = b < 0 ? 0 : (target[b] as number);
      bPeak = bR * bR;
      bSmall = CONVERGED * bPeak;
      bT = 0;
    }
    bBelow = 0;
    cT += STRIDE;
    if (
      c >= 0 &&
      ((cR * cR <= cSmall && cK < 2) ||
        !(cR * cR < ESCAPED) ||
        cT >= limit ||
        (cW !== 0 && isNearSaddle(cK, cR, cW)))
    ) {
      endK[c] = cK;
      endR[c] = cR;
      peak[c] = cPeak;
      steps[c] = cT - cBelow;
      while (
        next < count &&
        !(
          (curvature[next] as number) >= 0 && !usesZeroForm(curvature[next] as number, target[next] as number)
        )
      )
        next++;
      c = next < count ? next++ : -1;
      cK = c < 0 ? 1 : (curvature[c] as number);
      cR = c < 0 ? 0 : (residual[c] as number);
      cW = c < 0 ? 0 : (target[c] as number);
      cPeak = cR * cR;
      cSmall = CONVERGED * cPeak;
      cT = 0;
    }
    cBelow = 0;
    dT += STRIDE;
    if (
      d >= 0 &&
      ((dR * dR <= dSmall && dK < 2) ||
        !(dR * dR < ESCAPED) ||
        dT >= limit ||
        (dW !== 0 && isNearSaddle(dK, dR, dW)))
    ) {
      endK[d] = dK;
      endR[d] = dR;
      peak[d] = dPeak;
      steps[d] = dT - dBelow;
      while (
        next < count &&
        !(
          (curvature[next] as number) >= 0 && !usesZeroForm(curvature[next] as number, target[next] as number)
        )
      )
        next++;
      d = next < count ? next++ : -1;
      dK = d < 0 ? 1 : (curvature[d] as number);
      dR = d < 0 ? 0 : (residual[d] as number);
      dW = d < 0 ? 0 : (target[d] as number);
      dPeak = dR * dR;
      dSmall = CONVERGED * dPeak;
      dT = 0;
    }
    dBelow = 0;
    eT += STRIDE;
    if (
      e >= 0 &&
      ((eR * eR <= eSmall && eK < 2) ||
        !(eR * eR < ESCAPED) ||
        eT >= limit ||
        (eW !== 0 && isNearSaddle(eK, eR, eW)))
    ) {
      endK[e] = eK;
      endR[e] = eR;
      peak[e] = ePeak;
      steps[e] = eT - eBelow;
      while (
        next < count &&
        !(
          (curvature[next] as number) >= 0 && !usesZeroForm(curvature[next] as number, target[next] as number)
        )
      )
        next++;
      e = next < count ? next++ : -1;
      eK = e < 0 ? 1 : (curvature[e] as number);
      eR = e < 0 ? 0 : (residual[e] as number);
      eW = e < 0 ? 0 : (target[e] as number);
      ePeak = eR * eR;
      eSmall = CONVERGED * ePeak;
      eT = 0;
    }
    eBelow = 0;
  }
}

/** Reads off what the ends mean. */
function finish(batch: Batch, count: number, limit: number, into: Landings): void {
  for (let i = 0; i < count; i++) {
    const start = batch.curvature[i] as number;
    if (!(start >= 0)) {
      into.end[i] = 0;
      continue;
    }
    const first = batch.residual[i] as number;
    const w = batch.target[i] as number;
    const k = into.curvature[i] as number;
    const r = into.residual[i] as number;
    const s = r * r;
    into.peak[i] = Math.sqrt(into.peak[i] as number);
    if (s <= CONVERGED * (first * first) && k < 2) {
      into.end[i] = CONVERGES;
      into.curvature[i] = restingCurvature(k, r, w);
    } else if (!(s < ESCAPED)) {
      into.end[i] = DIVERGES;
      into.curvature[i] = Number.POSITIVE_INFINITY;
    } else if (w === 0 || !isNearSaddle(k, r, w)) {
      into.end[i] = GOES_ON;
      into.steps[i] = Math.ceil(limit / STRIDE) * STRIDE;
    } else {
      const run = land(start, first, w, limit);
      into.end[i] = CODES[run.end];
      into.curvature[i] = run.curvature;
      into.residual[i] = run.residual;
      into.peak[i] = run.peak;
      into.steps[i] = run.steps;
    }
  }
}
