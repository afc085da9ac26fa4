import { type ReactNode, useEffect } from 'react';
import { useOpen } from './useOpen.ts';
import './menu.css';

export interface MenuItem {
  readonly label: string;
  readonly run: () => void;
}

interface Props {
  /** Accessible name of the button. */
  readonly label: string;
  readonly className?: string;
  readonly items: readonly MenuItem[];
  /** Whether it is open, and has the focus, when it appears. */
  readonly startsOpen?: boolean;
  /** What the button shows. */
  readonly children: ReactNode;
}

/** A button that opens a few more; they close with a choice, Escape, or a press elsewhere. */
export function Menu({ label, className = '', items, startsOpen = false, children }: Props) {
  const { open, setOpen, root, button } = useOpen(startsOpen);
  useEffect(() => {
    if (startsOpen) button.current?.focus();
  }, [startsOpen, button]);
  return (
    <div className="menu" ref={root}>
      <button
        type="button"
        ref={button}
        className={className}
        aria-label={label}
        aria-expanded={open}
        title={label}
        onClick={() => setOpen(!open)}
      >
        {children}
      </button>
      {open && (
        <div className="menu-items">
          {items.map(({ label: name, run }) => (
            <button
              key={name}
              type="button"
              onClick={() => {
                setOpen(false);
                button.current?.focus();
                run();
              }}
            >
              {name}
            </button>
          ))}
        </div>
      )}
    </div>
  );
}
