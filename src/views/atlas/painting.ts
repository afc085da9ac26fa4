import { useEffect, useLayoutEffect, useRef } from 'react';

/** Pictures of fields: one pixel a cell, painted and handed to a canvas in parts that no frame is late for. */

/** Cells repainted in a frame when the colours change. */
const REPAINTED = 2 ** 18;
/** The picture of a field, one pixel a cell, and the range of axes it shows. */
export interface Picture {
  readonly canvas: HTMLCanvasElement;
  readonly context: CanvasRenderingContext2D;
  readonly data: ImageData;
  readonly pixels: Uint32Array;
  /** Whether it is being handed to the canvas, and whether it changed since that began. */
  busy: boolean;
  again: boolean;
}

export function makePicture(columns: number, rows: number): Picture | null {
  const canvas = document.createElement('canvas');
  canvas.width = columns;
  canvas.height = rows;
  const context = canvas.getContext('2d');
  if (context === null) return null;
  const data = context.createImageData(columns, rows);
  return { canvas, context, data, pixels: new Uint32Array(data.data.buffer), busy: false, again: false };
}

/** Pixels handed to a canvas in one frame. */
const PUT = 2 ** 19;
/** Milliseconds between two rounds over a picture that takes more than one frame. */
const ROUND = 120;

/** Hands a picture to its canvas, a part a frame; asked again while under way, it goes round once more. */
export function putInSlices(picture: Picture, shown: () => void): void {
  picture.again = true;
  if (picture.busy) return;
  const { canvas, context, data } = picture;
  const rows = Math.max(1, Math.floor(PUT / canvas.width));
  let top = 0;
  const put = () => {
    if (top === 0) picture.again = false;
    context.putImageData(data, 0, 0, 0, top, canvas.width, rows);
    shown();
    top = top + rows >= canvas.height ? 0 : top + rows;
    picture.busy = top > 0 || picture.again;
    if (top > 0) requestAnimationFrame(put);
    else if (picture.again) setTimeout(() => requestAnimationFrame(put), rows < canvas.height ? ROUND : 0);
  };
  put();
}

interface Repaint {
  readonly rows: number;
  readonly columns: number;
  row(row: number): void;
  show(): void;
}

/** Paints a field anew when its colours change, some rows a frame, so that no frame is late. */
export function useRepaint(colour: string, theme: string, start: () => Repaint | null): void {
  const begin = useRef(start);
  useLayoutEffect(() => {
    begin.current = start;
  });
  const first = useRef(true);
  // biome-ignore lint/correctness/useExhaustiveDependencies: colours and theme are what it answers to; what comes in later is painted with them anyway
  useEffect(() => {
    if (first.current) {
      first.current = false;
      return;
    }
    const job = begin.current();
    if (job === null) return;
    let row = 0;
    let frame = 0;
    const work = () => {
      const until = Math.min(job.rows, row + Math.max(1, Math.floor(REPAINTED / job.columns)));
      for (; row < until; row++) job.row(row);
      job.show();
      if (row < job.rows) frame = requestAnimationFrame(work);
    };
    work();
    return () => cancelAnimationFrame(frame);
  }, [colour, theme]);
}
