import type { Witness } from '../exercises/exercise.ts';

/** The state of the figure that a counterexample is, as keys of a link; null where no link can hold it. */
export function keysOf(witness: Witness): string | null {
  switch (witness.kind) {
    case 'weights':
      return `u0=${witness.u}&v0=${witness.v}`;
    case 'jacobian':
      return null;
    case 'bowl': {
      const [x, y] = witness.start;
      return `qa=${witness.a}&qb=${witness.b}&qd=${witness.angle}&qe=${witness.rate}&qx=${x}&qy=${y}`;
    }
    case 'neurons': {
      const weights = [...named('u', witness.u), ...named('v', witness.v)].join('&');
      return `${weights}&seq=${witness.sequential ? 1 : 0}&eta=${witness.eta}&y=${witness.y}`;
    }
    case 'run':
      // One neuron at rate 1: κ₀ is λ₀, and r₀ and w are Δf₀ and y.
      return `n=1&c=${witness.kappa0}&lambda0=${witness.kappa0}&f0=${witness.r0 + witness.w}&y=${witness.w}&alpha=1&steps=40`;
  }
}

const named = (layer: string, weights: readonly number[]) =>
  weights.map((weight, i) => `${layer}${i + 1}=${weight}`);
