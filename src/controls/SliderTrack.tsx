import { memo, type ReactNode, useLayoutEffect, useRef, useState } from 'react';
import { type Mark, placeMarks } from './marks.ts';
import { fractionOf, type Scaling } from './track.ts';

export interface Segment {
  readonly from: number;
  readonly to: number;
  readonly className: string;
}

interface Props {
  readonly scaling: Scaling;
  readonly marks?: readonly Mark[] | undefined;
  readonly segments?: readonly Segment[] | undefined;
  /** The range input itself. */
  readonly children: ReactNode;
}

/** The bar under a range input: coloured segments, and marks with their names. */
export function SliderTrack({ scaling, marks, segments, children }: Props) {
  const { min, max, scale } = scaling;
  return (
    <div className={`slider-track${marks === undefined ? '' : ' slider-track-marked'}`}>
      <Bar min={min} max={max} scale={scale} segments={segments} />
      {children}
      {marks !== undefined && <Marks min={min} max={max} scale={scale} marks={marks} />}
    </div>
  );
}

const percent = (fraction: number) => `${(100 * fraction).toFixed(2)}%`;

interface BarProps extends Scaling {
  readonly segments: readonly Segment[] | undefined;
}

const Bar = memo(function Bar({ segments = [], ...scaling }: BarProps) {
  return (
    <div className="slider-bar">
      {segments.map(({ from, to, className }) => {
        const start = fractionOf(scaling, from);
        return (
          <span
            key={className}
            className={`slider-segment ${className}`}
            style={{ left: percent(start), width: percent(Math.max(0, fractionOf(scaling, to) - start)) }}
          />
        );
      })}
    </div>
  );
});

interface MarksProps extends Scaling {
  readonly marks: readonly Mark[];
}

const Marks = memo(function Marks({ marks, ...scaling }: MarksProps) {
  const ref = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);
  useLayoutEffect(() => {
    const element = ref.current;
    if (element === null) return;
    const read = () => setWidth(element.clientWidth);
    read();
    const observer = new ResizeObserver(read);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return (
    <div className="slider-marks" ref={ref} aria-hidden="true">
      {placeMarks(scaling, marks, width).map(({ mark, tick, centre, named }) => (
        <span key={mark.label} className="slider-mark">
          <i style={{ transform: `translateX(${tick.toFixed(1)}px)` }} />
          {named && (
            <b style={{ transform: `translateX(${centre.toFixed(1)}px) translateX(-50%)` }}>
              <Name label={mark.label} />
            </b>
          )}
        </span>
      ))}
    </div>
  );
});

function Name({ label }: { readonly label: string }) {
  const [base, ...below] = label.split('_');
  return (
    <>
      {base}
      {below.length > 0 && <sub>{below.join('_')}</sub>}
    </>
  );
}
