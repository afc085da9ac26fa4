import { memo, useEffect, useMemo, useRef } from 'react';
import { Card } from '../../panels/Card.tsx';
import type { PanelName } from '../../panels/pictures/names.ts';
import { PANELS } from '../../panels/pictures/panels.ts';
import { useStore } from '../../state/react.tsx';
import { labSlice } from './slice.ts';

interface Props {
  readonly panel: PanelName;
  readonly enlarged?: boolean;
}

/** A panel of the lab, which can have the window. */
export const LabCard = memo(function LabCard({ panel, enlarged = false }: Props) {
  const tools = useMemo(() => <Enlarge panel={panel} enlarged={enlarged} />, [panel, enlarged]);
  return <Card panel={PANELS[panel]} tools={tools} />;
});

/** Gives a panel the window, and takes it back. */
function Enlarge({ panel, enlarged }: { readonly panel: PanelName; readonly enlarged: boolean }) {
  const store = useStore();
  return (
    <button
      type="button"
      className="card-button"
      data-enlarges={panel}
      aria-label={enlarged ? 'Back to all views' : `Enlarge ${PANELS[panel].title}`}
      title={enlarged ? 'Back to all views (Esc)' : 'Enlarge'}
      onClick={() => store.change(labSlice.patch({ enlarged: enlarged ? null : panel }), 'gesture')}
    >
      <svg viewBox="0 0 16 16" aria-hidden="true">
        <path d={enlarged ? 'M7 2V7H2M9 14V9H14' : 'M9 2H14V7M7 14H2V9'} />
      </svg>
    </button>
  );
}

/** Enlarging and going back draw the page anew: the focus goes to the button that undoes the change. */
export function useFocusKept(enlarged: PanelName | null): void {
  const before = useRef(enlarged);
  useEffect(() => {
    if (before.current === enlarged) return;
    const panel = enlarged ?? before.current;
    before.current = enlarged;
    document.querySelector<HTMLElement>(`[data-enlarges="${panel}"]`)?.focus();
  }, [enlarged]);
}
