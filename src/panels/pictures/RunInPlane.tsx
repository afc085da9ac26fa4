import { Trail } from '../../charts/Trail.tsx';
import type { Column } from '../run.ts';
import { useCursor, useRun } from '../scope.tsx';
import { ComparisonCurves } from './ComparisonCurves.tsx';
import { LineNames } from './LineNames.tsx';
import { NearestStep } from './NearestStep.tsx';
import { PinCurves } from './PinCurves.tsx';
import { RunCurve } from './RunCurve.tsx';
import { lastTaken } from './span.ts';

interface Props {
  readonly x: 'residual' | 'valleyP';
  readonly y: 'ntk' | 'valleyQ';
}

/** The run in a plane of two of its columns: the pinned runs, its path with its steps, and the step near the pointer. */
export function RunInPlane(columns: Props) {
  return (
    <>
      <PinCurves {...columns} />
      <RunCurve {...columns} />
      <ComparisonCurves {...columns} />
      <Steps {...columns} />
      <LineNames {...columns} />
      <NearestStep {...columns} />
    </>
  );
}

/** The steps taken so far, or all of them where the run rests at its start. */
function Steps({ x, y }: { readonly x: Column; readonly y: Column }) {
  const { trajectory } = useRun();
  const step = useCursor(trajectory.end);
  return (
    <Trail xs={trajectory[x]} ys={trajectory[y]} to={lastTaken(trajectory, step)} className="run-trail" />
  );
}
