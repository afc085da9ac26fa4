import { useCallback } from 'react';
import { useInputs, useStore } from '../../../state/react.tsx';
import type { How } from '../../../state/store.ts';
import { type CourseInputs, courseSlice } from '../slice.ts';

/** What the figures of the course are set to, followed as it changes. */
export const useFigure = (): CourseInputs => useInputs(courseSlice.of);

/** Sets some of it. */
export function useSetFigure(): (patch: Partial<CourseInputs>, how: How) => void {
  const store = useStore();
  return useCallback((patch, how) => store.change(courseSlice.patch(patch), how), [store]);
}
