import { makeScale, type Scale, type ScaleKind, safeDomain } from './scales.ts';
import type { Size } from './useSize.ts';

/** The drawing area of a frame: its scales (pixels from the area's own top left corner) and its place in the frame, in units of the drawing (“pixels” below). */
export interface Plot {
  readonly x: Scale;
  readonly y: Scale;
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly top: number;
  /** Size of the whole frame. */
  readonly frameWidth: number;
  readonly frameHeight: number;
  /** CSS pixels to one unit of the drawing. */
  readonly unit: number;
}

export interface AxisSpec {
  readonly kind: ScaleKind;
  readonly domain: readonly [number, number];
}

export interface Margin {
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly left: number;
}

/** A point in data units. */
export type Point = readonly [x: number, y: number];

/**
 * The area left inside the margins, at least 1 × 1. `square` shrinks it, towards the top and the middle, until one data unit is as long on both axes
 * (linear axes).
 */
export function makePlot(size: Size, margin: Margin, x: AxisSpec, y: AxisSpec, square: boolean): Plot {
  let width = Math.max(1, size.width - margin.left - margin.right);
  let height = Math.max(1, size.height - margin.top - margin.bottom);
  let { left } = margin;
  const { top } = margin;
  if (square) {
    const across = safeDomain(x.kind, ...x.domain);
    const upwards = safeDomain(y.kind, ...y.domain);
    const ratio = (across[1] - across[0]) / (upwards[1] - upwards[0]);
    const fitted = Math.max(1, Math.round(Math.min(width, height * ratio)));
    const tall = Math.max(1, Math.min(height, Math.round(fitted / ratio)));
    left += Math.floor((width - fitted) / 2);
    width = fitted;
    height = tall;
  }
  return {
    x: makeScale(x.kind, ...x.domain, 0, width),
    y: makeScale(y.kind, ...y.domain, height, 0),
    width,
    height,
    left,
    top,
    frameWidth: size.width,
    frameHeight: size.height,
    unit: size.unit,
  };
}

/** Pixels of a pointer event from the top left corner of the area; `target` is any element inside the frame. */
export function pixelOf(plot: Plot, target: Element, clientX: number, clientY: number): Point {
  const box = target.closest('.frame')?.getBoundingClientRect();
  return [
    (clientX - (box?.left ?? 0)) / plot.unit - plot.left,
    (clientY - (box?.top ?? 0)) / plot.unit - plot.top,
  ];
}
