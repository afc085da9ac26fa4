import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const css = readFileSync(new URL('../../src/app/base.css', import.meta.url), 'utf8');
const PHASES = ['lazy', 'catapult', 'periodic', 'chaotic', 'divergent'] as const;

type Rgb = readonly [number, number, number];

/** Linear-light RGB of a custom property, `--name: light-dark(#light, #dark)`. */
function colour(name: string, scheme: 0 | 1): Rgb {
  const found = css.match(new RegExp(`--${name}: light-dark\\(#([0-9a-f]{6}), #([0-9a-f]{6})\\)`))?.[
    scheme + 1
  ];
  if (found === undefined) throw new Error(`no --${name}`);
  const channel = (at: number) => {
    const value = Number.parseInt(found.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return [channel(0), channel(2), channel(4)];
}

/** Machado, Oliveira, Fernandes 2009, severity 1, on linear RGB. */
const VISION = {
  full: [1, 0, 0, 0, 1, 0, 0, 0, 1],
  protanopia: [0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998],
  deuteranopia: [0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.01182, 0.04294, 0.968881],
  tritanopia: [1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.3039],
} as const;

const times = (m: readonly number[], [r, g, b]: Rgb): Rgb => {
  const row = (i: number) => (m[i] as number) * r + (m[i + 1] as number) * g + (m[i + 2] as number) * b;
  return [row(0), row(3), row(6)];
};

/** CIE L*a*b* (D65) of linear RGB. */
function lab(rgb: Rgb): Rgb {
  const [x, y, z] = times([0.4124, 0.3576, 0.1805, 0.2126, 0.7152, 0.0722, 0.0193, 0.1192, 0.9505], rgb);
  const f = (t: number) => (t > 0.008856 ? Math.cbrt(t) : 7.787 * Math.max(0, t) + 16 / 116);
  const [fx, fy, fz] = [f(x / 0.9505), f(y), f(z / 1.089)];
  return [116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)];
}

const luminance = (rgb: Rgb) => 0.2126 * rgb[0] + 0.7152 * rgb[1] + 0.0722 * rgb[2];
const contrast = (a: Rgb, b: Rgb) => {
  const [dark, light] = [luminance(a), luminance(b)].sort((x, y) => x - y) as [number, number];
  return (light + 0.05) / (dark + 0.05);
};

describe.each([
  ['light', 0],
  ['dark', 1],
] as const)('phase colours, %s', (_name, scheme) => {
  it.each(Object.entries(VISION))('are told apart with %s', (_vision, matrix) => {
    const seen = PHASES.map((phase) => lab(times(matrix, colour(phase, scheme))));
    for (const [i, a] of seen.entries()) {
      for (const b of seen.slice(i + 1))
        expect(Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2])).toBeGreaterThan(20);
    }
  });

  it('stand out from the paper by 3 to 1, text by 4.5 to 1', () => {
    const paper = colour('paper', scheme);
    for (const phase of PHASES) expect(contrast(colour(phase, scheme), paper)).toBeGreaterThan(3);
    for (const ink of ['ink', 'ink-soft', 'error'])
      expect(contrast(colour(ink, scheme), paper)).toBeGreaterThan(4.5);
  });
});
