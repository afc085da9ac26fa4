/** Axes that fit an orbit, steady enough that they rarely change while a slider moves. */

export type Interval = readonly [low: number, high: number];

/** Share of the orbit's length left free on each side, before rounding takes up to half of it. */
const ROOM = 0.15;
/** Units the half length of an axis is a multiple of, at most 8 of them. */
const UNITS = 4;

/** The power of two next below a length over `UNITS`. */
const unitOf = (half: number) => 2 ** Math.floor(Math.log2(half / UNITS));

/** An interval round [low, high] with room on both sides, at least `least` long, in round numbers. */
export function fitted([low, high]: Interval, least: number): Interval {
  const half = Math.max(least / 2, (0.5 + ROOM) * (high - low));
  const unit = unitOf(half);
  const length = unit * Math.ceil(half / unit);
  const centre = unit * Math.round((low + high) / 2 / unit);
  return [centre - length, centre + length];
}

/** Two intervals of one length round [low, high] each, likewise. */
export function fittedSquare(x: Interval, y: Interval, least: number): readonly [Interval, Interval] {
  const longest = Math.max(x[1] - x[0], y[1] - y[0], least / (1 + 2 * ROOM));
  const widen = ([low, high]: Interval): Interval => {
    const missing = (longest - (high - low)) / 2;
    return fitted([low - missing, high + missing], 0);
  };
  const [across, up] = [widen(x), widen(y)];
  // Rounding may leave one of them a unit longer.
  const half = Math.max(across[1] - across[0], up[1] - up[0]) / 2;
  const around = ([low, high]: Interval): Interval => [(low + high) / 2 - half, (low + high) / 2 + half];
  return [around(across), around(up)];
}
