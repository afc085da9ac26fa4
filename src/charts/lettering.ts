/** How much room small words take in a drawing: estimates, so that nothing is measured while drawing. Pixels. */

/** Mean width of a letter, or of a figure, at the size of tick labels. */
export const LETTER = 6.4;

export interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

export const overlap = (a: Box, b: Box): boolean =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
