import { memo } from 'react';
import { LETTER } from './lettering.ts';
import { isSameScale, type Scale, type Tick, ticks } from './scales.ts';
import { useWords } from './words.ts';

interface Props {
  readonly side: 'bottom' | 'left';
  readonly scale: Scale;
  readonly title: string;
  /** Corner of the area that the axis starts from, pixels of the frame: the top left one (left) or the bottom left one (bottom). */
  readonly x: number;
  readonly y: number;
  /** Width of the whole frame, which labels stay inside. */
  readonly frameWidth: number;
}

const GAP = 10;
const TICK = 4;

/** One axis: a line, few ticks, and the title under its end (x) or above it (y). Decoration for a screen reader: the frame is named. */
export const Axis = memo(function Axis({ side, scale, title, x, y, frameWidth }: Props) {
  const words = useWords();
  const place = { className: 'axis', transform: `translate(${x} ${y})`, 'aria-hidden': true };
  if (side === 'left') {
    const [height] = scale.range;
    const shown = ticks(scale);
    const marks = shown.map(({ value }) => `M0 ${scale(value).toFixed(1)}h${-TICK}`).join('');
    return (
      <g {...place}>
        <path className="axis-line" d={`M0 0V${height}${marks}`} />
        {shown.map(({ value, label }, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a changed axis moves the texts it has
          <text key={i} className="tick tick-left" x={-TICK - 4} y={scale(value)} dy="0.32em">
            {label}
          </text>
        ))}
        <text className="axis-title" x={-Math.min(x, 34)} y={-11}>
          {words(title)}
        </text>
      </g>
    );
  }
  const [, width] = scale.range;
  const shown = apart(scale, ticks(scale));
  const marks = shown.map(({ value }) => `M${scale(value).toFixed(1)} 0v${TICK}`).join('');
  return (
    <g {...place}>
      <path className="axis-line" d={`M0 0H${width}${marks}`} />
      {shown.map(({ value, label }, i) => {
        const half = (label.length * LETTER) / 2;
        const at = Math.max(half - x, Math.min(frameWidth - x - half, scale(value)));
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: as above
          <text key={i} className="tick tick-bottom" x={at} y={TICK + 12}>
            {label}
          </text>
        );
      })}
      <text className="axis-title axis-title-bottom" x={width} y={TICK + 28}>
        {words(title)}
      </text>
    </g>
  );
}, isSameAxis);

/** A plot made anew for a changed axis has another scale object for the axis that did not change. */
function isSameAxis(before: Props, after: Props): boolean {
  return (
    before.side === after.side &&
    before.title === after.title &&
    before.x === after.x &&
    before.y === after.y &&
    before.frameWidth === after.frameWidth &&
    isSameScale(before.scale, after.scale)
  );
}

/** Every second, third … tick, so that labels side by side leave a gap. */
function apart(scale: Scale, all: readonly Tick[]): readonly Tick[] {
  const widest = Math.max(0, ...all.map(({ label }) => label.length)) * LETTER + GAP;
  for (let every = 1; every < all.length; every++) {
    const some = all.filter((_, index) => index % every === 0);
    if (some.every(({ value }, i) => i === 0 || scale(value) - scale(some[i - 1]?.value ?? 0) >= widest))
      return some;
  }
  return all.slice(0, 1);
}
