import { useEffect, useRef, useState } from 'react';
import './present.css';

/** What a hall needs beside large type: a pointer that the last row sees, and a screen that can go dark. */
export function Hall() {
  const isBlank = useBlank();
  return (
    <>
      <Spot />
      {isBlank && <div className="blank" role="status" aria-label="Screen blanked: press B again" />}
    </>
  );
}

/** B blanks the screen and brings it back, as any other key does. */
function useBlank(): boolean {
  const [isBlank, setBlank] = useState(false);
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      const isB = event.key.toLowerCase() === 'b';
      if (!isB && !isBlank) return;
      event.preventDefault();
      event.stopPropagation();
      setBlank(isB && !isBlank);
    };
    // Before the page's own keys: the first one only brings the picture back.
    window.addEventListener('keydown', onKeyDown, true);
    return () => window.removeEventListener('keydown', onKeyDown, true);
  }, [isBlank]);
  return isBlank;
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
