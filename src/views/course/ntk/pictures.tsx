import { memo, useMemo } from 'react';
import type { Size } from '../../../charts/useSize.ts';
import { near } from '../../../panels/words/numbers.ts';
import { useCalm } from '../../../panels/words/useCalm.ts';
import { Matrix } from './Matrix.tsx';
import { largest } from './matrix.ts';
import { fullOf, Products, type Trio, useStep } from './Products.tsx';
import { Sheet } from './Sheet.tsx';
import { Strip } from './Strip.tsx';
import { counted, listed } from './spectrum.ts';
import { COUNT, EACH, POINTS, type Snapshot, snapshotOf, WEIGHTS, weightName } from './training.ts';

/** The matrices of the net in training, and their spectra on one axis. */

/** Steps whose matrices say what the full colour is. */
const SAMPLES = [0, 10, 40, 100, 1000];
const fullFor = (pick: (snapshot: Snapshot) => Float64Array) =>
  fullOf(SAMPLES.map((step) => pick(snapshotOf(step))));

const FULL = {
  J: fullFor((snapshot) => snapshot.J),
  ofPoints: fullFor((snapshot) => snapshot.ofPoints),
  ofWeights: fullFor((snapshot) => snapshot.ofWeights),
};
const FULL_OF_TERMS = fullFor((snapshot) => snapshot.hessian);

const pointName = (row: number) => `output at x = ${String(POINTS.inputs[2 * row]).replace('-', '−')}`;

const trioOf = ({ J, ofPoints, ofWeights }: Snapshot): Trio => ({
  J: { entries: J, rows: COUNT, columns: WEIGHTS },
  ofPoints: { entries: ofPoints, rows: COUNT, columns: COUNT },
  ofWeights: { entries: ofWeights, rows: WEIGHTS, columns: WEIGHTS },
  full: FULL,
  point: pointName,
  weight: weightName,
});

const rowsOf = ({ pointValues, weightValues }: Snapshot) => [
  { name: `JJᵀ, ${COUNT} × ${COUNT}`, values: counted(pointValues) },
  { name: `JᵀJ, ${WEIGHTS} × ${WEIGHTS}`, values: counted(weightValues) },
];

export const NetProducts = memo(function NetProducts() {
  const snapshot = snapshotOf(useStep());
  const trio = useMemo(() => trioOf(snapshot), [snapshot]);
  const description = useCalm(
    `J is ${COUNT} × ${WEIGHTS}. ${rowsOf(snapshot)
      .map(({ name, values }) => `Eigenvalues of ${name}: ${listed(values)}.`)
      .join(' ')}`,
  );
  return <Products label="J, JJᵀ and JᵀJ as cells" description={description} trio={trio} />;
});

/** The largest eigenvalue of Θ in training is a little above 3. */
const SPECTRUM_DOMAIN = [-0.1, 3.4] as const;

export const NetSpectra = memo(function NetSpectra() {
  const snapshot = snapshotOf(useStep());
  const rows = useMemo(() => rowsOf(snapshot), [snapshot]);
  return <Strip label="Spectra of JJᵀ and JᵀJ" rows={rows} domain={SPECTRUM_DOMAIN} linked />;
});

/** JᵀJ + S = H. */
export const Terms = memo(function Terms() {
  const snapshot = snapshotOf(useStep());
  return (
    <Sheet
      label="JᵀJ + S = H as cells"
      description={`Three matrices of ${WEIGHTS} × ${WEIGHTS}. S has a block of ${EACH} × ${EACH} for each neuron, and ‖S‖₂ = ${near(snapshot.bound)}.`}
    >
      {(size) => <Sum size={size} snapshot={snapshot} />}
    </Sheet>
  );
});

/** Room for a sign between two matrices, and for a name, pixels. */
const SIGN = 26;
const NAME = 20;

function Sum({ size: { width, height }, snapshot }: { readonly size: Size; readonly snapshot: Snapshot }) {
  const cell = Math.max(1, Math.min((width - 2 * SIGN - 2) / (3 * WEIGHTS), (height - NAME - 4) / WEIGHTS));
  const side = cell * WEIGHTS;
  const start = Math.max(1, (width - 3 * side - 2 * SIGN) / 2);
  const top = Math.max(NAME, (height - side) / 2);
  const full = FULL_OF_TERMS;
  const terms = [
    { name: 'JᵀJ', entries: snapshot.ofWeights },
    { name: largest(snapshot.rest) < full / 100 ? 'S, too small to be seen' : 'S', entries: snapshot.rest },
    { name: 'H', entries: snapshot.hessian },
  ];
  return (
    <>
      {terms.map(({ name, entries }, i) => {
        const left = start + i * (side + SIGN);
        return (
          <g key={['JᵀJ', 'S', 'H'][i]}>
            {i > 0 && (
              <text className="matrix-sign" x={left - SIGN / 2} y={top + side / 2} dy="0.35em">
                {i === 1 ? '+' : '='}
              </text>
            )}
            <Matrix
              grid={{ entries, rows: WEIGHTS, columns: WEIGHTS }}
              name={name}
              full={full}
              left={left}
              top={top}
              cell={cell}
            />
          </g>
        );
      })}
    </>
  );
}
