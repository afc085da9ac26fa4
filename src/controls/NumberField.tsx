import { memo, type ReactNode, useId } from 'react';
import { TypedField } from './TypedField.tsx';
import type { Limits } from './typed.ts';

interface Props {
  /** Accessible name, shown too unless a symbol stands for it. */
  readonly label: string;
  readonly symbol?: ReactNode;
  readonly value: number;
  readonly limits: Limits;
  readonly onCommit: (value: number) => void;
}

/** A named number, typed. */
export const NumberField = memo(function NumberField({ label, symbol, ...field }: Props) {
  const id = useId();
  return (
    <div className="number-field">
      <label htmlFor={id} title={symbol === undefined ? undefined : label}>
        {symbol ?? label}
      </label>
      <TypedField id={id} name={label} label={label} {...field} />
    </div>
  );
});
