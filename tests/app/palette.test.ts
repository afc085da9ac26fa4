import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const css = readFileSync(new URL('../../src/app/base.css', import.meta.url), 'utf8');
const PHASES = ['lazy', 'catapult', 'periodic', 'chaotic', 'divergent'] as const;

type Rgb = readonly [number, number, number];

/** What the style sheet declares for the page, and what it puts in its place before an audience. */
const PAGE = declarationsOf(':root');
const PRESENT = declarationsOf(':root[data-present]');

function declarationsOf(selector: string): string {
  const at = css.indexOf(`  ${selector} {`);
  if (at < 0) throw new Error(`no ${selector}`);
  return css.slice(at, css.indexOf('}', at));
}

/** Linear-light RGB of a custom property, `--name: light-dark(#light, #dark)`. */
function colour(name: string, scheme: 0 | 1, declarations = PAGE): Rgb {
  const found = declarations.match(
    new RegExp(`--${name}: light-dark\\(#([0-9a-f]{6}), #([0-9a-f]{6})\\);`),
  )?.[scheme + 1];
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

/** A colour as it is seen, by a screen that has no light below 0 or above 1. */
const seenWith = (matrix: readonly number[], rgb: Rgb): Rgb => {
  const clamp = (x: number) => Math.min(1, Math.max(0, x));
  const [r, g, b] = times(matrix, rgb);
  return [clamp(r), clamp(g), clamp(b)];
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

const distance = (a: Rgb, b: Rgb) => {
  const [p, q] = [lab(a), lab(b)];
  return Math.hypot(p[0] - q[0], p[1] - q[1], p[2] - q[2]);
};

/** Between two hues, in degrees of the plane of a* and b*. */
const turn = (a: Rgb, b: Rgb) => {
  const hue = (rgb: Rgb) => (Math.atan2(lab(rgb)[2], lab(rgb)[1]) * 180) / Math.PI;
  const apart = Math.abs(hue(a) - hue(b));
  return Math.min(apart, 360 - apart);
};

const PAIRS = PHASES.flatMap((a, i) => PHASES.slice(i + 1).map((b) => [a, b] as const));

/** Those of a list that are not more than asked for, with what they are. */
const short = (measured: readonly (readonly [string, number])[], least: number) =>
  measured.filter(([, value]) => !(value > least));

// Nothing is asked of greyscale by itself: contrast is of luminance alone, so full vision has it.
describe.each([
  ['light', 0],
  ['dark', 1],
] as const)('colours, %s', (_name, scheme) => {
  const fill = (phase: string) => colour(phase, scheme);
  const grounds = ['paper', 'panel'] as const;
  const onGrounds = (names: readonly string[], declarations?: string) =>
    names.flatMap((name) =>
      grounds.map(
        (ground) =>
          [
            `${name} on ${ground}`,
            contrast(colour(name, scheme, declarations), colour(ground, scheme)),
          ] as const,
      ),
    );

  describe.each(Object.entries(VISION))('with %s', (vision, matrix) => {
    const between = (measure: (a: Rgb, b: Rgb) => number, suffix = '', declarations?: string) =>
      PAIRS.map(([a, b]) => {
        const [one, other] = [a, b].map((phase) =>
          seenWith(matrix, colour(`${phase}${suffix}`, scheme, declarations)),
        ) as [Rgb, Rgb];
        return [`${a} and ${b}`, measure(one, other)] as const;
      });

    it('any two fills are 1.5 to 1 in lightness, and told apart', () => {
      expect(short(between(contrast), 1.5)).toEqual([]);
      expect(short(between(distance), 20)).toEqual([]);
    });

    it('any two inks are told apart, before an audience too', () => {
      const least = vision === 'full' ? 20 : 12;
      expect(short(between(distance, '-ink'), least)).toEqual([]);
      expect(short(between(distance, '-ink', PRESENT), least)).toEqual([]);
    });
  });

  it('names are read on their fills', () => {
    const names = PHASES.map(
      (phase) => [phase, contrast(colour(`on-${phase}`, scheme), fill(phase))] as const,
    );
    expect(short(names, 4.5)).toEqual([]);
  });

  it('inks are read on paper and panel, before an audience by 7 to 1', () => {
    const inks = PHASES.map((phase) => `${phase}-ink`);
    expect(short(onGrounds([...inks, 'ink', 'ink-soft', 'error']), 4.5)).toEqual([]);
    expect(short([...onGrounds([...inks, 'ink-soft'], PRESENT), ...onGrounds(['ink'])], 7)).toEqual([]);
  });

  it('inks have the hue of their fills, and what diverges is nearly without one', () => {
    for (const phase of PHASES) {
      if (phase === 'divergent') continue;
      for (const declarations of [PAGE, PRESENT])
        expect(turn(colour(`${phase}-ink`, scheme, declarations), fill(phase))).toBeLessThan(25);
    }
    const [, a, b] = lab(fill('divergent'));
    expect(Math.hypot(a, b)).toBeLessThan(10);
  });

  it('what diverges recedes, yet is told from the page, from no network and from a run on its way', () => {
    const ground = fill('divergent');
    expect(contrast(ground, colour('paper', scheme))).toBeGreaterThan(1.2);
    for (const other of ['nowhere', 'line'])
      expect(contrast(ground, colour(other, scheme))).toBeGreaterThan(1.15);
    // Every other phase stands out from the page by more.
    const stands = (phase: string) => contrast(fill(phase), colour('paper', scheme));
    for (const phase of PHASES.slice(0, -1)) expect(stands(phase)).toBeGreaterThan(stands('divergent') * 1.5);
  });
});
