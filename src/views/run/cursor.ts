import { useLab } from '../../state/store.ts';

/** The step every view marks: the one under the pointer while hovering, else the pinned one, never past the run's last finite step. */
export function useCursor(end: number): number {
  const step = useLab((lab) => lab.hover ?? lab.inputs.step);
  return Math.max(0, Math.min(step, end));
}
