import { useMemo } from 'react';
import { PointerLayer } from '../charts/PointerLayer.tsx';
import type { Point } from '../charts/plot.ts';
import { useScope } from './scope.tsx';

/** Hover reads the step under the pointer in every panel of the run; a click picks it. */
export function StepPointer() {
  const { playhead, run } = useScope();
  const [onHover, onPick] = useMemo(() => {
    const stepAt = ([x]: Point) => Math.max(0, Math.min(run().trajectory.end, Math.round(x)));
    return [
      (point: Point | null) => playhead.hover(point === null ? null : stepAt(point)),
      (point: Point) => playhead.pick(stepAt(point)),
    ] as const;
  }, [playhead, run]);
  return <PointerLayer onHover={onHover} onPick={onPick} />;
}
