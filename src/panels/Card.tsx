import { memo, type ReactNode, type RefObject, useRef } from 'react';
import { Menu } from '../controls/Menu.tsx';
import type { Inputs } from '../state/inputs.ts';
import { useStore } from '../state/react.tsx';
import type { Store } from '../state/store.ts';
import { type ComparisonCurve, useBeside } from './beside.tsx';
import { here } from './files.ts';
import type { Panel } from './panels.ts';
import { pictureFiles } from './pictureFiles.ts';
import { SavedNote, useSaving } from './saving.tsx';
import { type Scope, useScope } from './scope.tsx';
import './card.css';

interface Props {
  readonly panel: Panel;
  /** Buttons beside that for saving. */
  readonly tools?: ReactNode;
}

/** A panel with its title, the legend of its comparison curves, and its buttons. */
export const Card = memo(function Card({ panel, tools }: Props) {
  const { name, title, picture: Picture } = panel;
  const root = useRef<HTMLElement>(null);
  const { comparisons } = useBeside();
  return (
    <section
      className={`card card-${name}`}
      aria-label={title}
      aria-description={panel.description}
      ref={root}
    >
      <div className="card-head">
        <h2>{title}</h2>
        {panel.isOverSteps && comparisons.length > 0 && <Legend comparisons={comparisons} />}
        <Tools panel={panel} root={root}>
          {tools}
        </Tools>
      </div>
      <div className="card-body">
        <Picture />
      </div>
    </section>
  );
});

function Legend({ comparisons }: { readonly comparisons: readonly ComparisonCurve[] }) {
  return (
    <ul className="legend">
      {comparisons.map(({ name, className }) => (
        <li key={name} data-key={name}>
          <svg viewBox="0 0 24 8" aria-hidden="true">
            <path className={`curve curve-dashed ${className}`} d="M0 4H24" />
          </svg>
          {name}
        </li>
      ))}
    </ul>
  );
}

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
