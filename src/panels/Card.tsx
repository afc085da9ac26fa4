import { memo, type ReactNode, type RefObject, Suspense, useRef, useState } from 'react';
import { GrowingContext } from '../charts/growing.ts';
import { Menu } from '../controls/Menu.tsx';
import type { Inputs } from '../state/inputs.ts';
import { useStore } from '../state/react.tsx';
import type { Store } from '../state/store.ts';
import { here } from './files.ts';
import { pictureFiles } from './pictureFiles.ts';
import type { Panel } from './pictures/panels.ts';
import { WholeContext } from './pictures/whole.ts';
import { SavedNote, useSaving } from './saving.tsx';
import { type Scope, useIsDragged, useScope } from './scope.tsx';
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

/** What the link in a saved picture opens: the page as it is, if the run is the page's own; any other run alone, in the first view. */
function stateWith({ link, inputs }: Store, { isPages, now }: Scope): Inputs {
  const { setting: run, steps, step } = now();
  const state = inputs.getState();
  const { initial } = link;
  const around = isPages ? state : { ...initial, page: { ...initial.page, theme: state.page.theme } };
  return { ...around, run, clock: { steps, step } };
}

interface ToolsProps {
  readonly panel: Panel;
  readonly root: RefObject<HTMLElement | null>;
  readonly children: ReactNode;
}

/** Saving as SVG and PNG, with the link to the state inside, and what the view adds. */
const Tools = memo(function Tools({ panel, root, children }: ToolsProps) {
  const store = useStore();
  const scope = useScope();
  const { said, save } = useSaving();
  const { name, title, description } = panel;
  const files = pictureFiles(
    `catapult-${name}`,
    () => root.current,
    () => ({
      title: `Catapult Lab: ${title}`,
      description,
      link: store.link.linkTo(stateWith(store, scope), here()),
    }),
  );
  return (
    <>
      <SavedNote said={said} />
      <div className="card-tools">
        <Menu
          label={`Save ${title}`}
          className="card-button"
          items={files.map((file) => ({
            label: file.label,
            run: () => save(file.name, file.make, file.text),
          }))}
        >
          <svg viewBox="0 0 16 16" aria-hidden="true">
            <path d="M8 2V10M4.5 7 8 10.5 11.5 7M3 13.5H13" />
          </svg>
        </Menu>
        {children}
      </div>
    </>
  );
});
