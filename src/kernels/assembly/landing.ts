// Where many runs land: `land` of core/theory/landing.ts for each, bit for bit. A lane whose run has ended takes the next start at once.

import { ESCAPED, K, LANES, LEAST, lately, PEAK, plainSteps, R, STRIDE, W, zeroSteps } from './lanes.ts';

// As in core: model/convergence.ts and theory/landing.ts.
const SMALL: f64 = 1e-12 * (1 + 1e-9);
const ZERO_FORM: f64 = 1.0 / 64;

// Ends, as in core/many/landings.ts; HANDED_OVER is a run too near the saddle for κ and r, to be landed by the plain function.
const CONVERGES: u8 = 1;
const DIVERGES: u8 = 2;
const UNFINISHED: u8 = 3;
const HANDED_OVER: u8 = 4;

// A batch, column after column: starts (κ₀, r₀, w), then κ, the largest |r|, the step of the end, and the end.
let curvatures: usize;
let residuals: usize;
let targets: usize;
let landings: usize;
let peaks: usize;
let steps: usize;
let ends: usize;

// The entry a lane follows, −1 for none, and the stride at which its steps are used up.
const ENTRY: usize = memory.data(LANES * 4, 16);
const DUE: usize = memory.data(LANES * 4, 16);

/** Bytes a batch of `room` entries takes. */
export function sizeOf(room: i32): i32 {
  return room * (5 * 8 + 4 + 1);
}

/** Where a batch may begin. */
export function base(): usize {
  return (__heap_base + 63) & ~63;
}

/** κ_∞ of a run at (κ, r) whose r is small. */
function restingCurvature(k: f64, r: f64, w: f64, product: f64): f64 {
  const squares = (r * r) / (k * (2 - k));
  if (!(squares < 0.5)) return k;
  return sqrt(4 * w * w + max<f64>(0, product) * (1 - 2 * squares));
}

let count: i32;
/** Entries looked at for the lanes to follow. */
let cursor: i32;
/** Strides made, strides a run may take, and the stride at which the next run's are used up. */
let now: i32;
let allowed: i32;
let nextDue: i32;
/** Lanes that follow a run. */
let active: i32;
/** Whether there are runs of the other form. */
let others: bool;
/** Runs handed over. */
let handedOver: i32;

const NEVER: i32 = i32.MAX_VALUE;

/** Gives a lane the next start whose target is zero, or is not; none is left: lets it rest. */
function refill(lane: i32, zero: bool): void {
  const o = <usize>lane * 8;
  const slot = <usize>lane * 4;
  while (cursor < count) {
    const i = <usize>cursor;
    cursor++;
    const k = load<f64>(curvatures + i * 8);
    const w = load<f64>(targets + i * 8);
    if ((w === 0 && k >= ZERO_FORM) !== zero) {
      others = true;
      continue;
    }
    const r = load<f64>(residuals + i * 8);
    store<f64>(K + o, zero ? k - 4 : k);
    store<f64>(R + o, r);
    store<f64>(W + o, w);
    store<f64>(PEAK + o, r * r);
    store<f64>(LEAST + o, r * r * SMALL);
    store<i32>(ENTRY + slot, <i32>i);
    store<i32>(DUE + slot, now + allowed);
    nextDue = min(nextDue, now + allowed);
    active++;
    return;
  }
  store<f64>(K + o, zero ? -3 : 1);
  store<f64>(R + o, 0);
  store<f64>(W + o, 0);
  store<f64>(PEAK + o, 0);
  store<f64>(LEAST + o, -1);
  store<i32>(ENTRY + slot, -1);
  store<i32>(DUE + slot, NEVER);
}

/** Writes what became of a lane's run. */
function finish(lane: i32, zero: bool): void {
  const o = <usize>lane * 8;
  const slot = <usize>lane * 4;
  const i = <usize>load<i32>(ENTRY + slot);
  const due = load<i32>(DUE + slot);
  const r = load<f64>(R + o);
  const w = load<f64>(W + o);
  const s = r * r;
  let k = load<f64>(K + o);
  if (zero) k += 4;
  let taken = (now - due + allowed) * STRIDE - lately(o, load<f64>(LEAST + o));
  let end = HANDED_OVER;
  if (s <= load<f64>(LEAST + o) && k < 2) {
    end = CONVERGES;
    const z = r + w;
    k = restingCurvature(k, r, w, zero ? k * k - 4 * s : k * k - 4 * z * z);
  } else if (!(s < ESCAPED)) {
    end = DIVERGES;
    k = Infinity;
  } else if (now >= due) {
    end = UNFINISHED;
    taken = (now - due + allowed) * STRIDE;
  }
  store<f64>(landings + i * 8, k);
  store<f64>(peaks + i * 8, sqrt(load<f64>(PEAK + o)));
  store<i32>(steps + i * 4, taken);
  store<u8>(ends + i, end);
  handedOver += i32(end === HANDED_OVER);
  active--;
}

/** Bits of the lanes whose steps are used up; finds the next stride at which some are. */
function dueLanes(): i32 {
  let bits = 0;
  nextDue = NEVER;
  for (let lane = 0; lane < LANES; lane++) {
    const due = load<i32>(DUE + <usize>lane * 4);
    if (due <= now) bits |= 1 << lane;
    else nextDue = min(nextDue, due);
  }
  return bits;
}

function follow(zero: bool): void {
  cursor = 0;
  now = 0;
  active = 0;
  nextDue = NEVER;
  for (let lane = 0; lane < LANES; lane++) refill(lane, zero);
  while (active > 0) {
    let ended = zero ? zeroSteps() : plainSteps();
    now++;
    if (now >= nextDue) ended |= dueLanes();
    for (; ended !== 0; ended &= ended - 1) {
      const lane = ctz(ended);
      finish(lane, zero);
      refill(lane, zero);
    }
  }
}

/**
 * Lands the first `entries` starts of the batch of `room` entries at `at`, each for `strides` times eight steps at most. Returns how many are handed
 * over.
 */
export function land(at: usize, room: i32, entries: i32, strides: i32): i32 {
  const column = <usize>room * 8;
  curvatures = at;
  residuals = at + column;
  targets = at + 2 * column;
  landings = at + 3 * column;
  peaks = at + 4 * column;
  steps = at + 5 * column;
  ends = at + 5 * column + <usize>room * 4;
  count = entries;
  allowed = strides;
  handedOver = 0;
  others = false;
  follow(true);
  if (others) follow(false);
  return handedOver;
}
