import { readFileSync } from 'node:fs';
import type { Weights } from '../../../src/core/model/weights.ts';
import { descended } from '../../core/problems.ts';

/** Descent by its definition alone, to hold the course's claims against: nothing of it comes from the code under test. */

export interface State {
  /** ηΔf/√n. */
  readonly r: number;
  /** ηλ. */
  readonly kappa: number;
}

interface Knobs {
  readonly momentum?: number;
  /** η_t in parts of the η that κ₀ is of. */
  readonly rate?: (t: number) => number;
}

/**
 * Gradient descent on the two weights of one neuron with η = 1, f = uv: it begins at κ₀ = u² + v² and r₀ = uv − w. Where r₀ and w are tiny its weights keep their
 * digits, since each is only ever multiplied.
 */
export function neuron(
  kappa0: number,
  r0: number,
  w: number,
  steps: number,
  { momentum = 0, rate = () => 1 }: Knobs = {},
): State[] {
  const z = r0 + w;
  const sum = Math.sqrt(kappa0 + 2 * z) + Math.sqrt(Math.max(0, kappa0 - 2 * z));
  let [u, v, du, dv] = [sum / 2, (2 * z) / sum, 0, 0];
  const run: State[] = [];
  for (let t = 0; t <= steps; t++) {
    const r = u * v - w;
    run.push({ r, kappa: u * u + v * v });
    const pull = rate(t) * r;
    [du, dv] = [-pull * v + momentum * du, -pull * u + momentum * dv];
    u += du;
    v += dv;
  }
  return run;
}

/** The start of the course, λ₀ = 2 and f₀ = 1 with target 0, at a learning rate c and a width. */
export const standard = (c: number, width: number, steps: number, knobs: Knobs = {}): State[] =>
  neuron(c, c / 2 / Math.sqrt(width), 0, steps, knobs);

/** Step of the largest |r|. */
export const peakOf = (run: readonly State[]): number => {
  let at = 0;
  for (const [t, { r }] of run.entries()) if (Math.abs(r) > Math.abs(run[at]?.r as number)) at = t;
  return at;
};

/** κ at the end. */
export const landingOf = (run: readonly State[]): number => run.at(-1)?.kappa ?? Number.NaN;

/** What becomes of a run of many steps: a number that is none is one that was left behind. */
export function endOf(run: readonly State[]): 'converges' | 'diverges' | 'stays' {
  const { r = Number.NaN } = run.at(-1) ?? {};
  if (!(Math.abs(r) < 1e6)) return 'diverges';
  return Math.abs(r) < 1e-3 * Math.max(1e-9, Math.abs(run[0]?.r as number)) ? 'converges' : 'stays';
}

/** Descent on all weights of a network. */
export function descent(start: Weights, learningRate: number, target: number, steps: number) {
  const root = Math.sqrt(start.u.length);
  const dot = (a: Float64Array, b: Float64Array) =>
    a.reduce((sum, each, i) => sum + each * (b[i] as number), 0);
  const run: { ntk: number; residual: number }[] = [];
  let at = start;
  for (let t = 0; t <= steps; t++) {
    const ntk = (dot(at.u, at.u) + dot(at.v, at.v)) / start.u.length;
    run.push({ ntk, residual: dot(at.u, at.v) / root - target });
    at = descended(at, { learningRate, target });
  }
  return run;
}

/** Names of the words that the prose of a chapter shows. */
export const shownIn = (chapter: string): string[] => {
  const prose = readFileSync(
    new URL(`../../../src/views/course/${chapter}/prose.mdx`, import.meta.url),
    'utf8',
  );
  return [...new Set([...prose.matchAll(/<(?:N|Says) of="([^"]+)"/g)].map(([, name = '']) => name))];
};

/** What no word that is shown may have in it: a number that is none. */
export const NO_NUMBER = /NaN|Infinity|undefined|–/;

/** A number as prose writes it, read back: 1,024, −0.5, 3.2×10⁻⁵. */
export function readNumber(text: string): number {
  const [significand = '', exponent] = text.replaceAll(',', '').replaceAll('−', '-').split('×10');
  if (exponent === undefined) return Number(significand);
  const digits = [...exponent]
    .map((each) => (each === '⁻' ? '-' : String('⁰¹²³⁴⁵⁶⁷⁸⁹'.indexOf(each))))
    .join('');
  return Number(`${significand}e${digits}`);
}

/** Whether words write a number so: to the digits they have, three at least. */
export const isWritten = (text: string, value: number): boolean => {
  const read = readNumber(text);
  return Math.abs(read - value) <= 5.1e-3 * Math.abs(value) + 1e-12;
};
