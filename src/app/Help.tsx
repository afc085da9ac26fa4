import { Explained } from '../panels/words/Explained.tsx';
import { SYMBOLS } from '../panels/words/symbols.ts';
import type { KeyWords } from '../views/view.ts';
import { VIEWS } from './views.ts';

const WHAT =
  'A network of n linear neurons, f = v·u/√n, learns one number y by gradient descent on L = (f − y)²/2. The neural tangent kernel λ = (‖u‖² + ‖v‖²)/n says how strongly the output answers to a step; at a minimum it is also the curvature, and a minimum is stable while ηλ is below 2. In a wide network that starts above 2 the loss climbs, λ falls while it does, and training may land where ηλ is below 2: the catapult (Lewkowycz et al. 2020).';

/** What the page is, and its keys. */
function Help({ words }: { readonly words: readonly KeyWords[] }) {
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
      {keysOf(words).map(({ where, label, list }) => (
        <dl key={label} className="keys" aria-label={label}>
          {list.map(([keys, does]) => (
            <div key={does}>
              <dt>
                <kbd>{keys}</kbd>
              </dt>
              <dd>
                {where}
                {does}
              </dd>
            </div>
          ))}
        </dl>
      ))}
      <p>
        On a slider: arrows move a twentieth of its range, with Shift a tenth of that, Page keys a fifth, Home
        and End to its ends; on the learning rate 0.02 in c, with Shift 0.001, Page keys 0.2.{' '}
        {words.map(({ within }) => within).join(' ')}
      </p>
    </section>
  );
}

/** The keys of each view that has any, then those that work everywhere: a view's letter opens it, and leads back to the first. */
function keysOf(words: readonly KeyWords[]) {
  const [first] = VIEWS;
  const openings = VIEWS.flatMap(({ letter, label }) =>
    letter === undefined
      ? []
      : [[letter, `to the ${label.toLowerCase()} and back to the ${first.label.toLowerCase()}`] as const],
  );
  return [
    ...VIEWS.map(({ label }, i) => ({
      where: `in the ${label.toLowerCase()}: `,
      label: `In the ${label}`,
      list: words[i]?.list ?? [],
    })),
    { where: '', label: 'Everywhere', list: openings },
  ].filter(({ list }) => list.length > 0);
}

/** The help, with what every view says of its keys. */
export async function loadHelp() {
  const words = await Promise.all(VIEWS.map(({ keys }) => keys()));
  return { default: () => <Help words={words} /> };
}
