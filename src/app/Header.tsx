import { memo, type SyntheticEvent } from 'react';
import { THEMES, type Theme, VIEWS, type View } from '../state/inputs.ts';
import { linkOf } from '../state/link.ts';
import { change, useLab } from '../state/store.ts';
import { Presets } from '../views/lab/Presets.tsx';
import { Prompt } from '../views/lab/Prompt.tsx';
import { Share } from '../views/lab/Share.tsx';
import { HOTKEYS } from './shortcuts.ts';

const THEME_WORDS: Record<Theme, string> = {
  auto: 'Theme: auto',
  light: 'Theme: light',
  dark: 'Theme: dark',
};

/** Name, one line to think about, examples, sharing, theme, help. */
export const Header = memo(function Header() {
  const theme = useLab((lab) => lab.inputs.theme);
  return (
    <header className="header">
      <p className="brand">
        <Emblem /> Catapult Lab
      </p>
      <Navigation />
      <Prompt />
      <div className="header-tools">
        <button type="button" popoverTarget="examples">
          Examples
        </button>
        <Share />
        <select
          aria-label="Theme"
          value={theme}
          onChange={(event) => change({ theme: event.currentTarget.value as Theme }, 'gesture')}
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
      <div id="examples" popover="auto" className="sheet">
        <Presets />
      </div>
      <div id="help" popover="auto" className="sheet">
        <Help />
      </div>
    </header>
  );
});

const VIEW_WORDS: Record<View, string> = { lab: 'Lab', atlas: 'Atlas' };

const linkTo = (view: View) => linkOf({ ...useLab.getState().inputs, view }, './');

/** The views, as links to the present state in each. Their addresses are brought up to date when they are about to be used, not at every drag. */
function Navigation() {
  const current = useLab((lab) => lab.inputs.view);
  return (
    <nav aria-label="Views" className="views">
      {VIEWS.map((view) => {
        const refresh = (event: SyntheticEvent<HTMLAnchorElement>) => {
          event.currentTarget.href = linkTo(view);
        };
        return (
          <a
            key={view}
            href={linkTo(view)}
            aria-current={current === view ? 'page' : undefined}
            onPointerEnter={refresh}
            onFocus={refresh}
            onClick={(event) => {
              if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey)
                return;
              event.preventDefault();
              if (current !== view) change({ view }, 'gesture');
            }}
          >
            {VIEW_WORDS[view]}
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

function Help() {
  return (
    <section aria-label="About and keys" className="help">
      <h2>What this is</h2>
      <p>
        A network of n linear neurons, f = v·u/√n, learns one number y by gradient descent on L = (f − y)²/2.
        Its curvature is the kernel λ = (‖u‖² + ‖v‖²)/n. A step is stable while ηλ is below 2. Above 2 the
        loss first rises; while it does, λ falls, and training may land where ηλ is below 2 again: the
        catapult (Lewkowycz et al. 2020).
      </p>
      <p>
        Every curve is the exact run of that network, for every width and target. The address of the page
        always holds the whole state, so any link opens exactly what you see.
      </p>
      <h2>Keys</h2>
      <dl className="keys">
        {HOTKEYS.map(({ keys, does }) => (
          <div key={does}>
            <dt>
              <kbd>{keys}</kbd>
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
      <p>
        On a slider: arrows move a twentieth of its range, with Shift a tenth of that, Page keys a fifth, Home
        and End to its ends. On a map: arrows move the run, + and − zoom.
      </p>
    </section>
  );
}
