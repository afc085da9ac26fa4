import { Dot } from '../charts/Dot.tsx';
import type { Plot } from '../charts/Frame.tsx';
import { useCursor, useRun } from './scope.tsx';

interface Props {
  readonly plot: Plot;
  readonly values: Float64Array;
}

/** The shared time cursor of a plot over steps, and the cross at the last finite step of a run that diverged. */
export function Cursor({ plot, values }: Props) {
  const { end, stop } = useRun().trajectory;
  const step = useCursor(end);
  if (end < 0) return null;
  const at = plot.x(step);
  const line = `M${at.toFixed(1)} 0V${plot.height}`;
  return (
    <>
      <path className="curve cursor-line" d={line} />
      {stop.reason === 'diverged' && (
        <>
          <Marker plot={plot} step={end} value={values[end] ?? 0} shape="cross" />
          <text className="end-label" {...endLabel(plot, end)}>
            diverged at step {stop.step}
          </text>
        </>
      )}
      <Marker plot={plot} step={step} value={values[step] ?? 0} shape="circle" />
    </>
  );
}

interface MarkerProps {
  readonly plot: Plot;
  readonly step: number;
  readonly value: number;
  readonly shape: 'circle' | 'cross';
}

/** A mark at a step; what lies beyond the axis waits at its edge. */
function Marker({ plot, step, value, shape }: MarkerProps) {
  const y = Math.max(0, Math.min(plot.height, plot.y(value)));
  return <Dot x={plot.x(step)} y={y} className="run-dot" shape={shape} />;
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
