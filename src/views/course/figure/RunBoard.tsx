import { memo, type ReactNode } from 'react';
import { Card } from '../../../panels/Card.tsx';
import type { PanelName } from '../../../panels/pictures/names.ts';
import { PANELS, type Panel } from '../../../panels/pictures/panels.ts';
import { RateControl } from '../../../panels/RateControl.tsx';
import { useRun } from '../../../panels/scope.tsx';
import { TimeBar } from '../../../panels/TimeBar.tsx';
import { VerdictPanel } from '../../../panels/words/VerdictPanel.tsx';
import './board.css';

interface Props {
  /** The pictures, the one that matters most first: a narrow window has room for it alone. */
  readonly panels: readonly (PanelName | Panel)[];
  /** Without verdict and time, where the pictures are of more than this run. */
  readonly quiet?: boolean;
  /** More to set, beside the learning rate. */
  readonly children?: ReactNode;
}

/** Pictures as high as they are wide: another has its place beside, not below. */
const SQUARE: readonly unknown[] = ['valley', 'portrait'];

/** The page's run as in the lab: learning rate, verdict, pictures, time. */
export const RunBoard = memo(function RunBoard({ panels, quiet = false, children }: Props) {
  const { verdict, asked } = useRun();
  return (
    <div className={`board ${asked ? 'phase-unknown' : `phase-${verdict.phase}`}`}>
      <div className="board-head">
        <RateControl />
      </div>
      {children}
      {!quiet && (
        <div className="board-verdict">
          <VerdictPanel />
        </div>
      )}
      <div className={`board-cards${SQUARE.includes(panels[0]) ? ' board-beside' : ''}`}>
        {panels.map((panel) => {
          const shown = typeof panel === 'string' ? PANELS[panel] : panel;
          return <Card key={shown.name} panel={shown} />;
        })}
      </div>
      {!quiet && <TimeBar />}
    </div>
  );
});
