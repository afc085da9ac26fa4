import { memo, useMemo } from 'react';
import { Frame } from '../../../charts/Frame.tsx';
import { PointCloud } from '../../../charts/PointCloud.tsx';
import { Rules } from '../../../charts/Rules.tsx';
import { useAxis } from '../../../charts/useAxis.ts';
import { AxisMap } from '../../../core/theory/cycles.ts';
import { useRun } from '../../../panels/scope.tsx';

/** Where runs with a far target end, over |w|: a point, a cycle, a band. */

const FROM = 0.9;
const TO = 2;
const COLUMNS = 260;
/** Steps before a column is drawn, and points of it. */
const SETTLING = 600;
const POINTS = 40;
const LOW = -2.1;
const HIGH = 2.1;

/** The points of the attractor of the balanced map in columns of w. */
export function attractorCloud() {
  const w = new Float64Array(COLUMNS * POINTS);
  const r = new Float64Array(COLUMNS * POINTS);
  for (let column = 0; column < COLUMNS; column++) {
    const at = FROM + ((TO - FROM) * (column + 0.5)) / COLUMNS;
    const map = new AxisMap(at);
    let x = map.fromResidual(0.1);
    for (let t = 0; t < SETTLING; t++) x = map.next(x);
    for (let i = 0; i < POINTS; i++) {
      w[column * POINTS + i] = at;
      r[column * POINTS + i] = map.residualOf(x);
      x = map.next(x);
    }
  }
  return { w, r };
}

export const Attractors = memo(function Attractors() {
  const x = useAxis('linear', FROM, TO);
  const y = useAxis('linear', LOW, HIGH);
  return (
    <Frame label="Where runs end over the target" xLabel="|w| = η|y|/√n" yLabel="r" x={x} y={y}>
      {DRAWING}
    </Frame>
  );
});

const DRAWING = (
  <>
    <Cloud />
    <Here />
  </>
);

function Cloud() {
  const { w, r } = useMemo(attractorCloud, []);
  return <PointCloud xs={w} ys={r} count={w.length} className="attractor-dots" />;
}

/** The |w| of the page's run. */
function Here() {
  const { verdict } = useRun();
  const at = Math.abs(verdict.fate.scaledTarget);
  const rules = useMemo(() => [{ at, label: 'this run' }], [at]);
  return <Rules axis="x" rules={rules} />;
}
