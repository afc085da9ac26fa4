import { memo, type ReactNode, useId } from 'react';
import './segmented.css';

interface Props<T extends string> {
  /** Accessible name of the group. */
  readonly label: string;
  readonly options: readonly { readonly value: T; readonly label: ReactNode }[];
  readonly value: T;
  readonly onChange: (value: T) => void;
}

/** One of a few: radio buttons in a row. */
export const Segmented = memo(function Segmented<T extends string>({
  label,
  options,
  value,
  onChange,
}: Props<T>) {
  const name = useId();
  return (
    <div className="segmented" role="radiogroup" aria-label={label}>
      {options.map((option) => (
        <label key={option.value} className="segment">
          <input
            type="radio"
            name={name}
            value={option.value}
            checked={option.value === value}
            onChange={() => onChange(option.value)}
          />
          <span>{option.label}</span>
        </label>
      ))}
    </div>
  );
}) as <T extends string>(props: Props<T>) => ReactNode;
