import { memo } from 'react';
import { Frame } from '../../../charts/Frame.tsx';
import { PointCloud } from '../../../charts/PointCloud.tsx';
import { useAxis } from '../../../charts/useAxis.ts';
import { usePlot } from '../../../charts/usePlot.ts';
import { near } from '../../../panels/words/numbers.ts';
import { useStep } from './Products.tsx';
import { snapshotOf, WEIGHTS, WEYL_DOMAIN } from './training.ts';

/** Both spectra in order of size: every eigenvalue of H lies within ‖S‖₂ of the one of JᵀJ that has its place. */

const PLACES = Array.from({ length: WEIGHTS }, (_, i) => WEIGHTS - i);

export const Weyl = memo(function Weyl() {
  const x = useAxis('linear', ...WEYL_DOMAIN);
  const y = useAxis('linear', 0.3, WEIGHTS + 0.7);
  const { weightValues, hessianValues, bound } = snapshotOf(useStep());
  const list = (values: Float64Array) => Array.from(values, near).join(', ');
  return (
    <Frame
      label="Eigenvalues of H and of JᵀJ in order of size"
      description={`H: ${list(hessianValues)}. JᵀJ: ${list(weightValues)}. ‖S‖₂ = ${near(bound)}.`}
      xLabel="eigenvalue"
      yLabel="place i, smallest first"
      x={x}
      y={y}
    >
      <Places />
    </Frame>
  );
});

function Places() {
  const plot = usePlot();
  const { weightValues, hessianValues, bound } = snapshotOf(useStep());
  const thick = Math.max(2, (plot.height / (WEIGHTS + 0.4)) * 0.62);
  const band = PLACES.map((place, i) => {
    const at = weightValues[i] as number;
    const y = plot.y(place) - thick / 2;
    const [from, to] = [plot.x(at - bound), plot.x(at + bound)];
    return `M${from.toFixed(1)} ${y.toFixed(1)}H${to.toFixed(1)}v${thick.toFixed(1)}H${from.toFixed(1)}Z`;
  }).join('');
  const [left, low] = [plot.width - 112, plot.height - 12];
  return (
    <>
      <path className="strip-zero" d={`M${plot.x(0)} 0V${plot.height}`} />
      <path className="weyl-band" d={band} />
      <PointCloud xs={weightValues} ys={PLACES} count={WEIGHTS} className="weyl-gauss" />
      <PointCloud xs={weightValues} ys={PLACES} count={WEIGHTS} className="weyl-hole" />
      <PointCloud xs={hessianValues} ys={PLACES} count={WEIGHTS} className="weyl-hessian" />
      <path className="weyl-band" d={`M${left - 6} ${low - 9}h22v10h-22Z`} />
      <path className="point-cloud weyl-gauss" d={`M${left + 5} ${low - 24}h0`} />
      <path className="point-cloud weyl-hole" d={`M${left + 5} ${low - 24}h0`} />
      <path className="point-cloud weyl-hessian" d={`M${left + 5} ${low - 44}h0`} />
      <g className="weyl-key">
        <text x={left + 22} y={low}>
          ± ‖S‖₂ = {near(bound)}
        </text>
        <text x={left + 22} y={low - 20}>
          of JᵀJ
        </text>
        <text x={left + 22} y={low - 40}>
          of H
        </text>
      </g>
    </>
  );
}
