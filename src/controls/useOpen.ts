import { type RefObject, useEffect, useRef, useState } from 'react';

/** Something small that a button opens: it closes with Escape, or a press elsewhere. */
export interface Opening {
  readonly open: boolean;
  setOpen(open: boolean): void;
  /** For the element round the button and what it opens. */
  readonly root: RefObject<HTMLDivElement | null>;
  /** For the button, which takes the focus back. */
  readonly button: RefObject<HTMLButtonElement | null>;
}

export function useOpen(isOpen = false): Opening {
  const [open, setOpen] = useState(isOpen);
  const root = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (!open) return;
    const onPointerDown = (event: PointerEvent) => {
      if (!root.current?.contains(event.target as Node)) setOpen(false);
    };
    // Before anyone else hears it: this Escape is for what is open.
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      event.preventDefault();
      event.stopPropagation();
      setOpen(false);
      button.current?.focus();
    };
    window.addEventListener('pointerdown', onPointerDown);
    window.addEventListener('keydown', onKeyDown, true);
    return () => {
      window.removeEventListener('pointerdown', onPointerDown);
      window.removeEventListener('keydown', onKeyDown, true);
    };
  }, [open]);
  return { open, setOpen, root, button };
}
