import { fractionOf, type Scaling } from './track.ts';

export interface Mark {
  readonly value: number;
  /** Short; what follows an underscore is set as a subscript. */
  readonly label: string;
}

export interface PlacedMark {
  readonly mark: Mark;
  /** Pixel of the tick and of the label's centre, from the left end of the row. */
  readonly tick: number;
  readonly centre: number;
  /** False where the row has no room for the label: the tick stays. */
  readonly named: boolean;
}

/** Mean width of a letter at the size of the labels, gap between two labels, and half the thumb, all in pixels. */
const LETTER = 6.6;
const GAP = 6;
const INSET = 9;

/** The marks inside the track, from left to right, with labels that stay inside the row and apart; the last given lose theirs first. */
export function placeMarks(scaling: Scaling, marks: readonly Mark[], width: number): PlacedMark[] {
  if (!(width > 2 * INSET)) return [];
  const inside = marks.filter(({ value }) => value >= scaling.min && value <= scaling.max);
  let named = inside;
  while (room(named) > width) named = named.slice(0, -1);
  const placed = inside
    .map((mark) => ({
      mark,
      tick: INSET + fractionOf(scaling, mark.value) * (width - 2 * INSET),
      named: named.includes(mark),
    }))
    .sort((a, b) => a.tick - b.tick);
  const labels = placed.filter((each) => each.named);
  const centres = spread(
    labels.map(({ tick }) => tick),
    labels.map(({ mark }) => lengthOf(mark)),
    width,
  );
  return placed.map((each) => ({ ...each, centre: centres[labels.indexOf(each)] ?? each.tick }));
}

const lengthOf = ({ label }: Mark) => label.length * LETTER;
const room = (marks: readonly Mark[]) => marks.reduce((sum, mark) => sum + lengthOf(mark) + GAP, -GAP);

/** Centres moved as little to the right, then as little to the left, as keeps labels of these lengths apart and inside (0, width). */
function spread(centres: readonly number[], lengths: readonly number[], width: number): number[] {
  const result = [...centres];
  let edge = 0;
  for (let i = 0; i < result.length; i++) {
    const half = (lengths[i] as number) / 2;
    result[i] = Math.max(result[i] as number, edge + half);
    edge = (result[i] as number) + half + GAP;
  }
  edge = width;
  for (let i = result.length - 1; i >= 0; i--) {
    const half = (lengths[i] as number) / 2;
    result[i] = Math.min(result[i] as number, edge - half);
    edge = (result[i] as number) - half - GAP;
  }
  return result;
}
