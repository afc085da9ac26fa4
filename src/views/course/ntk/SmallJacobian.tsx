import { memo, useMemo } from 'react';
import { formatNumber, steadyDomain } from '../../../charts/scales.ts';
import { near } from '../../../panels/words/numbers.ts';
import { useAnswers, useWitness } from '../exercise/answers.ts';
import { Dial } from '../figure/Dial.tsx';
import { useFigure } from '../figure/useFigure.ts';
import { largest } from './matrix.ts';
import { Products } from './Products.tsx';
import { Strip } from './Strip.tsx';
import { type Small, smallOf } from './small.ts';
import { counted, listed } from './spectrum.ts';

/** The exercise's J: a row of two entries to be moved, or that of a counterexample. */

function useSmall(): Small {
  const witness = useWitness('jacobian');
  const { row1, row2 } = useFigure();
  return useMemo(() => smallOf(witness?.J ?? [[row1, row2]]), [witness, row1, row2]);
}

const plain = (values: Float64Array) => Array.from(values, near).join(', ');

const sizeOf = ({ rows, columns }: Small) => ({
  points: `JJᵀ, ${rows} × ${rows}`,
  weights: `JᵀJ, ${columns} × ${columns}`,
});

export const SmallProducts = memo(function SmallProducts() {
  const small = useSmall();
  const { rows, columns, J, ofPoints, ofWeights, pointValues, weightValues } = small;
  const trio = useMemo(
    () => ({
      J: { entries: J, rows, columns },
      ofPoints: { entries: ofPoints, rows, columns: rows },
      ofWeights: { entries: ofWeights, rows: columns, columns },
      full: { J: largest(J), ofPoints: largest(ofPoints), ofWeights: largest(ofPoints) },
      point: (row: number) => `point ${row + 1}`,
      weight: (column: number) => `weight ${column + 1}`,
    }),
    [J, ofPoints, ofWeights, rows, columns],
  );
  const { points, weights } = sizeOf(small);
  const description = `J = ${J.join(', ')}. Eigenvalues of ${points}: ${listed(counted(pointValues))}; of ${weights}: ${listed(counted(weightValues))}.`;
  const rest = `Eigenvalues of JJᵀ: ${plain(pointValues)}; of JᵀJ: ${plain(weightValues)}.`;
  return <Products label="A small J and its products" description={description} trio={trio} rest={rest} />;
});

export const SmallSpectra = memo(function SmallSpectra() {
  const small = useSmall();
  const { pointValues, weightValues } = small;
  const top = weightValues[0] as number;
  const domain = useMemo(
    () => [-0.05 * Math.max(top, 1), steadyDomain('linear', 0, 1.1 * Math.max(top, 1))[1]] as const,
    [top],
  );
  const { points, weights } = sizeOf(small);
  const rows = useMemo(
    () => [
      { name: points, values: counted(pointValues) },
      { name: weights, values: counted(weightValues) },
    ],
    [points, weights, pointValues, weightValues],
  );
  return <Strip label="Spectra of the products of a small J" rows={rows} domain={domain} linked />;
});

/** The entries of the row; or the way back to it from a counterexample. */
export function SmallControls() {
  const answers = useAnswers();
  const witness = useWitness('jacobian');
  const { row1, row2 } = useFigure();
  if (witness !== null)
    return (
      <p className="small-back">
        A counterexample is shown.{' '}
        <button type="button" onClick={() => answers.setState({ witness: null })}>
          Back to J = ({formatNumber(row1)}, {formatNumber(row2)})
        </button>
      </p>
    );
  return (
    <div className="board-controls">
      <Dial of="row1" label="First entry of J" step={0.1} />
      <Dial of="row2" label="Second entry of J" step={0.1} />
    </div>
  );
}
