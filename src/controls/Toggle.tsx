import { memo, type ReactNode } from 'react';
import './toggle.css';

interface Props {
  readonly label: ReactNode;
  readonly checked: boolean;
  /** As it is, for now: it cannot be changed. */
  readonly fixed?: boolean;
  readonly onChange: (checked: boolean) => void;
}

/** On or off: a check box with its name. */
export const Toggle = memo(function Toggle({ label, checked, fixed = false, onChange }: Props) {
  return (
    <label className="toggle">
      <input
        type="checkbox"
        checked={checked}
        disabled={fixed}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
      <span>{label}</span>
    </label>
  );
});
