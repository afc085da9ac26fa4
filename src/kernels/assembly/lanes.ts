// Eight independent runs side by side, two to a vector. One step of a run waits for the one before, so that a single one leaves a processor idle
// most of the time; four vectors fill it and still fit its registers. Every operation is the one of `land` in core/theory/landing.ts, in its order.

export const STRIDE: i32 = 8;
export const LANES: i32 = 8;
/** Bytes of one value for every lane. */
const ROW: usize = 64;

// As in core/model/convergence.ts and core/theory/landing.ts.
export const ESCAPED: f64 = 1e12;
const NEAR_SADDLE: f64 = 1e-7;

// What the lanes hold: κ (or κ − 4), r, w, the largest r², the r² that counts as converged; and r² at each step of the last stride.
export const K: usize = memory.data(64, 16);
export const R: usize = memory.data(64, 16);
export const W: usize = memory.data(64, 16);
export const PEAK: usize = memory.data(64, 16);
export const LEAST: usize = memory.data(64, 16);
const SQUARES: usize = memory.data(512, 16);
const SQUARES_END: usize = SQUARES + 512;

/** Eight steps of every lane in the form h = κ − 4: h' = h(1 + r²), r' = r(r² − (h + 3)). Bits of the lanes that have ended. */
export function zeroSteps(): i32 {
  const three = f64x2.splat(3);
  const four = f64x2.splat(4);
  let h0 = v128.load(K, 0);
  let h1 = v128.load(K, 16);
  let h2 = v128.load(K, 32);
  let h3 = v128.load(K, 48);
  let r0 = v128.load(R, 0);
  let r1 = v128.load(R, 16);
  let r2 = v128.load(R, 32);
  let r3 = v128.load(R, 48);
  for (let at = SQUARES; at < SQUARES_END; at += ROW) {
    const s0 = f64x2.mul(r0, r0);
    const s1 = f64x2.mul(r1, r1);
    const s2 = f64x2.mul(r2, r2);
    const s3 = f64x2.mul(r3, r3);
    v128.store(at, s0, 0);
    v128.store(at, s1, 16);
    v128.store(at, s2, 32);
    v128.store(at, s3, 48);
    r0 = f64x2.mul(r0, f64x2.sub(s0, f64x2.add(h0, three)));
    r1 = f64x2.mul(r1, f64x2.sub(s1, f64x2.add(h1, three)));
    r2 = f64x2.mul(r2, f64x2.sub(s2, f64x2.add(h2, three)));
    r3 = f64x2.mul(r3, f64x2.sub(s3, f64x2.add(h3, three)));
    h0 = f64x2.add(h0, f64x2.mul(s0, h0));
    h1 = f64x2.add(h1, f64x2.mul(s1, h1));
    h2 = f64x2.add(h2, f64x2.mul(s2, h2));
    h3 = f64x2.add(h3, f64x2.mul(s3, h3));
  }
  keep(h0, h1, h2, h3, r0, r1, r2, r3);
  raisePeaks();
  const e0 = hasEnded(f64x2.add(h0, four), r0, v128.load(LEAST, 0));
  const e1 = hasEnded(f64x2.add(h1, four), r1, v128.load(LEAST, 16));
  const e2 = hasEnded(f64x2.add(h2, four), r2, v128.load(LEAST, 32));
  const e3 = hasEnded(f64x2.add(h3, four), r3, v128.load(LEAST, 48));
  return bitsOf(e0, e1, e2, e3);
}

