import { arrowsPath, figuresOf, numbered, placesOf, spotsPath } from './trail.ts';
import { usePlot } from './usePlot.ts';
import './trail.css';

interface Props {
  /** Data units; point i is that of step i. */
  readonly xs: ArrayLike<number>;
  readonly ys: ArrayLike<number>;
  /** Last step marked. */
  readonly to: number;
  readonly className?: string;
}

/** Pixels between two numbers, least length of a hop with an arrowhead, size of the head, and how many numbers there are. */
const GAP = 20;
const HOP = 26;
const HEAD = 7;
const MOST = 12;
/** Beyond so many steps a path is a line. */
const MOST_STEPS = 60;
/** Pixels from a dot to its number; from the first, on which there may be a handle. */
const NEAR = 7;
const FAR = 11;

/** The steps along a path: a dot for each, numbers where there is room, and arrowheads on long hops. */
export function Trail({ xs, ys, to, className = '' }: Props) {
  const plot = usePlot();
  const places = placesOf(plot, xs, ys, Math.min(to, MOST_STEPS));
  const figures = figuresOf(plot, numbered(plot, places, GAP, MOST), NEAR, FAR);
  return (
    <g className={`trail ${className}`}>
      <path className="trail-arrows" d={arrowsPath(plot, places, HOP, HEAD)} />
      <path className="trail-dots" d={spotsPath(plot, places)} />
      {/* One text for all numbers: a dozen of them would be a dozen to lay out with every frame of a drag. */}
      <text className="trail-numbers" x={figures.xs} y={figures.ys}>
        {figures.text}
      </text>
    </g>
  );
}
