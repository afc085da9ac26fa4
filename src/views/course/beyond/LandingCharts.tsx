import { memo, type ReactNode, useMemo } from 'react';
import { useStore as useZustand } from 'zustand';
import { Curve } from '../../../charts/Curve.tsx';
import { Dot } from '../../../charts/Dot.tsx';
import { Frame } from '../../../charts/Frame.tsx';
import { PointCloud } from '../../../charts/PointCloud.tsx';
import { linePath } from '../../../charts/paths.ts';
import { Rules } from '../../../charts/Rules.tsx';
import { useAxis } from '../../../charts/useAxis.ts';
import { usePlot } from '../../../charts/usePlot.ts';
import { useRun } from '../../../panels/scope.tsx';
import { placeOf, useAnswers } from '../exercise/answers.ts';
import { FIRST_WIDTH, LAST_RATE, LAST_WIDTH, landingsOverRate, landingsOverWidth } from './landings.ts';

/** κ∞ against the learning rate, and against the width: each dot is a run of its own, from the start of the page's. */

const STABLE = [{ at: 2, label: 'κ = 2' }];
/** Above 2 no landing is stable. */
const MOST = 2.2;

export const OverRate = memo(function OverRate() {
  const x = useAxis('linear', 0, LAST_RATE);
  const y = useAxis('linear', 0, MOST);
  return (
    <Frame label="Landing over the learning rate" xLabel="c = ηλ₀" yLabel="κ∞ = ηλ∞" x={x} y={y}>
      {RATE_DRAWING}
    </Frame>
  );
});

const RATE_DRAWING = (
  <>
    <Rules axis="y" rules={STABLE} />
    <Covered>
      <RateDots />
      <Here of="rate" />
    </Covered>
  </>
);

/** The section that asks for the curve before it shows it. */
const PLACE = placeOf('beyond', 5);

function Covered({ children }: { readonly children: ReactNode }) {
  return useZustand(useAnswers(), ({ uncovered }) => uncovered.has(PLACE)) ? children : null;
}

function RateDots() {
  const { width, target, start } = useRun().problem;
  const { output, ntk } = start;
  // They depend on the start, and not on the rate that is dragged.
  const { at, curvature } = useMemo(
    () => landingsOverRate({ learningRate: 1 / ntk, width, target, start: { output, ntk } }),
    [width, target, output, ntk],
  );
  return <PointCloud xs={at} ys={curvature} count={at.length} className="landing-dots" />;
}

/** The run of the page among them. */
function Here({ of }: { readonly of: 'rate' | 'width' }) {
  const { x, y } = usePlot();
  const { trajectory, verdict, problem } = useRun();
  const isLanded = verdict.phase === 'lazy' || verdict.phase === 'catapult';
  const at = of === 'rate' ? (trajectory.curvature[0] ?? 0) : problem.width;
  return isLanded ? <Dot x={x(at)} y={y(verdict.finalCurvature)} shape="ball" className="run-dot" /> : null;
}

export const OverWidth = memo(function OverWidth() {
  const x = useAxis('log', FIRST_WIDTH, LAST_WIDTH);
  const y = useAxis('linear', 0, MOST);
  return (
    <Frame label="Landing over the width" xLabel="width n" yLabel="κ∞ = ηλ∞" x={x} y={y}>
      {WIDTH_DRAWING}
    </Frame>
  );
});

const WIDTH_DRAWING = (
  <>
    <Rules axis="y" rules={STABLE} />
    <WidthDots />
    <Here of="width" />
  </>
);

function WidthDots() {
  const plot = usePlot();
  const { problem } = useRun();
  const { at, curvature } = useMemo(() => landingsOverWidth(problem), [problem]);
  const isLine = curvature.every(Number.isFinite);
  return isLine ? (
    <Curve d={linePath(plot, at, curvature, 0, at.length - 1)} className="landing-line" />
  ) : (
    <PointCloud xs={at} ys={curvature} count={at.length} className="landing-dots" />
  );
}
