import { memo, type ReactNode, type RefObject, useRef } from 'react';
import { Menu } from '../controls/Menu.tsx';
import { useStore } from '../state/react.tsx';
import { type ComparisonCurve, useBeside } from './beside.tsx';
import { here } from './files.ts';
import type { Panel } from './panels.ts';
import { SavedNote, useSaving } from './saving.tsx';
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
  const isOverSteps = name === 'loss' || name === 'ntk';
  return (
    <section className={`card card-${name}`} aria-label={title} ref={root}>
      <div className="card-head">
        <h2>{title}</h2>
        {isOverSteps && comparisons.length > 0 && <Legend comparisons={comparisons} />}
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
        <li key={name}>
          <svg viewBox="0 0 24 8" aria-hidden="true">
            <path className={`curve curve-dashed ${className}`} d="M0 4H24" />
          </svg>
          {name}
        </li>
      ))}
    </ul>
  );
}

const SCALES = [1, 2, 4] as const;

interface ToolsProps {
  readonly panel: Panel;
  readonly root: RefObject<HTMLElement | null>;
  readonly children: ReactNode;
}

/** Saving as SVG and PNG, with the link to the state inside, and what the view adds. */
const Tools = memo(function Tools({ panel, root, children }: ToolsProps) {
  const store = useStore();
  const { said, save } = useSaving();
  const { name, title, description } = panel;
  const extras = () => ({
    title: `Catapult Lab: ${title}`,
    description,
    link: store.link.linkTo(store.inputs.getState(), here()),
  });
  // What makes pictures is loaded when the first one is wanted.
  const pictures = () => import('../charts/picture.ts');
  const drawn = async () => {
    const { keyOf, svgOf } = await pictures();
    if (root.current === null) throw new Error('there is no picture');
    return svgOf(root.current, { ...extras(), key: keyOf(root.current) });
  };
  const items = [
    {
      label: 'SVG',
      run: () =>
        save(`catapult-${name}.svg`, async () => new Blob([await drawn()], { type: 'image/svg+xml' })),
    },
    ...SCALES.map((scale) => ({
      label: `PNG ${scale}×`,
      run: () =>
        save(`catapult-${name}-${scale}x.png`, async () =>
          (await pictures()).pngOf(await drawn(), scale, extras()),
        ),
    })),
  ];
  return (
    <>
      {said.words !== '' && <SavedNote said={said} />}
      <div className="card-tools">
        <Menu label={`Save ${title}`} className="card-button" items={items}>
          <svg viewBox="0 0 16 16" aria-hidden="true">
            <path d="M8 2V10M4.5 7 8 10.5 11.5 7M3 13.5H13" />
          </svg>
        </Menu>
        {children}
      </div>
    </>
  );
});
