import { fractionOf, type Scaling } from './track.ts';

export interface Mark {
  readonly value: number;
  readonly label: string;
  /** Over the bar rather than under it. */
  readonly above?: boolean;
}

export interface PlacedMark {
  readonly mark: Mark;
  /** Pixel of the tick, and of the middle of its name, from the left end of the row. */
  readonly tick: number;
  /** False where another name is in the way: the tick stays. */
  readonly named: boolean;
}

/** Mean width of a letter at the size of the names, and the gap between two of them, pixels. */
const LETTER = 6.6;
const GAP = 6;

const halfOf = ({ label }: Mark) => (label.length * LETTER) / 2;

/**
 * The marks inside the track, from left to right, each name in the middle of its tick; of two names in one row that would overlap the one given later is
 * left out. `inset` is the distance of the track's ends from those of the row.
 */
export function placeMarks(
  scaling: Scaling,
  marks: readonly Mark[],
  width: number,
  inset: number,
): PlacedMark[] {
  if (!(width > 2 * inset)) return [];
  const placed: PlacedMark[] = [];
  for (const mark of marks) {
    if (mark.value < scaling.min || mark.value > scaling.max) continue;
    const tick = inset + fractionOf(scaling, mark.value) * (width - 2 * inset);
    const isFree = placed.every(
      (other) =>
        !other.named ||
        (other.mark.above ?? false) !== (mark.above ?? false) ||
        Math.abs(other.tick - tick) >= halfOf(other.mark) + halfOf(mark) + GAP,
    );
    placed.push({ mark, tick, named: isFree });
  }
  return placed.sort((a, b) => a.tick - b.tick);
}
