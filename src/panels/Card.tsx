import { memo, type ReactNode, Suspense, useRef, useState } from 'react';
import { GrowingContext } from '../charts/growing.ts';
import { late, useLate } from './late.ts';
import type { Panel } from './pictures/panels.ts';
import { WholeContext } from './pictures/whole.ts';
import { SaveIcon, type SaveProps } from './SaveIcon.tsx';
import { useIsDragged } from './scope.tsx';
import './card.css';

interface Props {
  readonly panel: Panel;
  /** Buttons beside that for saving. */
  readonly tools?: ReactNode;
}

/** A panel with its title and its buttons. */
export const Card = memo(function Card({ panel, tools }: Props) {
  const { name, title, picture: Picture } = panel;
  const root = useRef<HTMLElement>(null);
  const [isWhole, setWhole] = useState(false);
  return (
    <section
      className={`card card-${name}`}
      aria-label={title}
      aria-description={panel.description}
      ref={root}
    >
      <div className="card-head">
        <h2>{title}</h2>
        <Tools panel={panel} root={root}>
          {panel.fits && <Fit title={title} isWhole={isWhole} setWhole={setWhole} />}
          {tools}
        </Tools>
      </div>
      <div className="card-body">
        <WholeContext value={isWhole}>
          <Growing>
            <Suspense>
              <Picture />
            </Suspense>
          </Growing>
        </WholeContext>
      </div>
    </section>
  );
});

/** While the run is dragged the axes of its pictures only grow. Those of a chart of many runs are the reader's own. */
function Growing({ children }: { readonly children: ReactNode }) {
  return <GrowingContext value={useIsDragged()}>{children}</GrowingContext>;
}

interface FitProps {
  readonly title: string;
  readonly isWhole: boolean;
  readonly setWhole: (isWhole: boolean) => void;
}

/** From what the orbit needs to the whole plane, and back. */
const Fit = memo(function Fit({ title, isWhole, setWhole }: FitProps) {
  return (
    <button
      type="button"
      className="card-button"
      aria-pressed={isWhole}
      aria-label={`${title}: show the whole`}
      title={isWhole ? 'Fit the run' : 'Show the whole'}
      onClick={() => setWhole(!isWhole)}
    >
      <svg viewBox="0 0 16 16" aria-hidden="true">
        <path
          d={isWhole ? 'M5.5 5.5H10.5V10.5H5.5ZM2 2H14V14H2Z' : 'M2 6V2H6M10 2H14V6M14 10V14H10M6 14H2V10'}
        />
      </svg>
    </button>
  );
});

const saving = late(() => import('./SaveMenu.tsx'));

/** Saving, and what the view adds. What saves is loaded at the first press of its button, and takes its place, opened. */
const Tools = memo(function Tools(props: SaveProps) {
  const [isWanted, setWanted] = useState(false);
  const loaded = useLate(saving, isWanted);
  if (loaded !== null) return <loaded.SaveMenu {...props} />;
  const label = `Save ${props.panel.title}`;
  return (
    <div className="card-tools">
      <div className="menu">
        <button
          type="button"
          className="card-button"
          aria-label={label}
          aria-expanded={false}
          title={label}
          onClick={() => setWanted(true)}
        >
          <SaveIcon />
        </button>
      </div>
      {props.children}
    </div>
  );
});
