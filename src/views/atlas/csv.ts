import { centres } from '../../core/many/axis.ts';
import { FATES, stays } from '../../core/many/cellRecord.ts';
import type { Question } from '../../core/many/cells.ts';
import type { Shown } from './cellsComputation.ts';
import { restOf } from './rest.ts';

/** Cells written before the page gets a turn. */
const SLICE = 8192;

/** The columns; with weight decay κ where the residual settles, and where the run comes to rest in the end. */
const headerOf = (decay: number) =>
  decay > 0
    ? 'x,y,fate,settled_curvature,peak_loss,steps,landing_curvature'
    : 'x,y,fate,landing_curvature,peak_loss,steps';

/** What a table's numbers are, beyond their names. */
function commentOf({ plane, maxSteps, seeds, decay }: Question): string {
  const several = seeds > 1 ? ' (with several seeds the commonest fate, and means)' : '';
  const decayed = decay > 0 ? ` with weight decay ${decay}` : '';
  const settled =
    decay > 0
      ? '; settled: κ where the residual settles, landing: where the valley floor then leads, 2(|w| − ημ), or 0 at the origin'
      : '';
  return `x is ${plane.x.kind}, y is ${plane.y.kind}; runs of at most ${maxSteps} steps${decayed}${several}${settled}; left out: curvature and steps of what does not converge, peak loss of what diverges`;
}

/**
 * The cells of an answer that are computed, one line each, shortest decimals that read back to the same doubles; a number that is not there
 * is left out. Null while there is no answer.
 */
export async function csvOf(shown: Shown | null, link: string): Promise<Blob | null> {
  if (shown === null) return null;
  const { field, question } = shown;
  const { plane, decay } = question;
  const xs = centres(plane.x, plane.columns);
  const ys = centres(plane.y, plane.rows);
  const rest = restOf(shown);
  const parts = [`# ${link}\n# ${commentOf(question)}\n${headerOf(decay)}\n`];
  let text = '';
  let since = 0;
  const { epoch } = field;
  for (let row = 0; row < field.rows; row++) {
    for (let column = 0; column < field.columns; column++) {
      const at = row * field.columns + column;
      if ((field.stride[at] as number) === 0) continue;
      const landing = decay > 0 ? `,${rest(column, row) ?? ''}` : '';
      text += `${xs[column]},${ys[row]},${numbersOf(shown, at)}${landing}\n`;
    }
    since += field.columns;
    if (since >= SLICE) {
      since = 0;
      parts.push(text);
      text = '';
      await new Promise((resolve) => setTimeout(resolve));
      if (field.epoch !== epoch) throw new Error('the map changed while it was written');
    }
  }
  parts.push(text);
  return new Blob(parts, { type: 'text/csv' });
}

function numbersOf({ field }: Shown, at: number): string {
  const fate = FATES[field.fate[at] as number] ?? 'impossible';
  const steps = field.steps[at] as number;
  return `${fate},${steps >= 0 ? field.curvature[at] : ''},${stays(field.fate[at]) ? field.peakLoss[at] : ''},${steps >= 0 ? steps : ''}`;
}
