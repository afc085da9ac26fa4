import { Menu } from '../controls/Menu.tsx';
import type { Inputs } from '../state/inputs.ts';
import { useStore } from '../state/react.tsx';
import type { Store } from '../state/store.ts';
import { here } from './files.ts';
import { pictureFiles } from './pictureFiles.ts';
import { SaveIcon, type SaveProps } from './SaveIcon.tsx';
import { SavedNote, useSaving } from './saving.tsx';
import { type Scope, useScope } from './scope.tsx';

/** What the link in a saved picture opens: the page as it is, if the run is the page's own; any other run alone, in the first view. */
function stateWith({ link, inputs }: Store, { isPages, now }: Scope): Inputs {
  const { setting: run, steps, step } = now();
  const state = inputs.getState();
  const { initial } = link;
  const around = isPages ? state : { ...initial, page: { ...initial.page, theme: state.page.theme } };
  return { ...around, run, clock: { steps, step } };
}

/** Saving as SVG and PNG, with the link to the state inside, and what the view adds: opened, since a press called for it. */
export function SaveMenu({ panel, root, children }: SaveProps) {
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
          startsOpen
          label={`Save ${title}`}
          className="card-button"
          items={files.map((file) => ({
            label: file.label,
            run: () => save(file.name, file.make, file.text),
          }))}
        >
          <SaveIcon />
        </Menu>
        {children}
      </div>
    </>
  );
}
