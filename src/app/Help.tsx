import { Explained } from '../panels/words/Explained.tsx';
import { SYMBOLS } from '../panels/words/symbols.ts';
import { HOTKEYS } from './shortcuts.ts';
import { VIEWS } from './views.ts';

const WHAT =
  'A network of n linear neurons, f = v·u/√n, learns one number y by gradient descent on L = (f − y)²/2. The neural tangent kernel λ = (‖u‖² + ‖v‖²)/n says how strongly the output answers to a step; at a minimum it is also the curvature, and a minimum is stable while ηλ is below 2. In a wide network that starts above 2 the loss climbs, λ falls while it does, and training may land where ηλ is below 2: the catapult (Lewkowycz et al. 2020).';

/** What the page is, and its keys. */
export function Help() {
  return (
    <section aria-label="About and keys" className="help">
      <h2>What this is</h2>
      <p>
        <Explained text={WHAT} reachable />
      </p>
      <p>
        Every curve is the exact run of that network, for every width and target. The address of the page
        always holds the whole state, so any link opens exactly what you see.
      </p>
      <details>
        <summary>What each symbol means</summary>
        <dl className="keys">
          {Object.entries(SYMBOLS).map(([symbol, { says }]) => (
            <div key={symbol}>
              <dt>
                <Explained text={symbol} />
              </dt>
              <dd>
                <Explained text={says} />
              </dd>
            </div>
          ))}
        </dl>
      </details>
      <h2>Keys</h2>
      {HOTKEYS.filter(({ hotkeys }) => hotkeys.length > 0).map(({ view, hotkeys }) => (
        <dl
          key={view?.name ?? ''}
          className="keys"
          aria-label={view === null ? 'Everywhere' : `In the ${view.label}`}
        >
          {hotkeys
            .filter(({ keys }) => keys !== undefined)
            .map(({ keys, does }) => (
              <div key={does}>
                <dt>
                  <kbd>{keys}</kbd>
                </dt>
                <dd>{view === null ? does : `in the ${view.label.toLowerCase()}: ${does}`}</dd>
              </div>
            ))}
        </dl>
      ))}
      <p>
        On a slider: arrows move a twentieth of its range, with Shift a tenth of that, Page keys a fifth, Home
        and End to its ends; on the learning rate 0.02 in c, with Shift 0.001, Page keys 0.2.{' '}
        {VIEWS.map(({ keysWithin }) => keysWithin).join(' ')}
      </p>
    </section>
  );
}
