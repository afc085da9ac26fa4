/** Axes that fit an orbit, of few sizes at few places, so that they seldom change while a slider moves. */

export type Interval = readonly [low: number, high: number];

/** Share of the orbit's length left free on each side, at least. */
const ROOM = 0.1;
/** Half lengths of an axis, times a power of two. */
const SIZES = [1, 1.25, 1.5, 1.75];

/** The middle of an axis is a multiple of half its half length. */
const middleOf = ([low, high]: Interval, half: number) => (half / 2) * Math.round((low + high) / half);

const holds = ([low, high]: Interval, half: number, room: number) => {
  const middle = middleOf([low, high], half);
  return low - room >= middle - half && high + room <= middle + half;
};

/** The least half length with which an axis round every one of the intervals holds it with room on both sides. */
function leastHalf(intervals: readonly Interval[], least: number): number {
  const longest = Math.max(least / (1 + 2 * ROOM), ...intervals.map(([low, high]) => high - low));
  const power = 2 ** Math.floor(Math.log2(longest / 2));
  // From half the orbit to four times it: with its middle rounded to half a half length, an axis of twice the orbit holds it anywhere.
  for (const octave of [power, 2 * power, 4 * power]) {
    for (const size of SIZES) {
      const half = size * octave;
      if (half < (0.5 + ROOM) * longest) continue;
      if (intervals.every((each) => holds(each, half, ROOM * longest))) return half;
    }
  }
  return 8 * power;
}

const around = (interval: Interval, half: number): Interval => {
  const middle = middleOf(interval, half);
  return [middle - half, middle + half];
};

/** An interval round another, with room on both sides, at least about `least` long. */
export const fitted = (interval: Interval, least: number): Interval =>
  around(interval, leastHalf([interval], least));

/** Two intervals of one length round two others, likewise. */
export function fittedSquare(x: Interval, y: Interval, least: number): readonly [Interval, Interval] {
  const half = leastHalf([x, y], least);
  return [around(x, half), around(y, half)];
}
