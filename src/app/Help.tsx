import { HOTKEYS } from './shortcuts.ts';
import { VIEWS } from './views.ts';

/** What the page is, and its keys. */
export function Help() {
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
      {HOTKEYS.filter(({ hotkeys }) => hotkeys.length > 0).map(({ view, hotkeys }) => (
        <dl
          key={view?.name ?? ''}
          className="keys"
          aria-label={view === null ? 'Everywhere' : `In the ${view.label}`}
        >
          {hotkeys.map(({ keys, does }) => (
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
        and End to its ends. {VIEWS.map(({ keysWithin }) => keysWithin).join(' ')}
      </p>
    </section>
  );
}
