import type { Values } from '../judging/field.ts';
import type { WitnessOf } from './exercise.ts';

/** The four neurons on which the exercises of the toy model are worked out, and what they come to. */

export const NEURONS: WitnessOf<'neurons'> = {
  kind: 'neurons',
  u: [1, 2, 0, 1],
  v: [2, 1, 1, 1],
  y: 0.5,
  eta: 0.4,
  sequential: false,
};

const dot = (a: readonly number[], b: readonly number[]) =>
  a.reduce((sum, each, k) => sum + each * (b[k] ?? 0), 0);

/** The symbols of the exercises at given neurons; u and v are those of the first. */
function measured({ u, v, y, eta }: WitnessOf<'neurons'>): Values {
  const n = u.length;
  const [U, V, S] = [dot(u, u), dot(v, v), dot(u, v)];
  const f = S / Math.sqrt(n);
  const residual = f - y;
  const first = { u: u[0] ?? 0, v: v[0] ?? 0 };
  const next = first.u - (eta * residual * first.v) / Math.sqrt(n);
  return { n, η: eta, y, f, Δf: residual, λ: (U + V) / n, U, V, S, ...first, 'u′': next };
}

export const MEASURED = measured(NEURONS);
