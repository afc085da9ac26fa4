import { memo, useState } from 'react';
import { Segmented } from '../../controls/Segmented.tsx';
import { PANEL_NAMES, type PanelName } from '../../panels/pictures/names.ts';
import { LabCard } from './LabCard.tsx';
import './labPanels.css';

/** Short names, so that all fit on a phone. */
const TABS = [
  { value: 'valley', label: 'valley' },
  { value: 'loss', label: 'loss' },
  { value: 'ntk', label: 'λ' },
  { value: 'mechanism', label: 'climb' },
  { value: 'portrait', label: 'plane' },
  { value: 'distance', label: 'moved' },
  { value: 'neurons', label: 'neurons' },
] as const satisfies readonly { readonly value: PanelName; readonly label: string }[];

/** The pictures of the run: those the window has room for, one at a time on a phone. */
export const LabPanels = memo(function LabPanels() {
  const [tab, setTab] = useState<PanelName>('valley');
  return (
    <>
      <div className="lab-tabs">
        <Segmented label="Panel" options={TABS} value={tab} onChange={setTab} />
      </div>
      <div className={`lab-panels lab-tab-${tab}`}>
        {PANEL_NAMES.map((name) => (
          <LabCard key={name} panel={name} />
        ))}
      </div>
    </>
  );
});
