import { useCallback } from 'react';
import type { Plot } from '../charts/Frame.tsx';
import { PointerLayer } from '../charts/PointerLayer.tsx';
import { useScope } from './scope.tsx';

/** Hover reads the step under the pointer in every panel of the run; a click picks it. */
export function StepPointer({ plot, end }: { readonly plot: Plot; readonly end: number }) {
  const { playhead } = useScope();
  const clamp = useCallback((x: number) => Math.max(0, Math.min(Math.max(0, end), Math.round(x))), [end]);
  const onHover = useCallback(
    (point: readonly [number, number] | null) => playhead.hover(point === null ? null : clamp(point[0])),
    [clamp, playhead],
  );
  const onPick = useCallback(
    (point: readonly [number, number]) => playhead.pick(clamp(point[0])),
    [clamp, playhead],
  );
  return <PointerLayer plot={plot} onHover={onHover} onPick={onPick} />;
}
