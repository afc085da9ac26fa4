import { Ball } from './Ball.tsx';
import { NearestStep } from './NearestStep.tsx';
import { PinCurves } from './PinCurves.tsx';
import { RunCurve } from './RunCurve.tsx';
import type { Column } from './run.ts';

interface Props {
  readonly x: Column;
  readonly y: Column;
}

/** The run in a plane of two of its columns: the pinned runs, its path, the step near the pointer, and where it is now. */
export function RunInPlane(columns: Props) {
  return (
    <>
      <PinCurves {...columns} />
      <RunCurve {...columns} />
      <NearestStep {...columns} />
      <Ball {...columns} />
    </>
  );
}
