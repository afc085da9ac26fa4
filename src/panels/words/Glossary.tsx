import { WORDS } from './glossary.ts';
import { PHASES } from './phases.ts';
import { SYMBOLS } from './symbols.ts';
import './glossary.css';

/** Every symbol and every word of the page, once, with the text that its pop-up has. */
export function Glossary() {
  const words = [
    ...Object.entries(WORDS),
    ...Object.values(PHASES).map(
      ({ word, meaning }) => [word.toLowerCase(), `Of a run: ${meaning}.`] as const,
    ),
  ].sort(([a], [b]) => a.localeCompare(b, 'en'));
  const symbols = Object.entries(SYMBOLS).filter(([name]) => !(name in WORDS));
  return (
    <>
      <h2>Symbols</h2>
      <List entries={symbols.map(([name, { says }]) => [name, says])} />
      <h2>Words</h2>
      <List entries={words} />
    </>
  );
}

function List({ entries }: { readonly entries: readonly (readonly [string, string])[] }) {
  return (
    <dl className="glossary">
      {entries.map(([name, says]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{says}</dd>
        </div>
      ))}
    </dl>
  );
}
