import { memo, type ReactNode, useLayoutEffect, useRef, useState } from 'react';
import { type Mark, placeMarks } from './marks.ts';
import { fractionOf, type Scaling } from './track.ts';
import './sliderTrack.css';

/** A stretch of the track. */
export interface Segment {
  readonly from: number;
  readonly to: number;
  readonly className: string;
  /** Written in the stretch, where it has room. */
  readonly name?: string;
}

interface Props {
  readonly scaling: Scaling;
  readonly value: number;
  readonly marks?: readonly Mark[] | undefined;
  readonly segments?: readonly Segment[] | undefined;
  /** Makes each mark a button that sets the slider to it: the thumb itself never snaps. */
  readonly onMark?: ((value: number) => void) | undefined;
  /** What the slider sets, for the names of those buttons. */
  readonly label: string;
  /** The range input itself. */
  readonly children: ReactNode;
}

/** The bar under a range input: coloured stretches, and marks with their names. */
export function SliderTrack({ scaling, value, marks, segments, onMark, label, children }: Props) {
  const { min, max, scale } = scaling;
  const own = segments?.find(({ from, to }) => from <= value && value <= to);
  return (
    <div className={`slider-track${marks === undefined ? '' : ' slider-track-marked'}`}>
      <Bar
        min={min}
        max={max}
        scale={scale}
        segments={segments}
        thumbOn={own?.className}
        thumbHalf={own !== undefined && 2 * value < own.from + own.to ? 'first' : 'second'}
      />
      {children}
      {marks !== undefined && (
        <Marks min={min} max={max} scale={scale} marks={marks} onMark={onMark} label={label} />
      )}
    </div>
  );
}

const percent = (fraction: number) => `${(100 * fraction).toFixed(2)}%`;

interface BarProps extends Scaling {
  readonly segments: readonly Segment[] | undefined;
  /** Class of the stretch the thumb stands on, and in which half of it: its name goes to the other. Few steps of a drag change them. */
  readonly thumbOn: string | undefined;
  readonly thumbHalf: 'first' | 'second';
}

const Bar = memo(function Bar({ segments = [], thumbOn, thumbHalf, ...scaling }: BarProps) {
  return (
    <div className="slider-bar">
      {segments.map(({ from, to, className, name }) => {
        const start = fractionOf(scaling, from);
        return (
          <span
            key={className}
            className={`slider-segment ${className}`}
            data-thumb={className === thumbOn ? thumbHalf : undefined}
            style={{ left: percent(start), width: percent(Math.max(0, fractionOf(scaling, to) - start)) }}
          >
            {name !== undefined && (
              <span className="segment-name" aria-hidden="true">
                {name}
              </span>
            )}
          </span>
        );
      })}
    </div>
  );
});

interface MarksProps extends Scaling {
  readonly marks: readonly Mark[];
  readonly onMark: ((value: number) => void) | undefined;
  readonly label: string;
}

const Marks = memo(function Marks({ marks, onMark, label, ...scaling }: MarksProps) {
  const ref = useRef<HTMLDivElement>(null);
  const [{ width, inset }, setRoom] = useState({ width: 0, inset: 0 });
  useLayoutEffect(() => {
    const element = ref.current;
    if (element === null) return;
    const read = () => {
      // Half the thumb, as the style sheet has it: in present mode it is larger.
      const thumb = Number.parseFloat(getComputedStyle(element).getPropertyValue('--thumb-inset')) || 0;
      const root = Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16;
      setRoom({ width: element.clientWidth, inset: thumb * root });
    };
    read();
    const observer = new ResizeObserver(read);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return (
    <div className="slider-marks" ref={ref}>
      {placeMarks(scaling, marks, width, inset).map(({ mark, tick, named }) => (
        <span
          key={mark.label}
          className={`slider-mark${mark.above ? ' slider-mark-above' : ''}`}
          style={{ transform: `translateX(${tick.toFixed(1)}px)` }}
        >
          <i />
          {named &&
            (onMark === undefined ? (
              <b aria-hidden="true">{mark.label}</b>
            ) : (
              <button
                type="button"
                aria-label={`${label} to ${mark.label}`}
                title={`Set to ${mark.label} exactly`}
                onClick={() => onMark(mark.value)}
              >
                {mark.label}
              </button>
            ))}
        </span>
      ))}
    </div>
  );
});
