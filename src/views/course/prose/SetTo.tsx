import { type ReactNode, useContext } from 'react';
import { Explained } from '../../../panels/words/Explained.tsx';
import { useKeys, useUncovered } from '../useKeys.ts';
import { WordsContext } from './words.ts';

interface Props {
  /** The keys of a link, and what they are set to. */
  readonly to?: string;
  /** Or the name of the chapter's words that say it, where it is computed. */
  readonly by?: string;
  /** As the text has it; the keys themselves, where nothing is said. */
  readonly children?: ReactNode;
}

/** A number of the prose that is a control: pressed, the figure is set to it. */
export function SetTo({ to: typed, by, children }: Props) {
  const words = useContext(WordsContext);
  const to = typed ?? words[by ?? ''];
  if (to === undefined) throw new Error(`no words for “${by}”`);
  const { isSet, set } = useKeys(to);
  return (
    <button type="button" className="set-to" aria-pressed={isSet} onClick={set}>
      {children ?? <Explained text={spelled(to)} />}
    </button>
  );
}

const SPELLED: Readonly<Record<string, string>> = {
  eta: 'η',
  beta: 'β',
  alpha: 'α',
  sigma: 'σ',
  sc: 'α',
  qe: 'η',
  qa: 'q₁',
  qb: 'q₂',
  qd: 'angle',
};

const spelled = (to: string) =>
  [...new URLSearchParams(to)].map(([key, value]) => `${SPELLED[key] ?? key} = ${value}`).join(', ');

/** Shows what its section hides until its reader has thought about it. */
export function Uncover({ children }: { readonly children: ReactNode }) {
  const { isUncovered, uncover } = useUncovered();
  return (
    <button type="button" className="set-to" aria-pressed={isUncovered} onClick={uncover}>
      {children}
    </button>
  );
}
