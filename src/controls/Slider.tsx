import { type ChangeEvent, type KeyboardEvent, memo, type ReactNode, useCallback, useId } from 'react';
import type { Mark } from './marks.ts';
import { type Segment, SliderTrack } from './SliderTrack.tsx';
import { TypedField } from './TypedField.tsx';
import { fromPosition, type KeySteps, keyStep, POSITIONS, type Scaling, toPosition } from './track.ts';
import type { Limits } from './typed.ts';
import './slider.css';

interface Props extends Scaling {
  readonly label: string;
  /** Symbol shown after the label. */
  readonly symbol?: ReactNode;
  readonly value: number;
  /** What a typed number may be: more than the track, which is only the part worth dragging over. */
  readonly limits: Limits;
  readonly check?: ((value: number) => string | null) | undefined;
  readonly marks?: readonly Mark[] | undefined;
  readonly segments?: readonly Segment[] | undefined;
  /** Makes the marks buttons that set the slider to them exactly. */
  readonly marksSet?: boolean | undefined;
  /** The value in words, for screen readers. */
  readonly valueText?: string | undefined;
  /** In one line, named by the symbol. */
  readonly compact?: boolean | undefined;
  /** The hero of a page: a tall bar, its stretches named. */
  readonly tall?: boolean | undefined;
  /** Steps by keys in place of parts of the track. */
  readonly keySteps?: KeySteps | undefined;
  /** 'drag' while the thumb moves, by pointer or keys; 'gesture' for a typed number. */
  readonly onChange: (value: number, how: 'drag' | 'gesture') => void;
}

/** A number on a track, with a field to type it exactly. A value outside the track puts the thumb at the end and stays what it is. */
export const Slider = memo(function Slider(props: Props) {
  const { label, symbol, value, valueText, compact = false, tall = false, limits, onChange } = props;
  const { min, max, scale, step, integer } = props;
  const scaling: Scaling = { min, max, scale, step, integer };
  const id = useId();
  // The same while the slider's own is, so that the marks are left alone in a drag.
  const onMark = useCallback((next: number) => onChange(next, 'gesture'), [onChange]);

  const onInput = (event: ChangeEvent<HTMLInputElement>) => {
    const next = fromPosition(scaling, Number(event.currentTarget.value));
    if (next !== value) onChange(next, 'drag');
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const next = keyStep(scaling, value, event.key, event.shiftKey, props.keySteps);
    if (next === null) return;
    event.preventDefault();
    if (next !== value) onChange(next, 'drag');
  };
  return (
    <div className={`slider${compact ? ' slider-compact' : ''}${tall ? ' slider-tall' : ''}`}>
      <Label id={id} label={compact ? '' : label} symbol={symbol} />
      <SliderTrack
        scaling={scaling}
        value={value}
        marks={props.marks}
        segments={props.segments}
        label={label}
        onMark={props.marksSet ? onMark : undefined}
      >
        <input
          id={id}
          type="range"
          aria-label={label}
          aria-valuetext={valueText}
          min={0}
          max={POSITIONS}
          step={1}
          value={toPosition(scaling, value)}
          onChange={onInput}
          onKeyDown={onKeyDown}
        />
      </SliderTrack>
      <TypedField
        name={`${label} value`}
        label={label}
        value={value}
        limits={limits}
        check={props.check}
        onCommit={(next) => onChange(next, 'gesture')}
      />
    </div>
  );
});

interface LabelProps {
  readonly id: string;
  readonly label: string;
  readonly symbol: ReactNode;
}

const Label = memo(function Label({ id, label, symbol }: LabelProps) {
  return (
    <label className="slider-label" htmlFor={id}>
      {label}
      {symbol !== undefined && <span className="symbol">{symbol}</span>}
    </label>
  );
});
