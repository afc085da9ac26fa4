import type { ScalePart } from '../../../core/small/outputScale.ts';
import type { WidthPart } from '../../../core/small/widthSweep.ts';
import type { Way } from './sweeps.ts';

/** Power laws read off the sweeps. */

export interface Series {
  readonly xs: readonly number[];
  readonly ys: readonly number[];
}

export const QUANTITIES = ['kernelChange', 'jacobianChange', 'weightsChange', 'distance'] as const;
export type Quantity = (typeof QUANTITIES)[number];

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  const [low, high] = [sorted[Math.ceil(middle) - 1] as number, sorted[Math.floor(middle)] as number];
  return (low + high) / 2;
}

/** The median over the random starts, at each width. */
export function overWidths(parts: readonly WidthPart[], quantity: Quantity | 'gap'): Series {
  const widths = [...new Set(parts.map(({ width }) => width))].sort((a, b) => a - b);
  return {
    xs: widths,
    ys: widths.map((width) =>
      median(parts.filter((part) => part.width === width).map((part) => part[quantity])),
    ),
  };
}

/** Changes of the kernel over α, for one way to start. */
export function overScales(parts: readonly ScalePart[], way: Way): Series {
  const own = parts.filter(({ zeroStart }) => zeroStart === way);
  own.sort((a, b) => a.outputScale - b.outputScale);
  return { xs: own.map(({ outputScale }) => outputScale), ys: own.map(({ kernelChange }) => kernelChange) };
}

/** The exponent of a power law by least squares from `from` on; null for fewer than three points. */
export function slopeOf({ xs, ys }: Series, from: number): number | null {
  const points = xs
    .map((x, i) => [Math.log(x), Math.log(ys[i] as number)] as const)
    .filter(([x, y]) => x >= Math.log(from) && Number.isFinite(y));
  if (points.length < 3) return null;
  const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [mx, my] = [mean(points.map(([x]) => x)), mean(points.map(([, y]) => y))];
  const across = points.reduce((sum, [x]) => sum + (x - mx) ** 2, 0);
  return points.reduce((sum, [x, y]) => sum + (x - mx) * (y - my), 0) / across;
}
