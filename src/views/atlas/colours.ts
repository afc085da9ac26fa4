import { interpolateBrBG, interpolateCividis } from 'd3';
import { FATES, lands, stays } from '../../core/many/cellRecord.ts';
import type { CellField } from './cellField.ts';
import type { Colour } from './slice.ts';

/** Colours of a map: one per phase, and one scale for each number. */

const SHADES = 256;

interface ColourScale {
  readonly title: string;
  /** What it is called with weight decay, where that is something else. */
  readonly decayed?: string;
  readonly from: number;
  readonly to: number;
  readonly log: boolean;
}

/** Ends of the scales. κ_∞ of a landing is at most 2; the rest is clipped. */
export const SCALES: Readonly<Record<Exclude<Colour, 'fate'>, ColourScale>> = {
  landing: {
    title: 'landing curvature κ∞ = ηλ∞',
    decayed: 'curvature κ where the residual settles',
    from: 0,
    to: 2,
    log: false,
  },
  peak: { title: 'peak loss L/n', from: 1e-5, to: 10, log: true },
  steps: { title: 'steps to converge', from: 1, to: 2000, log: true },
  lyapunov: { title: 'Lyapunov exponent', from: -1.2, to: 1.2, log: false },
};

/** What the style sheet gives: the phases' colours and the page's own, packed as a canvas holds them. */
export interface Palette {
  /** Indexed by fate. */
  readonly fates: Uint32Array;
  readonly slow: number;
}

/** A CSS colour as the four bytes of a pixel, read as one little-endian number. */
function packed(context: CanvasRenderingContext2D, colour: string): number {
  context.clearRect(0, 0, 1, 1);
  context.fillStyle = colour;
  context.fillRect(0, 0, 1, 1);
  const [r = 0, g = 0, b = 0] = context.getImageData(0, 0, 1, 1).data;
  return ((255 << 24) | (b << 16) | (g << 8) | r) >>> 0;
}

/** Colours of the style sheet's variables in the present theme, as CSS has them; the same where a reader forces colours on a page. */
export function readColours(variables: readonly string[]): string[] {
  const probe = document.createElement('span');
  probe.style.setProperty('forced-color-adjust', 'none');
  document.body.append(probe);
  const colours = variables.map((variable) => {
    probe.style.color = `var(${variable})`;
    return getComputedStyle(probe).color;
  });
  probe.remove();
  return colours;
}

/** The variable that holds the colour of a fate. */
export const variableOf = (fate: (typeof FATES)[number]) => (fate === null ? '--nowhere' : `--${fate}`);

/** A canvas of one pixel, to know what bytes a colour is. */
function onePixel(): CanvasRenderingContext2D | null {
  const canvas = document.createElement('canvas');
  canvas.width = 1;
  canvas.height = 1;
  return canvas.getContext('2d', { willReadFrequently: true });
}

/** Reads the palette of the present theme. */
export function readPalette(): Palette {
  const context = onePixel();
  const bytes = (variables: readonly string[]) =>
    Uint32Array.from(readColours(variables), (colour) => (context === null ? 0 : packed(context, colour)));
  return { fates: bytes(FATES.map(variableOf)), slow: bytes(['--line'])[0] ?? 0 };
}

const shadesOf = (interpolate: (at: number) => string): Uint32Array => {
  const shades = new Uint32Array(SHADES);
  for (let i = 0; i < SHADES; i++) {
    const [r = 0, g = 0, b = 0] = (interpolate(i / (SHADES - 1)).match(/\d+/g) ?? []).map(Number);
    shades[i] = ((255 << 24) | (b << 16) | (g << 8) | r) >>> 0;
  }
  return shades;
};

let sequential: Uint32Array | null = null;
let diverging: Uint32Array | null = null;

const STOPS = 64;

/** Colours along a scale, from its low end. */
export function gradientOf(colour: Exclude<Colour, 'fate'>): string[] {
  const interpolate = colour === 'lyapunov' ? interpolateBrBG : interpolateCividis;
  return Array.from({ length: STOPS }, (_, i) => interpolate(i / (STOPS - 1)));
}

/** The colour of an entry of a field; `widthAt` gives n of its cell. */
export function painterOf(
  field: CellField,
  colour: Colour,
  palette: Palette,
  widthAt: (at: number) => number,
): (at: number) => number {
  const { fate, curvature, peakLoss, steps, lyapunov } = field;
  const phase = (at: number) => palette.fates[fate[at] as number] as number;
  if (colour === 'fate') return phase;
  sequential ??= shadesOf(interpolateCividis);
  diverging ??= shadesOf(interpolateBrBG);
  const shades = colour === 'lyapunov' ? diverging : sequential;
  const { from, to, log } = SCALES[colour];
  const [low, high] = log ? [Math.log(from), Math.log(to)] : [from, to];
  const shade = (value: number) => {
    const at = ((log ? Math.log(value) : value) - low) / (high - low);
    return shades[Math.max(0, Math.min(SHADES - 1, Math.round(at * (SHADES - 1))))] as number;
  };
  switch (colour) {
    case 'landing':
      return (at) => (lands(fate[at]) ? shade(curvature[at] as number) : phase(at));
    case 'peak':
      return (at) => (stays(fate[at]) ? shade((peakLoss[at] as number) / widthAt(at)) : phase(at));
    case 'steps':
      return (at) =>
        !lands(fate[at]) ? phase(at) : (steps[at] as number) >= 0 ? shade(steps[at] as number) : palette.slow;
    case 'lyapunov':
      return (at) => (stays(fate[at]) ? shade(lyapunov[at] as number) : phase(at));
  }
}

/** Red, green and blue of the page's ink. */
export function readInk(): readonly [number, number, number] {
  const context = onePixel();
  if (context === null) return [0, 0, 0];
  const pixel = packed(context, readColours(['--ink'])[0] ?? 'black');
  return [pixel & 255, (pixel >> 8) & 255, (pixel >> 16) & 255];
}
