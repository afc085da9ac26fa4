import { Explained } from '../../panels/words/Explained.tsx';
import { MEANINGS } from './lines.ts';

/** What the lines on a map mean, for who asks. */
export function LineMeanings() {
  return (
    <details className="line-meanings">
      <summary>What the lines mean</summary>
      <dl>
        {MEANINGS.map(({ name, meaning }) => (
          <div key={name}>
            <dt>
              <Explained text={name} />
            </dt>
            <dd>
              <Explained text={`${meaning}.`} />
            </dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
