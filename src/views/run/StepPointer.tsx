import { useCallback } from 'react';
import type { Plot } from '../../charts/Frame.tsx';
import { PointerLayer } from '../../charts/PointerLayer.tsx';
import { pickStep, setHover } from '../../state/store.ts';

/** Hover reads the step under the pointer in every view; a click pins it. */
export function StepPointer({ plot, end }: { readonly plot: Plot; readonly end: number }) {
  const clamp = useCallback((x: number) => Math.max(0, Math.min(Math.max(0, end), Math.round(x))), [end]);
  const onHover = useCallback(
    (point: readonly [number, number] | null) => setHover(point === null ? null : clamp(point[0])),
    [clamp],
  );
  const onPick = useCallback((point: readonly [number, number]) => pickStep(clamp(point[0])), [clamp]);
  return <PointerLayer plot={plot} onHover={onHover} onPick={onPick} />;
}