/** The same in the form of κ: q = r(r + w), r' = r(1 − κ + q), κ' = κ + (κr² − 4q); runs near the saddle have ended too. */
export function plainSteps(): i32 {
  const one = f64x2.splat(1);
  const four = f64x2.splat(4);
  const w0 = v128.load(W, 0);
  const w1 = v128.load(W, 16);
  const w2 = v128.load(W, 32);
  const w3 = v128.load(W, 48);
  let k0 = v128.load(K, 0);
  let k1 = v128.load(K, 16);
  let k2 = v128.load(K, 32);
  let k3 = v128.load(K, 48);
  let r0 = v128.load(R, 0);
  let r1 = v128.load(R, 16);
  let r2 = v128.load(R, 32);
  let r3 = v128.load(R, 48);
  for (let at = SQUARES; at < SQUARES_END; at += ROW) {
    const s0 = f64x2.mul(r0, r0);
    const s1 = f64x2.mul(r1, r1);
    const s2 = f64x2.mul(r2, r2);
    const s3 = f64x2.mul(r3, r3);
    v128.store(at, s0, 0);
    v128.store(at, s1, 16);
    v128.store(at, s2, 32);
    v128.store(at, s3, 48);
    const q0 = f64x2.mul(r0, f64x2.add(r0, w0));
    const q1 = f64x2.mul(r1, f64x2.add(r1, w1));
    const q2 = f64x2.mul(r2, f64x2.add(r2, w2));
    const q3 = f64x2.mul(r3, f64x2.add(r3, w3));
    r0 = f64x2.mul(r0, f64x2.add(f64x2.sub(one, k0), q0));
    r1 = f64x2.mul(r1, f64x2.add(f64x2.sub(one, k1), q1));
    r2 = f64x2.mul(r2, f64x2.add(f64x2.sub(one, k2), q2));
    r3 = f64x2.mul(r3, f64x2.add(f64x2.sub(one, k3), q3));
    k0 = f64x2.add(k0, f64x2.sub(f64x2.mul(s0, k0), f64x2.mul(four, q0)));
    k1 = f64x2.add(k1, f64x2.sub(f64x2.mul(s1, k1), f64x2.mul(four, q1)));
    k2 = f64x2.add(k2, f64x2.sub(f64x2.mul(s2, k2), f64x2.mul(four, q2)));
    k3 = f64x2.add(k3, f64x2.sub(f64x2.mul(s3, k3), f64x2.mul(four, q3)));
  }
  keep(k0, k1, k2, k3, r0, r1, r2, r3);
  raisePeaks();
  const e0 = v128.or(hasEnded(k0, r0, v128.load(LEAST, 0)), isNearSaddle(k0, r0, w0));
  const e1 = v128.or(hasEnded(k1, r1, v128.load(LEAST, 16)), isNearSaddle(k1, r1, w1));
  const e2 = v128.or(hasEnded(k2, r2, v128.load(LEAST, 32)), isNearSaddle(k2, r2, w2));
  const e3 = v128.or(hasEnded(k3, r3, v128.load(LEAST, 48)), isNearSaddle(k3, r3, w3));
  return bitsOf(e0, e1, e2, e3);
}

function keep(k0: v128, k1: v128, k2: v128, k3: v128, r0: v128, r1: v128, r2: v128, r3: v128): void {
  v128.store(K, k0, 0);
  v128.store(K, k1, 16);
  v128.store(K, k2, 32);
  v128.store(K, k3, 48);
  v128.store(R, r0, 0);
  v128.store(R, r1, 16);
  v128.store(R, r2, 32);
  v128.store(R, r3, 48);
}

/** The largest r² of the last stride and before. Apart from the steps, where it would take the registers that they need. */
function raisePeaks(): void {
  let p0 = v128.load(PEAK, 0);
  let p1 = v128.load(PEAK, 16);
  let p2 = v128.load(PEAK, 32);
  let p3 = v128.load(PEAK, 48);
  for (let at = SQUARES; at < SQUARES_END; at += ROW) {
    p0 = f64x2.pmax(p0, v128.load(at, 0));
    p1 = f64x2.pmax(p1, v128.load(at, 16));
    p2 = f64x2.pmax(p2, v128.load(at, 32));
    p3 = f64x2.pmax(p3, v128.load(at, 48));
  }
  v128.store(PEAK, p0, 0);
  v128.store(PEAK, p1, 16);
  v128.store(PEAK, p2, 32);
  v128.store(PEAK, p3, 48);
}

/** One bit for each lane. */
function bitsOf(e0: v128, e1: v128, e2: v128, e3: v128): i32 {
  const low = i64x2.bitmask(e0) | (i64x2.bitmask(e1) << 2);
  return low | (i64x2.bitmask(e2) << 4) | (i64x2.bitmask(e3) << 6);
}

function hasEnded(k: v128, r: v128, least: v128): v128 {
  const s = f64x2.mul(r, r);
  const converged = v128.and(f64x2.le(s, least), f64x2.lt(k, f64x2.splat(2)));
  return v128.or(converged, v128.not(f64x2.lt(s, f64x2.splat(ESCAPED))));
}

function isNearSaddle(k: v128, r: v128, w: v128): v128 {
  const none = f64x2.splat(0);
  const near = f64x2.splat(NEAR_SADDLE);
  const z2 = f64x2.mul(f64x2.splat(2), f64x2.add(r, w));
  return v128.or(
    v128.and(f64x2.gt(w, none), f64x2.lt(f64x2.add(k, z2), near)),
    v128.and(f64x2.lt(w, none), f64x2.lt(f64x2.sub(k, z2), near)),
  );
}

/** At how many steps of the last stride the lane's r² was small. */
export function lately(o: usize, least: f64): i32 {
  const at = SQUARES + o;
  return (
    <i32>(load<f64>(at, 0 * ROW) <= least) +
    <i32>(load<f64>(at, 1 * ROW) <= least) +
    <i32>(load<f64>(at, 2 * ROW) <= least) +
    <i32>(load<f64>(at, 3 * ROW) <= least) +
    <i32>(load<f64>(at, 4 * ROW) <= least) +
    <i32>(load<f64>(at, 5 * ROW) <= least) +
    <i32>(load<f64>(at, 6 * ROW) <= least) +
    <i32>(load<f64>(at, 7 * ROW) <= least)
  );
}
