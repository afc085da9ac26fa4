import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Plane } from '../../core/many/plane.ts';
import { widthsOf } from './axes.ts';
import type { Drawing, Shown } from './cellsComputation.ts';
import { type Palette, painterOf, readPalette } from './colours.ts';
import type { Colour } from './slice.ts';

/** The picture of a field, one pixel a cell, painted and handed to a canvas in parts that no frame is late for. */

/** Cells repainted in a frame when the colours change. */
const REPAINTED = 2 ** 18;
/** Pixels handed to a canvas in one frame. */
const PUT = 2 ** 19;
/** Milliseconds between two rounds over a picture that takes more than one frame. */
const ROUND = 120;

/** What is on the canvas: a new object whenever it changes. */
export interface Painted {
  readonly canvas: HTMLCanvasElement;
  readonly plane: Plane;
}

interface Picture {
  readonly canvas: HTMLCanvasElement;
  readonly context: CanvasRenderingContext2D;
  readonly data: ImageData;
  readonly pixels: Uint32Array;
  /** Whether it is being handed to the canvas, and whether it changed since that began. */
  busy: boolean;
  again: boolean;
}

export class Painter implements Drawing {
  readonly state: StoreApi<{ readonly painted: Painted | null }> = createStore<{
    readonly painted: Painted | null;
  }>(() => ({ painted: null }));
  private colour: Colour = 'fate';
  /** Of the present theme; null until it is needed. */
  private palette: Palette | null = null;
  private picture: Picture | null = null;
  private shown: Shown | null = null;
  private pixelOf: (at: number) => number = () => 0;
  private repainting = 0;
  /** Side of the smallest blocks painted for the present question. */
  private finest = Number.POSITIVE_INFINITY;

  /** Paints by another number, or in the colours of another theme. */
  colourBy(colour: Colour): void {
    this.colour = colour;
    this.palette = null;
    if (this.shown === null) return;
    this.mix(this.shown);
    this.repaint(this.shown);
  }

  begin(shown: Shown): void {
    cancelAnimationFrame(this.repainting);
    const { columns, rows } = shown.field;
    const { picture } = this;
    if (picture?.canvas.width !== columns || picture.canvas.height !== rows)
      this.picture = makePicture(columns, rows);
    this.shown = shown;
    this.finest = Number.POSITIVE_INFINITY;
    this.mix(shown);
  }

  cells(row: number, first: number, step: number, side: number): void {
    const { picture, shown, pixelOf } = this;
    if (picture === null || shown === null) return;
    const { columns, rows } = shown.field;
    const isFirst = side <= this.finest;
    this.finest = Math.min(this.finest, side);
    if (side > 1) {
      if (isFirst && step === side) this.band(picture, shown, row, side);
      else
        for (let column = first; column < columns; column += step)
          this.block(picture, shown, column, row, side);
      return;
    }
    const { pixels } = picture;
    const from = row * columns;
    const to = (rows - 1 - row) * columns;
    for (let column = first; column < columns; column += step) pixels[to + column] = pixelOf(from + column);
  }

  /** Paints a row of blocks under which nothing is known better: one line of pixels, and copies of it. */
  private band({ pixels }: Picture, { field }: Shown, row: number, side: number): void {
    const { columns, rows } = field;
    const last = (rows - 1 - row) * columns;
    for (let column = 0; column < columns; column += side) {
      const pixel = this.pixelOf(row * columns + column);
      const right = Math.min(columns, column + side);
      for (let c = column; c < right; c++) pixels[last + c] = pixel;
    }
    const top = Math.min(rows, row + side);
    for (let r = row + 1; r < top; r++) pixels.copyWithin((rows - 1 - r) * columns, last, last + columns);
  }

  /** Paints a block, but for cells of it that are known better. */
  private block(picture: Picture, { field }: Shown, column: number, row: number, side: number): void {
    const { columns, rows, stride } = field;
    const pixel = this.pixelOf(row * columns + column);
    const right = Math.min(columns, column + side);
    const top = Math.min(rows, row + side);
    for (let r = row; r < top; r++) {
      const line = (rows - 1 - r) * columns;
      for (let c = column; c < right; c++) {
        const known = stride[r * columns + c] as number;
        if (known === 0 || known >= side) picture.pixels[line + c] = pixel;
      }
    }
  }

  frame(): void {
    const { picture, shown } = this;
    if (picture === null || shown === null) return;
    const { plane } = shown.question;
    const tell = () => this.state.setState({ painted: { canvas: picture.canvas, plane } });
    if (isPrinted()) {
      picture.context.putImageData(picture.data, 0, 0);
      tell();
    } else putInSlices(picture, tell);
  }

  private mix({ field, question }: Shown): void {
    this.palette ??= readPalette();
    this.pixelOf = painterOf(field, this.colour, this.palette, widthsOf(question.plane));
  }

  /** Everything anew, some rows a frame. What comes in meanwhile is painted in the new colours anyway. */
  private repaint({ field }: Shown): void {
    cancelAnimationFrame(this.repainting);
    const { columns, rows } = field;
    const some = isPrinted() ? rows : Math.max(1, Math.floor(REPAINTED / columns));
    let row = 0;
    const work = () => {
      const until = Math.min(rows, row + some);
      for (; row < until; row++) this.paintRow(row);
      this.frame();
      if (row < rows) this.repainting = requestAnimationFrame(work);
    };
    work();
  }

  private paintRow(row: number): void {
    const { picture, shown } = this;
    if (picture === null || shown === null) return;
    const { field } = shown;
    const line = (field.rows - 1 - row) * field.columns;
    for (let column = 0; column < field.columns; column++) {
      const at = field.entryAt(column, row);
      if (at >= 0) picture.pixels[line + column] = this.pixelOf(at);
    }
  }
}

/** A sheet waits for no later frame. */
const isPrinted = () => window.matchMedia('print').matches;

function makePicture(columns: number, rows: number): Picture | null {
  const canvas = document.createElement('canvas');
  canvas.width = columns;
  canvas.height = rows;
  const context = canvas.getContext('2d');
  if (context === null) return null;
  const data = context.createImageData(columns, rows);
  return { canvas, context, data, pixels: new Uint32Array(data.data.buffer), busy: false, again: false };
}

/** Hands a picture to its canvas, a part a frame; asked again while under way, it goes round once more. */
function putInSlices(picture: Picture, shown: () => void): void {
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
