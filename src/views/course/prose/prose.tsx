import type { MDXComponents } from 'mdx/types.js';
import { createContext, type ReactNode, useContext, useMemo } from 'react';
import { Explained } from '../../../panels/words/Explained.tsx';
import { useCalm } from '../../../panels/words/useCalm.ts';
import type { Words } from '../chapter.ts';
import { Exercise, Step } from '../exercise/Exercise.tsx';
import { Formula } from './Formula.tsx';
import { SetTo, Uncover } from './SetTo.tsx';
import { WordsContext } from './words.ts';
import './prose.css';

/** What the prose of a chapter is made of beside text: sections, numbers that are computed, and numbers that are controls. */

const ReadContext = createContext(0);
/** Takes the focus to the figure, without a scroll that would open another section. */
export const ToFigureContext = createContext<() => void>(() => {});

interface ProviderProps {
  /** The hook that knows the words of the moment. */
  readonly use: () => Words;
  readonly section: number;
  readonly children: ReactNode;
}

/** Words for a chapter's prose, which follow the figure at a reader's pace. */
export function WordsProvider({ use: useWords, section, children }: ProviderProps) {
  const words = useCalm(useSame(useWords()));
  return (
    <ReadContext value={section}>
      <WordsContext value={words}>{children}</WordsContext>
    </ReadContext>
  );
}

/** The same object while it says the same. */
function useSame(words: Words): Words {
  const said = JSON.stringify(words);
  return useMemo(() => JSON.parse(said) as Words, [said]);
}

/** A number or a phrase that is computed. @throws Error for one that the chapter does not know. */
function N({ of }: { readonly of: string }) {
  const text = useContext(WordsContext)[of];
  if (text === undefined) throw new Error(`no words for “${of}”`);
  return <span className="computed">{text}</span>;
}

/** A sentence that is computed, its symbols explained. @throws Error likewise. */
function Says({ of }: { readonly of: string }) {
  const text = useContext(WordsContext)[of];
  if (text === undefined) throw new Error(`no words for “${of}”`);
  return <Explained text={text} />;
}

interface SectionProps {
  readonly index: string;
  readonly children: ReactNode;
}

function Section({ index, children }: SectionProps) {
  const isRead = useContext(ReadContext) === Number(index);
  const toFigure = useContext(ToFigureContext);
  return (
    <section className="course-section" data-read={isRead} aria-current={isRead ? 'step' : undefined}>
      <button type="button" className="across" onClick={toFigure}>
        To the figure
      </button>
      {children}
    </section>
  );
}

/** A heading of the prose, under the chapter's own. */
const Heading = ({ children }: { readonly children?: ReactNode }) => <h3>{children}</h3>;

/** The parts of the prose, by the names it has for them. */
export const PROSE: MDXComponents = {
  h2: Heading,
  math: Formula,
  Section,
  N,
  Says,
  Set: SetTo,
  Uncover,
  Exercise,
  Step,
};
