import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react';
import { useStore } from '../../state/react.tsx';
import { type ChapterName, courseSlice } from './slice.ts';
import { leaveAndOpen } from './turning.ts';

/** The section that is being read: that of the link, until the text is scrolled to another. What scrolls is the page, or its main part where there is room. */

/** Share of the height below what stands over the text at which a section counts as the one being read. */
const LINE = 0.35;
/** What a reader scrolls by; any other scroll is the page's own, which comes of an opened section or of the focus. */
const BY_HAND = ['wheel', 'touchmove', 'pointerdown'] as const;
const SCROLL_KEYS = new Set(['ArrowDown', 'ArrowUp', 'PageDown', 'PageUp', 'Home', 'End', ' ', 'Tab']);

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

/**
 * Keeps text and link together: the text scrolls to the section that was opened, and stays at it while the figure and what is computed find their sizes; once its reader
 * scrolls, it opens the section it is scrolled to. Not while one section alone is shown.
 */
export function useReading(
  text: RefObject<HTMLElement | null>,
  chapter: ChapterName,
  section: number,
  isAlone: boolean,
): void {
  const store = useStore();
  const place = `${chapter} ${section}${isAlone ? ' alone' : ''}`;
  const scrolledTo = useRef<string | null>(null);
  const isHeld = useRef(true);
  useLayoutEffect(() => {
    const element = text.current;
    if (element === null || scrolledTo.current === place) return;
    scrolledTo.current = place;
    isHeld.current = true;
    scrollTo(element, isAlone ? 0 : section);
  }, [text, place, section, isAlone]);
  useEffect(() => {
    const element = text.current;
    if (isAlone || element === null) return;
    let frame = 0;
    const look = () => {
      frame = 0;
      if (isHeld.current) return;
      const read = sectionRead(element);
      const now = courseSlice.of(store.inputs.getState());
      if (now.chapter !== chapter || read === now.section) return;
      scrolledTo.current = `${chapter} ${read}`;
      void leaveAndOpen(store, chapter, read);
    };
    const onScroll = () => {
      frame ||= requestAnimationFrame(look);
    };
    const letGo = (event: Event) => {
      if (event instanceof KeyboardEvent && !SCROLL_KEYS.has(event.key)) return;
      // A press moves nothing by itself, but on the bar of what scrolls.
      if (
        event.type === 'pointerdown' &&
        event.target !== element.closest('main') &&
        event.target !== document.documentElement
      )
        return;
      isHeld.current = false;
    };
    const sizes = new ResizeObserver(() => {
      if (isHeld.current) scrollTo(element, courseSlice.of(store.inputs.getState()).section);
    });
    sizes.observe(element);
    // Of whatever scrolls.
    const options = { capture: true, passive: true } as const;
    document.addEventListener('scroll', onScroll, options);
    for (const name of [...BY_HAND, 'keydown']) document.addEventListener(name, letGo, options);
    return () => {
      sizes.disconnect();
      document.removeEventListener('scroll', onScroll, options);
      for (const name of [...BY_HAND, 'keydown']) document.removeEventListener(name, letGo, options);
      cancelAnimationFrame(frame);
    };
  }, [store, text, chapter, isAlone]);
}
