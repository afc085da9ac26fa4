import { Curve } from '../../charts/Curve.tsx';
import { Dot } from '../../charts/Dot.tsx';
import type { Plot } from '../../charts/plot.ts';
import { usePlot } from '../../charts/usePlot.ts';
import type { Column } from '../run.ts';
import { useCursor, useRun } from '../scope.tsx';

/** The shared time cursor of a plot over steps, and the cross at the last finite step of a run that diverged. */
export function Cursor({ column }: { readonly column: Column }) {
  const plot = usePlot();
  const { trajectory } = useRun();
  const { end, stop } = trajectory;
  const step = useCursor(end);
  if (end < 0) return null;
  const x = plot.x(step);
  // What lies beyond the axis waits at its edge.
  const y = (at: number) => Math.max(0, Math.min(plot.height, plot.y(trajectory[column][at] ?? 0)));
  return (
    <>
      <Curve className="cursor-line" d={`M${x.toFixed(1)} 0V${plot.height}`} />
      {stop.reason === 'diverged' && (
        <>
          <Dot x={plot.x(end)} y={y(end)} className="run-dot" shape="cross" />
          <text className="end-label" {...endLabel(plot, end)}>
            last number: step {end}
          </text>
        </>
      )}
      <Dot x={x} y={y(step)} className="run-dot" />
    </>
  );
}

/** The words lie on the side of the cross that has room for them. */
function endLabel(plot: Plot, end: number) {
  const right = plot.x(end) < plot.width / 2;
  return {
    x: plot.x(end) + (right ? 10 : -10),
    y: 4,
    dy: '0.32em',
    textAnchor: right ? 'start' : 'end',
  } as const;
}
