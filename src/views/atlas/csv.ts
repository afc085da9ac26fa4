import { centres } from '../../core/many/axis.ts';
import { FATES, stays } from '../../core/many/cellRecord.ts';
import type { Plane } from '../../core/many/plane.ts';
import type { Field } from './field.ts';

const HEADER = 'x,y,fate,landing_curvature,peak_loss,steps';
/** Cells written before the page gets a turn. */
const SLICE = 8192;

/** The cells of a field that are computed, one line each, shortest decimals that read back to the same doubles; a number that is not there is left out. */
export async function csvOf(field: Field, plane: Plane, comments: readonly string[]): Promise<Blob> {
  const xs = centres(plane.x, plane.columns);
  const ys = centres(plane.y, plane.rows);
  const parts = [`${comments.map((line) => `# ${line}`).join('\n')}\n${HEADER}\n`];
  let text = '';
  let since = 0;
  const { epoch } = field;
  for (let row = 0; row < field.rows; row++) {
    for (let column = 0; column < field.columns; column++) {
      const at = row * field.columns + column;
      if ((field.stride[at] as number) > 0) text += line(field, at, xs[column] as number, ys[row] as number);
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

function line(field: Field, at: number, x: number, y: number): string {
  const fate = FATES[field.fate[at] as number] ?? null;
  const steps = field.steps[at] as number;
  return `${x},${y},${fate ?? 'impossible'},${steps >= 0 ? field.curvature[at] : ''},${stays(field.fate[at]) ? field.peakLoss[at] : ''},${steps >= 0 ? steps : ''}\n`;
}
