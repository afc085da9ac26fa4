import { bowlMatrix } from '../../../core/small/bowl.ts';
import { near } from '../../../panels/words/numbers.ts';
import { sided } from '../../../panels/words/verdictText.ts';
import type { Words } from '../chapter.ts';
import { useFigure } from '../figure/useFigure.ts';
import { type Descent, descentOf } from './derived.ts';

/** The words of the chapter: what becomes of descent in the bowl that is shown. */

/** Largest η that the figure can be set to. */
const LARGEST_RATE = 5;

/** On its own side of another rate. */
const rateText = (rate: number, other = rate) => (Number.isFinite(rate) ? sided(rate, other) : '∞');
const factorText = (factor: number) => sided(factor, 1, -1);

function fate({ verdict, factors, rate, critical, bowl, along }: Descent): string {
  const [big, small] = bowl.a >= bowl.b ? [factors.a, factors.b] : [factors.b, factors.a];
  const at = `At η = ${rateText(rate, critical)} a step multiplies the steeper direction by ${factorText(big)} and the other by ${factorText(small)}`;
  if (verdict.spared)
    return `${at}. η is not below 2/λmax = ${rateText(critical, rate)}, and yet descent converges: this start has nothing along the steeper direction.`;
  if (verdict.kind === 'cycles')
    return `${at}: along the steeper direction it jumps from side to side for ever, neither nearer nor farther.`;
  if (verdict.kind === 'diverges')
    return `${at}: it diverges, since η is above 2/λmax = ${rateText(critical, rate)}.`;
  const stays =
    (along.a[0] as number) > 0 && factors.a === 1
      ? 'a'
      : (along.b[0] as number) > 0 && factors.b === 1
        ? 'b'
        : null;
  return stays === null
    ? `${at}: it converges.`
    : `${at}: it converges, and what it had along the flat direction stays.`;
}

function fastest({ fastest: best, rate, factors }: Descent): string {
  if (best === null) return 'With both eigenvalues 0 there is nothing to descend.';
  if (best.factor === 1) return 'No rate moves the flat direction of this bowl.';
  const worst = Math.max(Math.abs(factors.a), Math.abs(factors.b));
  const left = `Each step leaves ${near(best.factor)} of the distance in both directions.`;
  if (Math.abs(rate / best.rate - 1) < 1e-3) return left;
  return `${left} At η = ${near(rate)} the slower direction keeps ${near(worst)}.`;
}

function limit({ verdict: { limit: at } }: Descent): string {
  return at === null
    ? 'At this rate the run has no limit.'
    : `This run ends at (${near(at.x)}, ${near(at.y)}).`;
}

export function wordsOf(descent: Descent): Words {
  const { bowl, critical, fastest: best, rate } = descent;
  const { xx, xy, yy } = bowlMatrix(bowl);
  const quickest = Math.min(LARGEST_RATE, best === null ? rate : best.rate);
  const edge = Math.min(LARGEST_RATE, critical);
  return {
    large: near(Math.max(bowl.a, bowl.b)),
    little: near(Math.min(bowl.a, bowl.b)),
    matrix: `(${near(xx)}, ${near(xy)}; ${near(xy)}, ${near(yy)})`,
    critical: Number.isFinite(critical) ? near(critical) : '∞',
    fate: fate(descent),
    fastest: fastest(descent),
    limit: limit(descent),
    toEdge: `qe=${Number(edge.toPrecision(4))}`,
    toBelow: `qe=${Number((0.95 * edge).toPrecision(3))}`,
    toAbove: `qe=${Number(Math.min(LARGEST_RATE, 1.05 * edge).toPrecision(3))}`,
    toFastest: `qe=${Number(quickest.toPrecision(4))}`,
  };
}

export const useWords = () => wordsOf(descentOf(useFigure()));
