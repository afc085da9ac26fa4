import { memo } from 'react';
import type { Plot } from './plot.ts';
import { type Scale, type Tick, ticks } from './scales.ts';

interface Props {
  readonly side: 'bottom' | 'left';
  readonly plot: Plot;
  readonly title: string;
}

/** Mean width of a figure at the size of tick labels, pixels: an estimate, so that nothing is measured while drawing. */
const FIGURE = 6.4;
const GAP = 10;
const TICK = 4;

/** One axis: a line, few ticks, and the title under its end (x) or above it (y). Decoration for a screen reader: the frame is named. */
export const Axis = memo(function Axis({ side, plot, title }: Props) {
  const { left, top, width, height } = plot;
  if (side === 'left') {
    const shown = ticks(plot.y);
    const marks = shown.map(({ value }) => `M0 ${plot.y(value).toFixed(1)}h${-TICK}`).join('');
    return (
      <g className="axis" transform={`translate(${left} ${top})`} aria-hidden="true">
        <path className="axis-line" d={`M0 0V${height}${marks}`} />
        {shown.map(({ value, label }) => (
          <text key={label} className="tick tick-left" x={-TICK - 4} y={plot.y(value)} dy="0.32em">
            {label}
          </text>
        ))}
        <text className="axis-title" x={-Math.min(left, 34)} y={-11}>
          {title}
        </text>
      </g>
    );
  }
  const shown = apart(plot.x, ticks(plot.x));
  const marks = shown.map(({ value }) => `M${plot.x(value).toFixed(1)} 0v${TICK}`).join('');
  return (
    <g className="axis" transform={`translate(${left} ${top + height})`} aria-hidden="true">
      <path className="axis-line" d={`M0 0H${width}${marks}`} />
      {shown.map(({ value, label }) => {
        const half = (label.length * FIGURE) / 2;
        const at = Math.max(half - left, Math.min(plot.frameWidth - left - half, plot.x(value)));
        return (
          <text key={label} className="tick tick-bottom" x={at} y={TICK + 12}>
            {label}
          </text>
        );
      })}
      <text className="axis-title axis-title-bottom" x={width} y={TICK + 28}>
        {title}
      </text>
    </g>
  );
});

/** Every second, third … tick, so that labels side by side leave a gap. */
function apart(scale: Scale, all: readonly Tick[]): readonly Tick[] {
  const widest = Math.max(0, ...all.map(({ label }) => label.length)) * FIGURE + GAP;
  for (let every = 1; every < all.length; every++) {
    const some = all.filter((_, index) => index % every === 0);
    if (some.every(({ value }, i) => i === 0 || scale(value) - scale(some[i - 1]?.value ?? 0) >= widest))
      return some;
  }
  return all.slice(0, 1);
}
