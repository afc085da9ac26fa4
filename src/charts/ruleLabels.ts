import type { Plot } from './plot.ts';

export interface Rule {
  /** Value on the axis. */
  readonly at: number;
  readonly label: string;
  readonly className?: string;
  /** A name without a line: of a value beyond the axis. */
  readonly isBeyond?: boolean;
}

export interface PlacedRule {
  readonly rule: Rule;
  /** Pixel of the line. */
  readonly at: number;
  /** Anchor of the label: its right end on the base line for horizontal rules, its left end for vertical ones. */
  readonly x: number;
  readonly y: number;
}

/** Height of a label line and mean width of a letter, pixels. */
const LINE = 14;
const LETTER = 6.6;
const INSET = 4;

const tenth = (pixel: number) => Math.round(pixel * 10) / 10;

/** The rules inside the domain with labels that stay inside the area and do not overlap. */
export function placeRules(plot: Plot, axis: 'x' | 'y', rules: readonly Rule[]): PlacedRule[] {
  const scale = plot[axis];
  const [low, high] = scale.domain;
  const inside = rules
    .filter(({ at }) => at >= low && at <= high)
    .map((rule) => ({ rule, at: tenth(scale(rule.at)) }))
    .sort((a, b) => a.at - b.at);
  return axis === 'y' ? besideLines(plot, inside) : atTheTop(plot, inside);
}

type Line = Pick<PlacedRule, 'rule' | 'at'>;

/** Horizontal rules: labels just above their lines at the right edge, pushed apart up- and downwards. */
function besideLines({ width, height }: Plot, lines: readonly Line[]): PlacedRule[] {
  const y = lines.map(({ at }) => Math.max(at - INSET, LINE - 2));
  for (let i = 1; i < y.length; i++) y[i] = Math.max(y[i] as number, (y[i - 1] as number) + LINE);
  for (let i = y.length - 1, limit = height - INSET; i >= 0; i--) {
    y[i] = Math.min(y[i] as number, limit);
    limit = (y[i] as number) - LINE;
  }
  return lines.map((line, i) => ({ ...line, x: width - INSET, y: tenth(y[i] as number) }));
}

/** Vertical rules: labels right of their lines at the top, a line lower where the one before is in the way. */
function atTheTop({ width }: Plot, lines: readonly Line[]): PlacedRule[] {
  const ends: number[] = [];
  return lines.map((line) => {
    const length = line.rule.label.length * LETTER;
    const x = Math.max(0, Math.min(line.at + INSET, width - length));
    let row = 0;
    while ((ends[row] ?? Number.NEGATIVE_INFINITY) > x) row++;
    ends[row] = x + length + INSET;
    return { ...line, x: tenth(x), y: (row + 1) * LINE - 2 };
  });
}
