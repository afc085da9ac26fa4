import type { WidthPart } from '../../../core/small/widthSweep.ts';
import { near, percent } from '../../../panels/words/numbers.ts';
import type { Words } from '../chapter.ts';
import { useFigure } from '../figure/useFigure.ts';
import { overWidths, QUANTITIES, type Quantity, slopeOf } from '../training/laws.ts';
import { count } from '../training/net.ts';
import { type Shape, type Sweep, useWidthParts } from '../training/sweeps.ts';
import type { Shown } from '../training/trainer.ts';
import { useTraining } from '../training/useTraining.ts';
import { type Example, exampleOf, TARGET } from './twoWeights.ts';

/** The words of the chapter: what the net has come to, and what the two weights do. */

function gap({ steps, apart, question }: Shown): string {
  if (steps === 0) return 'Nothing has moved yet, and the two curves are one.';
  const after = `After ${count(steps)} ${steps === 1 ? 'step' : 'steps'} at m = ${question.width}`;
  return `${after} the two curves are at most ${near(apart)} apart.`;
}

function moved({ steps, reading, question }: Shown): string {
  if (steps === 0) return `At m = ${question.width} nothing has moved yet: press Play.`;
  const { distance, weightsChange, jacobianChange, kernelChange } = reading;
  return `At m = ${question.width}, after ${count(steps)} steps, ‖W − W₀‖ = ${near(distance)}: W has changed by ${percent(weightsChange)}, J by ${percent(jacobianChange)}, Θ by ${percent(kernelChange)}.`;
}

/** Widths from which on the laws are read off. */
const FROM = 64;
const NAMES: Readonly<Record<Quantity, string>> = {
  kernelChange: 'Θ',
  jacobianChange: 'J',
  weightsChange: 'W',
  distance: '‖W − W₀‖',
};

function laws({ parts, isDone, error }: Sweep<WidthPart>): string {
  if (error !== null) return `The trainings could not be computed: ${error}.`;
  const slopes = QUANTITIES.map((of) => [NAMES[of], slopeOf(overWidths(parts, of), FROM)] as const);
  if (slopes.some(([, slope]) => slope === null)) return 'The trainings are being computed.';
  const list = slopes.map(([name, slope]) => `${name}: ${near(Number((slope as number).toFixed(1)))}`);
  return `Measured ${isDone ? '' : 'so far '}from m = ${FROM} on, as exponents of m: ${list.join(', ')}. (As m → ∞ they tend to −1, −1/2, −1/2 and 0.)`;
}

const pair = (values: ArrayLike<number>) => `(${near(values[0] as number)}, ${near(values[1] as number)})`;

const NOWHERE = '–';

function exampleWords({ both, start: { u, v } }: Example): Words {
  const point = `(${near(u)}, ${near(v)})`;
  if (both === null) {
    const none = `At u = v = 0 every gradient is 0, and neither model ever moves.`;
    const names = ['A', 'b', 'rates', 'rho', 'top', 'nearest', 'distance', 'thereF'];
    return {
      point,
      ends: none,
      equation: 'So A and b are 0 here.',
      ...Object.fromEntries(names.map((name) => [name, NOWHERE])),
    };
  }
  const { linear, flow, outputThere } = both;
  const [a, b, c, d] = [...linear.matrix].map(near);
  const trueEnd = (flow.limit[0] as number) * (flow.limit[1] as number);
  const fails =
    Math.abs(trueEnd - TARGET) > 1e-6
      ? ` From this start the true flow stops at f = ${near(trueEnd)}, a saddle, and never fits.`
      : '';
  return {
    point,
    A: `with rows (${a}, ${b}) and (${c}, ${d})`,
    equation: `So A has the rows (${a}, ${b}) and (${c}, ${d}) with eigenvalues ${near(linear.rates[0] as number)} and 0, and b = ${pair(linear.drift)}.`,
    b: pair(linear.drift),
    rates: `${near(linear.rates[0] as number)} and 0`,
    rho: near(u * v - TARGET),
    top: near(linear.rates[0] as number),
    nearest: pair(linear.limit),
    distance: near(linear.distance),
    thereF: near(outputThere),
    ends: `From ${point} lazy training ends at ${pair(linear.limit)}, ${near(linear.distance)} from the start; there uv = ${near(outputThere)}, not ${TARGET}. The true flow ends at ${pair(flow.limit)}, ${near(flow.distance)} from the start.${fails}`,
  };
}

export const wordsOf = (shown: Shown, sweep: Sweep<WidthPart>, example: Example): Words => ({
  gap: gap(shown),
  moved: moved(shown),
  m: String(shown.question.width),
  laws: laws(sweep),
  y: String(TARGET),
  ...exampleWords(example),
});

export function useWords(): Words {
  const figure = useFigure();
  return wordsOf(useTraining(), useWidthParts(figure.activation as Shape), exampleOf(figure));
}
