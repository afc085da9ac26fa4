import { lazy, memo, Suspense, useCallback, useEffect, useRef, useState } from 'react';
import { useStore as useZustand } from 'zustand';
import { GuessContext, makeGuesses } from '../../panels/guess.ts';
import { PageRun } from '../../panels/scope.tsx';
import { useInputs, useStore } from '../../state/react.tsx';
import type { Chapter } from './chapter.ts';
import { CHAPTERS, useChapter } from './chapters.ts';
import { AnswersContext, makeAnswers, placeOf, unpackAnswer } from './exercise/answers.ts';
import { useLit } from './lit.ts';
import { PROSE, ToFigureContext, WordsProvider } from './prose/prose.tsx';
import { useReading } from './reading.ts';
import { CHAPTER_NAMES, type ChapterName, courseSlice, SECTIONS } from './slice.ts';
import { isBare, openSection, sectionBeside, turn } from './turning.ts';
import './course.css';
import './turning.css';

/** Loaded when it is first opened. */
const Glossary = lazy(async () => ({ default: (await import('../../panels/words/Glossary.tsx')).Glossary }));

/** The course: a chapter's text, the figure that follows it, and the way on. */
export function Course() {
  const { chapter: name, section, answers: packed } = useInputs(courseSlice.of);
  const chapter = useChapter(name);
  const isPresent = useInputs(({ page }) => page.present);
  const [guesses] = useState(makeGuesses);
  const [answers] = useState(() => makeAnswers(answersOf(packed)));
  const place = placeOf(name, section);
  const isUncovered = useZustand(answers, ({ uncovered }) => uncovered.has(place));
  // A counterexample is shown in the section it was asked for in.
  // biome-ignore lint/correctness/useExhaustiveDependencies: whenever the place changes
  useEffect(() => answers.setState({ witness: null }), [answers, place]);
  const store = useStore();
  useEffect(() => {
    const { chapter: opened, section: at } = courseSlice.of(store.inputs.getState());
    if (isBare(store)) void openSection(store, opened, at, 'drag');
  }, [store]);
  const isAsked = chapter?.sections[section]?.asks === true && !isUncovered;
  return (
    <PageRun asked={isAsked}>
      <GuessContext value={guesses}>
        <AnswersContext value={answers}>
          <div className={`course ${isPresent ? 'course-present' : 'course-reading'}`}>
            <Chapters name={name} />
            {chapter === null ? (
              <p className="course-opening">Opening “{CHAPTERS[name].title}”…</p>
            ) : (
              <Pages key={name} name={name} chapter={chapter} isPresent={isPresent} />
            )}
            <Turning />
          </div>
        </AnswersContext>
      </GuessContext>
    </PageRun>
  );
}

/** The answers of a link. */
function answersOf(packed: string) {
  const read = packed === '' ? null : unpackAnswer(packed);
  return read === null ? {} : { [read.name]: read.answer };
}

interface PagesProps {
  readonly name: ChapterName;
  readonly chapter: Chapter;
  readonly isPresent: boolean;
}

function Pages({ name, chapter, isPresent }: PagesProps) {
  const { section } = useInputs(courseSlice.of);
  const text = useRef<HTMLElement>(null);
  const root = useRef<HTMLDivElement>(null);
  const figure = useRef<HTMLElement>(null);
  const toFigure = useCallback(() => firstIn(figure.current)?.focus({ preventScroll: true }), []);
  useReading(text, name, section, isPresent);
  useLit(root);
  const { Figure } = chapter;
  return (
    <div className="course-pages" ref={root}>
      <article className="course-text" ref={text} data-section={section}>
        <header className="course-title">
          <p>
            Chapter {CHAPTER_NAMES.indexOf(name) + 1} of {CHAPTER_NAMES.length}
          </p>
          <h2>{CHAPTERS[name].title}</h2>
        </header>
        <ToFigureContext value={toFigure}>
          <WordsProvider use={chapter.useWords} section={section}>
            <Text chapter={chapter} />
          </WordsProvider>
        </ToFigureContext>
      </article>
      <aside className="course-figure" aria-label="Figure" ref={figure}>
        <button type="button" className="across" onClick={() => backToText(text.current)}>
          Back to the text
        </button>
        <Figure section={section} />
      </aside>
    </div>
  );
}

const FOCUSABLE = 'button:not(:disabled, .across), input, select, summary, [tabindex="0"]';

/** The first control of a figure that is shown. */
const firstIn = (figure: HTMLElement | null) =>
  [...(figure?.querySelectorAll<HTMLElement>(FOCUSABLE) ?? [])].find((each) => each.checkVisibility()) ??
  null;

/** From the figure to the section that is read, without a scroll. */
const backToText = (text: HTMLElement | null) =>
  text?.querySelector<HTMLElement>('[data-read="true"] .across')?.focus({ preventScroll: true });

/** The prose of a chapter, drawn once: what changes in it asks for its own words. */
const Text = memo(function Text({ chapter: { Prose } }: { readonly chapter: Chapter }) {
  return <Prose components={PROSE} />;
});

/** The chapters, as links. */
const Chapters = memo(function Chapters({ name: current }: { readonly name: ChapterName }) {
  const store = useStore();
  return (
    <nav className="chapters" aria-label="Chapters">
      <ol>
        {CHAPTER_NAMES.map((name) => (
          <li key={name}>
            <a
              href={`?v=1&view=${courseSlice.name}&ch=${name}`}
              aria-current={name === current ? 'page' : undefined}
              title={CHAPTERS[name].title}
              onClick={(event) => {
                if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey)
                  return;
                event.preventDefault();
                void openSection(store, name, 0);
              }}
            >
              <span className="chapter-number">{CHAPTER_NAMES.indexOf(name) + 1}</span>{' '}
              <span className="chapter-title">{CHAPTERS[name].title}</span>
            </a>
          </li>
        ))}
      </ol>
      <GlossarySheet />
    </nav>
  );
});

/** Every symbol and word, over the page. */
function GlossarySheet() {
  const [isOpened, setOpened] = useState(false);
  return (
    <>
      <button type="button" className="glossary-button" popoverTarget="glossary">
        Glossary
      </button>
      <section
        id="glossary"
        popover="auto"
        className="sheet"
        // It scrolls, and has nothing else in it to be reached by the Tab key.
        // biome-ignore lint/a11y/noNoninteractiveTabindex: as said
        tabIndex={0}
        aria-label="Glossary"
        onToggle={() => setOpened(true)}
      >
        {isOpened && (
          <Suspense>
            <Glossary />
          </Suspense>
        )}
      </section>
    </>
  );
}

/** Back and Next, and how far the chapter has been read. */
function Turning() {
  const store = useStore();
  const { chapter, section } = useInputs(courseSlice.of);
  const count = SECTIONS[chapter];
  const next = sectionBeside(chapter, section, 1);
  return (
    <nav className="turning" aria-label="Sections">
      <button
        type="button"
        disabled={sectionBeside(chapter, section, -1) === null}
        onClick={() => turn(store, -1)}
      >
        Back
      </button>
      <progress aria-label="Read of this chapter" max={count} value={section + 1} />
      <span className="turning-place" role="status">
        {section + 1} / {count}
      </span>
      {next === null ? (
        <button
          type="button"
          className="turning-next"
          onClick={() => store.change({ page: { view: 'lab', present: false } }, 'gesture')}
        >
          To the lab
        </button>
      ) : (
        <button type="button" className="turning-next" onClick={() => turn(store, 1)}>
          {next.name === chapter ? 'Next' : `Next: ${CHAPTERS[next.name].title}`}
        </button>
      )}
    </nav>
  );
}
