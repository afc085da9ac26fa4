import { useMemo } from 'react';
import { PointerLayer } from '../../charts/PointerLayer.tsx';
import type { Point } from '../../charts/plot.ts';
import { type GuessPanel, useGuessing } from '../guess.ts';
import { useScope } from '../scope.tsx';

/** Hover reads the step under the pointer in every panel of the run; a click picks it. Where the run is a question a press draws what is expected. */
export function StepPointer({ panel }: { readonly panel?: GuessPanel }) {
  const { playhead, run } = useScope();
  const draw = useGuessing(panel);
  const [onHover, onPick] = useMemo(() => {
    const stepAt = ([x]: Point) => Math.max(0, Math.min(run().trajectory.end, Math.round(x)));
    return [
      (point: Point | null) => playhead.hover(point === null ? null : stepAt(point)),
      (point: Point, isFirst: boolean) => {
        if (draw?.(point, isFirst) !== true) playhead.pick(stepAt(point));
      },
    ] as const;
  }, [playhead, run, draw]);
  return <PointerLayer onHover={onHover} onPick={onPick} />;
}
