import { type KeyboardEvent, useEffect, useRef } from 'react';
import { usePassing, useStore } from '../../state/react.tsx';
import './present.css';

/** What a hall needs beside large type: a pointer that the last row sees, and a screen that can go dark. */
export function Hall() {
  const isBlank = usePassing(({ blank }) => blank);
  return (
    <>
      <Spot />
      {isBlank && <Blank />}
    </>
  );
}

/** A dark screen, which any key or click takes away and which keeps that key to itself. */
function Blank() {
  const store = useStore();
  const ref = useRef<HTMLDialogElement>(null);
  useEffect(() => ref.current?.showModal(), []);
  const end = () => store.passing.setState({ blank: false });
  const onKeyDown = (event: KeyboardEvent) => {
    event.preventDefault();
    end();
  };
  return (
    <dialog
      className="blank"
      ref={ref}
      aria-label="The screen is blank; any key brings it back"
      onKeyDown={onKeyDown}
      onClick={end}
      onClose={end}
    />
  );
}

/** A ring that goes with the mouse. */
function Spot() {
  const ref = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const onMove = (event: PointerEvent) => {
      if (ref.current === null) return;
      ref.current.style.transform = `translate(${event.clientX}px, ${event.clientY}px)`;
      ref.current.hidden = event.pointerType === 'touch';
    };
    window.addEventListener('pointermove', onMove);
    return () => window.removeEventListener('pointermove', onMove);
  }, []);
  return <div className="spot" ref={ref} hidden aria-hidden="true" />;
}
