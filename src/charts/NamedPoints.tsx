import { type NamedPoint, placeNames } from './namedPoints.ts';
import './trail.css';
import { usePlot } from './usePlot.ts';
import { useWords } from './words.ts';

/** Points of a curve at which something happens, with their names. */
export function NamedPoints({ points }: { readonly points: readonly NamedPoint[] }) {
  const plot = usePlot();
  const words = useWords();
  return placeNames(plot, points).map(({ point, px, py, x, y }, i) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: a name with another number in it is the same name
    <g key={i}>
      {point.isBare !== true && <circle className="event-dot" cx={px.toFixed(1)} cy={py.toFixed(1)} r={4} />}
      <text className="event-label" x={x} y={y}>
        {words(point.label)}
      </text>
    </g>
  ));
}
