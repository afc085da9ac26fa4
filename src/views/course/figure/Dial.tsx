import { memo, type ReactNode, useCallback } from 'react';
import type { Mark } from '../../../controls/marks.ts';
import { Slider } from '../../../controls/Slider.tsx';
import type { RealField, WholeField } from '../../../state/fields.ts';
import { useInputs, useStore } from '../../../state/react.tsx';
import type { How } from '../../../state/store.ts';
import { type CourseInputs, courseSlice } from '../slice.ts';

/** The inputs of the chapters that are numbers. */
export type NumberName = {
  [Name in keyof CourseInputs]: CourseInputs[Name] extends number ? Name : never;
}[keyof CourseInputs];

interface Props {
  readonly of: NumberName;
  readonly label: string;
  readonly symbol?: ReactNode;
  /** The part of the range worth dragging over; all of it, if not said. */
  readonly min?: number;
  readonly max?: number;
  readonly scale?: 'linear' | 'log';
  readonly step?: number;
  readonly marks?: readonly Mark[];
  readonly valueText?: string;
  /** In one line, named by its symbol. */
  readonly compact?: boolean;
}

/** A number that a chapter's figure is set to. */
export const Dial = memo(function Dial({ of, label, symbol, min, max, ...rest }: Props) {
  const store = useStore();
  const value = useInputs((inputs) => courseSlice.of(inputs)[of]);
  const field = courseSlice.single[of as keyof typeof courseSlice.single]?.[1] as RealField | WholeField;
  const onChange = useCallback(
    (next: number, how: How) => store.change(courseSlice.patch({ [of]: next }), how),
    [store, of],
  );
  return (
    <Slider
      label={label}
      symbol={symbol}
      min={min ?? field.min}
      max={max ?? field.max}
      integer={field.kind === 'whole'}
      limits={field}
      value={value}
      marksSet
      onChange={onChange}
      {...rest}
    />
  );
});
