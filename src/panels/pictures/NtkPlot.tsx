import { lazy, memo, Suspense, useMemo } from 'react';
import { Curve } from '../../charts/Curve.tsx';
import { Frame } from '../../charts/Frame.tsx';
import { NamedPoints } from '../../charts/NamedPoints.tsx';
import type { NamedPoint } from '../../charts/namedPoints.ts';
import { linePath } from '../../charts/paths.ts';
import { Rules } from '../../charts/Rules.tsx';
import type { Rule } from '../../charts/ruleLabels.ts';
import { formatNumber, steadyDomain } from '../../charts/scales.ts';
import { useAxis } from '../../charts/useAxis.ts';
import { usePlot } from '../../charts/usePlot.ts';
import type { Trajectory } from '../../core/model/trajectory.ts';
import { eventsOf } from '../../core/theory/events.ts';
import { useBeside } from '../beside.tsx';
import { extentWithin } from '../run.ts';
import { useRun } from '../scope.tsx';
import { hasEdge, stability } from '../thresholds.ts';
import { ComparisonCurves } from './ComparisonCurves.tsx';
import { Cursor } from './Cursor.tsx';
import { DrawnGuess } from './DrawnGuess.tsx';
import { LineNames } from './LineNames.tsx';
import { PinCurves } from './PinCurves.tsx';
import { RunCurve } from './RunCurve.tsx';
import { StepPointer } from './StepPointer.tsx';
import { useSpan } from './span.ts';

const DRAWING = (
  <>
    <Stable />
    <PinCurves x={null} y="ntk" />
    <Sharpness />
    <RunCurve x={null} y="ntk" />
    <ComparisonCurves x={null} y="ntk" />
    <Thresholds />
    <LineNames x={null} y="ntk" />
    <Events />
    <DrawnGuess panel="ntk" />
    <StepPointer panel="ntk" />
  </>
);
/** Loaded with the first warmup. */
const Warming = lazy(async () => ({ default: (await import('./Warming.tsx')).Warming }));

const OVERLAY = <Cursor column="ntk" />;

/** The NTK λ over steps, with the stable region below 2/η shaded and the edge 4/η. */
export const NtkPlot = memo(function NtkPlot() {
  const { trajectory, problem } = useRun();
  const { end } = trajectory;
  const span = useSpan();
  const first = problem.start.ntk;
  const isSharp = useBeside().sharpness;
  const top = useMemo(() => {
    const [, highest] = extentWithin(trajectory.ntk, end, 4 * first);
    const [, sharpest] = isSharp ? extentWithin(trajectory.sharpness, end, 4 * first) : [0, 0];
    const high = Math.max(highest, sharpest);
    return steadyDomain('linear', 0, Math.max(1.4 * first, 1.1 * high))[1];
  }, [trajectory, end, first, isSharp]);
  const x = useAxis('linear', 0, Math.max(1, span));
  const y = useAxis('linear', 0, top);
  return (
    <Frame label="NTK over steps" xLabel="step t" yLabel="NTK λ" x={x} y={y} overlay={OVERLAY}>
      {DRAWING}
    </Frame>
  );
});

/** Where a minimum is stable, shaded: λ < 2/η, of a warmup at the rate it leads to. */
function Stable() {
  const plot = usePlot();
  const y = Math.max(0, Math.min(plot.height, plot.y(stability(useRun()).kernel)));
  return <rect className="stable-band" width={plot.width} y={y} height={plot.height - y} />;
}

/** 2/η, and the edge 4/η where it is one: only for target 0 does no run come back from beyond it. */
function Thresholds() {
  const [, top] = usePlot().y.domain;
  const run = useRun();
  const { kernel, name } = stability(run);
  const two = ruleAt(kernel, name, top);
  const rules = hasEdge(run) ? [two, ruleAt(4 / run.problem.learningRate, '4/η', top)] : [two];
  return (
    <>
      {run.trajectory.rates !== undefined && (
        <Suspense>
          <Warming rates={run.trajectory.rates} />
        </Suspense>
      )}
      <Rules axis="y" rules={rules} />
    </>
  );
}

/** A threshold above the axis keeps its name, at the top. */
function ruleAt(at: number, name: string, top: number): Rule {
  return at <= top
    ? { at, label: name }
    : { at: top, label: `${name} = ${formatNumber(at, 3)} ↑`, isBeyond: true };
}

/** The top Hessian eigenvalue, where it is asked for: it meets λ at the minimum. */
function Sharpness() {
  const plot = usePlot();
  const { trajectory } = useRun();
  if (!useBeside().sharpness) return null;
  return (
    <Curve className="sharpness-curve" d={linePath(plot, null, trajectory.sharpness, 0, trajectory.end)} />
  );
}

/** Where λ falls below 2/η, and where it lands; and the name of the sharpness. */
function Events() {
  const run = useRun();
  const { trajectory } = run;
  const { curvature: threshold, name } = stability(run);
  const isSharp = useBeside().sharpness;
  const points = useMemo(() => {
    const { ntk, sharpness } = trajectory;
    const { crossing, landing } = eventsOf(trajectory, threshold);
    const named: NamedPoint[] = [];
    if (landing !== null) {
      const y = ntk[landing] as number;
      named.push({ x: landing, y, label: `lands at ${formatNumber(y, 3)}`, side: 'below' });
    }
    if (crossing !== null)
      named.push({
        x: crossing,
        y: ntk[crossing] as number,
        label: `below ${name} at step ${crossing}`,
        side: 'right',
      });
    if (isSharp && trajectory.end > 0) {
      const x = farthest(trajectory);
      named.push({ x, y: sharpness[x] as number, label: 'sharpness', side: 'right', isBare: true });
    }
    return named;
  }, [trajectory, isSharp, threshold, name]);
  return <NamedPoints points={points} />;
}

/** Where the sharpness is farthest from λ, which it meets in the end. */
function farthest({ sharpness, ntk, end }: Trajectory): number {
  const away = (t: number) => (sharpness[t] as number) - (ntk[t] as number);
  let best = 0;
  for (let t = 1; t <= end; t++) if (away(t) > away(best)) best = t;
  return best;
}
