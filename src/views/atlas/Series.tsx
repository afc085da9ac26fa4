import { Curve } from '../../charts/Curve.tsx';
import { formatNumber } from '../../charts/scales.ts';
import { usePlot } from '../../charts/usePlot.ts';
import { bandPath, gapPath, type Quantiles } from './quantiles.ts';
import { beyondOf } from './sweepAxes.ts';

interface Props {
  readonly xs: Float64Array;
  readonly values: Quantiles;
  /** Whether it is the second line of its chart. */
  readonly isSecond?: boolean;
}

/** A line of a sweep: the median of its seeds, with their band. */
export function Series({ xs, values: { median, low, high }, isSecond = false }: Props) {
  const plot = usePlot();
  return (
    <>
      {low !== null && high !== null && !isSecond && (
        <path className="sweep-band" d={bandPath(plot, xs, low, high)} />
      )}
      <Curve
        d={gapPath(plot, xs, median)}
        className={isSecond ? 'sweep-second' : 'sweep-line'}
        dashed={isSecond}
      />
    </>
  );
}

/** Pixels from the edge at which a mark lies. */
const INSET = 2;

interface EdgeProps {
  readonly xs: Float64Array;
  readonly values: Quantiles;
}

/** What lies beyond the vertical axis, as a mark at its edge, with how far it goes. */
export function EdgeMarks({ xs, values }: EdgeProps) {
  const plot = usePlot();
  const marks = beyondOf(values.median, plot.y.domain);
  const edge = (isAbove: boolean) => (isAbove ? INSET : plot.height - INSET);
  const place = (i: number) => plot.x(xs[i] as number);
  return [true, false].map((isAbove) => {
    const some = marks.filter((mark) => mark.isAbove === isAbove);
    if (some.length === 0) return null;
    const extremes = some.map(({ extreme }) => extreme);
    const most = isAbove ? Math.max(...extremes) : Math.min(...extremes);
    const longest = some.reduce((a, b) =>
      place(b.to) - place(b.from) > place(a.to) - place(a.from) ? b : a,
    );
    const y = edge(isAbove);
    return (
      <g key={String(isAbove)}>
        <path
          className="edge-mark"
          d={some.map(({ from, to }) => `M${place(from).toFixed(1)} ${y}H${place(to).toFixed(1)}h0`).join('')}
        />
        <text
          className="edge-words"
          x={Math.max(4, place(longest.from)).toFixed(1)}
          y={isAbove ? y + 26 : y - 8}
        >
          {isAbove ? '↑ above this axis, up to' : '↓ below this axis, down to'} {formatNumber(most, 3)}
        </text>
      </g>
    );
  });
}
