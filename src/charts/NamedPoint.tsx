import { usePlot } from './usePlot.ts';
import './trail.css';

interface Props {
  /** Data units. */
  readonly x: number;
  readonly y: number;
  readonly label: string;
  /** Where the name stands: above the point by default. */
  readonly below?: boolean;
  readonly beside?: boolean;
}

const LETTER = 6.2;
const OFF = 9;
/** Pixels from the top of the area below which a name fits above. */
const TOP = 14;

/** A point of a curve at which something happens, with its name; outside the area it is left out. */
export function NamedPoint({ x, y, label, below = false, beside = false }: Props) {
  const plot = usePlot();
  const [px, py] = [plot.x(x), plot.y(y)];
  if (px < 0 || px > plot.width || py < 0 || py > plot.height) return null;
  return (
    <>
      <circle className="event-dot" cx={px.toFixed(1)} cy={py.toFixed(1)} r={4} />
      <text className="event-label" {...placed(plot.width, px, py, label, below || py < TOP, beside)}>
        {label}
      </text>
    </>
  );
}

/** Where the name has no room above its point it stands below, and where none right of it, left. */
function placed(width: number, px: number, py: number, label: string, below: boolean, beside: boolean) {
  const length = label.length * LETTER;
  if (beside) {
    const isRight = px + OFF + length <= width;
    return { x: px + (isRight ? OFF : -OFF), y: py + 4, textAnchor: isRight ? 'start' : 'end' } as const;
  }
  const x = Math.max(length / 2 + 2, Math.min(width - length / 2 - 2, px));
  return { x, y: below ? py + OFF + 9 : py - OFF, textAnchor: 'middle' } as const;
}
