import { eigenvalues, gramOfColumns, gramOfRows } from '../../../core/small/symmetric.ts';
import { cleared } from './training.ts';

/** A small J of the exercise, its products and their eigenvalues. */

export interface Small {
  readonly rows: number;
  readonly columns: number;
  readonly J: Float64Array;
  readonly ofPoints: Float64Array;
  readonly ofWeights: Float64Array;
  readonly pointValues: Float64Array;
  readonly weightValues: Float64Array;
}

export function smallOf(matrix: readonly (readonly number[])[]): Small {
  const rows = matrix.length;
  const columns = matrix[0]?.length ?? 0;
  const J = Float64Array.from(matrix.flat());
  const ofPoints = gramOfRows(J, rows);
  const ofWeights = gramOfColumns(J, rows);
  return {
    rows,
    columns,
    J,
    ofPoints,
    ofWeights,
    pointValues: eigenvalues(ofPoints, rows).map(cleared),
    weightValues: eigenvalues(ofWeights, columns).map(cleared),
  };
}
