import { useInputs, useStore } from '../../state/react.tsx';
import { isDeepest, zoomed } from './axes.ts';
import { chartOf, wholeAxis } from './charts.ts';
import { type AtlasInputs, atlasSlice } from './slice.ts';
import './zoomButtons.css';

const STEP = 2;

/** Nearer, farther, all of it: at the corner of the chart. */
export function ZoomButtons() {
  const store = useStore();
  const { chart, x, y } = useInputs(atlasSlice.of);
  const { zoomsUp } = chartOf(chart);
  const set = (patch: Partial<AtlasInputs>) => store.change(atlasSlice.patch(patch), 'gesture');
  const zoom = (factor: number) =>
    set({ x: zoomed(x, factor, 0.5), ...(zoomsUp ? { y: zoomed(y, factor, 0.5) } : {}) });
  return (
    <div className="zoom-buttons">
      <button
        type="button"
        aria-label="Zoom in"
        title="Zoom in (+)"
        aria-disabled={isDeepest(x) && (isDeepest(y) || !zoomsUp)}
        onClick={() => zoom(STEP)}
      >
        +
      </button>
      <button type="button" aria-label="Zoom out" title="Zoom out (−)" onClick={() => zoom(1 / STEP)}>
        −
      </button>
      <button
        type="button"
        aria-label="Whole range"
        title="Whole range"
        onClick={() => set({ x: wholeAxis(chart, x.kind), y: wholeAxis(chart, y.kind) })}
      >
        <svg viewBox="0 0 16 16" aria-hidden="true">
          <path d="M2.5 6V2.5H6M10 2.5H13.5V6M13.5 10V13.5H10M6 13.5H2.5V10" />
        </svg>
      </button>
    </div>
  );
}
