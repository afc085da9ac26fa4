import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react';
import { useStore } from '../../state/react.tsx';
import { type ChapterName, courseSlice } from './slice.ts';
import { openSection } from './turning.ts';

/** The section that is being read: that of the link, until the text is scrolled to another. What scrolls is the page, or its main part where there is room. */

/** Share of the height below what stands over the text at which a section counts as the one being read. */
const LINE = 0.35;
/** Pixels of scrolling that are none. */
const STILL = 4;

const sectionsOf = (text: Element) => [...text.querySelectorAll<HTMLElement>('.course-section')];
const topOf = (element: Element) => element.getBoundingClientRect().top;

/** The last section that begins above the line of reading. */
function sectionRead(text: Element): number {
  const sections = sectionsOf(text);
  const [first] = sections;
  if (first === undefined) return 0;
  const frame = Math.max(0, topOf(text.closest('main') ?? document.documentElement));
  const above = frame + Number.parseFloat(getComputedStyle(first).scrollMarginTop);
  const line = above + LINE * (window.innerHeight - above);
  return Math.max(
    0,
    sections.findLastIndex((section) => topOf(section) <= line),
  );
}

function scrollTo(text: Element, section: number): void {
  if (section > 0) sectionsOf(text)[section]?.scrollIntoView({ block: 'start' });
  else {
    text.scrollTo({ top: 0 });
    text.closest('main')?.scrollTo({ top: 0 });
    window.scrollTo({ top: 0 });
  }
}

/** Keeps text and link together: the text scrolls to the section that was opened, and opens the one it is scrolled to. Not while one section alone is shown. */
export function useReading(
  text: RefObject<HTMLElement | null>,
  chapter: ChapterName,
  section: number,
  isAlone: boolean,
): void {
  const store = useStore();
  const place = `${chapter} ${section}${isAlone ? ' alone' : ''}`;
  const scrolledTo = useRef<string | null>(null);
  const restingAt = useRef(0);
  useLayoutEffect(() => {
    const element = text.current;
    if (element === null || scrolledTo.current === place) return;
    scrolledTo.current = place;
    scrollTo(element, isAlone ? 0 : section);
    restingAt.current = topOf(element);
  }, [text, place, section, isAlone]);
  useEffect(() => {
    if (isAlone) return;
    let frame = 0;
    const look = () => {
      frame = 0;
      const element = text.current;
      if (element === null || Math.abs(topOf(element) - restingAt.current) <= STILL) return;
      restingAt.current = Number.NaN;
      const read = sectionRead(element);
      const now = courseSlice.of(store.inputs.getState());
      if (now.chapter !== chapter || read === now.section) return;
      scrolledTo.current = `${chapter} ${read}`;
      void openSection(store, chapter, read, 'drag');
    };
    const onScroll = () => {
      frame ||= requestAnimationFrame(look);
    };
    // Of whatever scrolls.
    const options = { capture: true, passive: true } as const;
    document.addEventListener('scroll', onScroll, options);
    return () => {
      document.removeEventListener('scroll', onScroll, options);
      cancelAnimationFrame(frame);
    };
  }, [store, text, chapter, isAlone]);
}
