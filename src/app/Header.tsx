import { lazy, memo, Suspense, type SyntheticEvent, useState } from 'react';
import { THEMES, type Theme } from '../state/page.ts';
import { useInputs, useStore } from '../state/react.tsx';
import type { View } from '../views/view.ts';
import { Share } from './Share.tsx';
import { VIEWS } from './views.ts';

/** Loaded when it is first opened. */
const Help = lazy(async () => (await import('./Help.tsx')).loadHelp());

const THEME_WORDS: Record<Theme, string> = {
  auto: 'Theme: auto',
  light: 'Theme: light',
  dark: 'Theme: dark',
};

/** Name, views, present mode, sharing, theme, help: in one line, which on a phone keeps the last four in a menu. */
export const Header = memo(function Header({ presents }: { readonly presents: boolean }) {
  const store = useStore();
  const theme = useInputs(({ page }) => page.theme);
  const [isHelpOpen, setHelpOpen] = useState(false);
  return (
    <header className="header">
      <p className="brand">
        <Emblem /> <span>Catapult Lab</span>
      </p>
      <Navigation />
      <button type="button" className="header-more" popoverTarget="page-menu" aria-label="Page menu">
        ⋯
      </button>
      <div id="page-menu" popover="auto" className="header-tools">
        <Share />
        {presents && (
          <button
            type="button"
            title="Large type for a hall (F)"
            onClick={() => store.change({ page: { present: true } }, 'gesture')}
          >
            Present
          </button>
        )}
        <select
          aria-label="Theme"
          value={theme}
          onChange={(event) =>
            store.change({ page: { theme: event.currentTarget.value as Theme } }, 'gesture')
          }
        >
          {THEMES.map((each) => (
            <option key={each} value={each}>
              {THEME_WORDS[each]}
            </option>
          ))}
        </select>
        <button type="button" popoverTarget="help" aria-label="Help">
          ?
        </button>
      </div>
      <div id="help" popover="auto" className="sheet" onToggle={() => setHelpOpen(true)}>
        {isHelpOpen && (
          <Suspense>
            <Help />
          </Suspense>
        )}
      </div>
    </header>
  );
});

/** The views, as links to the present state in each. Their addresses are brought up to date when they are about to be used, not at every drag. */
function Navigation() {
  const store = useStore();
  const current = useInputs(({ page }) => page.view);
  const linkTo = ({ name }: View) => {
    const inputs = store.inputs.getState();
    return store.link.linkTo({ ...inputs, page: { ...inputs.page, view: name } }, './');
  };
  return (
    <nav aria-label="Views" className="views">
      {VIEWS.map((view) => {
        const refresh = (event: SyntheticEvent<HTMLAnchorElement>) => {
          event.currentTarget.href = linkTo(view);
        };
        return (
          <a
            key={view.name}
            href={linkTo(view)}
            aria-current={current === view.name ? 'page' : undefined}
            onPointerEnter={refresh}
            onFocus={refresh}
            onClick={(event) => {
              if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey)
                return;
              event.preventDefault();
              if (current !== view.name) store.change({ page: { view: view.name } }, 'gesture');
            }}
          >
            {view.label}
          </a>
        );
      })}
    </nav>
  );
}

/** The valley seen from above: two crossing lines of minima, the stable disc, and the throw inward. */
function Emblem() {
  return (
    <svg className="emblem" viewBox="0 0 32 32" aria-hidden="true">
      <circle cx="16" cy="16" r="13.5" />
      <circle cx="16" cy="16" r="7.5" />
      <path d="M6.5 6.5 25.5 25.5M25.5 6.5 6.5 25.5" />
      <path className="emblem-throw" d="M27 12.5Q23 5.5 17.5 12.5" />
      <circle className="emblem-ball" cx="16.5" cy="14.5" r="3.6" />
    </svg>
  );
}
