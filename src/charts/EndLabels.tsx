import { type NamedLine, placeEnds } from './endLabels.ts';
import { usePlot } from './usePlot.ts';
import { useWords } from './words.ts';
import './trail.css';

/** The names of lines, at their ends. */
export function EndLabels({ lines }: { readonly lines: readonly NamedLine[] }) {
  const plot = usePlot();
  const words = useWords();
  return placeEnds(plot, lines).map(({ name, className, x, y }) => (
    <text key={name} className={`line-name ${className}`} x={x} y={y}>
      {words(name)}
    </text>
  ));
}
