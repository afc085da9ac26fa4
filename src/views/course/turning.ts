import { playheadOf } from '../../panels/playhead.ts';
import type { Inputs } from '../../state/inputs.ts';
import type { How, Store } from '../../state/store.ts';
import { changeTo } from './changing.ts';
import { chapterBeside, loadChapter } from './chapters.ts';
import { type ChapterName, courseSlice, SECTIONS } from './slice.ts';

/** From section to section: each opens with the run and the figure that its text is about. */

/** Opens a section. */
export async function openSection(
  store: Store,
  name: ChapterName,
  section: number,
  how: How = 'gesture',
): Promise<void> {
  const chapter = await loadChapter(name);
  const playhead = playheadOf(store);
  playhead.play(false);
  playhead.hover(null);
  const place = { chapter: name, section };
  const set = chapter.sections[section]?.set;
  if (set === undefined) return store.change(courseSlice.patch(place), how);
  const { inputs } = store.link.parse(`view=${courseSlice.name}&ch=${name}&${set}`);
  const { answers } = courseSlice.of(store.inputs.getState());
  const value = { ...courseSlice.of(inputs), ...place, answers };
  await changeTo(store, { ...inputs, views: { [courseSlice.name]: value } }, how);
}

/** The states in which sections were left by scrolling, on each page. */
const left = new WeakMap<Store, Map<string, Inputs>>();

/** Opens the section that a reader has scrolled to, as it was left if it was left by scrolling before. */
export async function leaveAndOpen(store: Store, name: ChapterName, section: number): Promise<void> {
  const states = left.get(store) ?? new Map<string, Inputs>();
  left.set(store, states);
  const now = store.inputs.getState();
  const { chapter, section: before } = courseSlice.of(now);
  states.set(`${chapter} ${before}`, now);
  const known = states.get(`${name} ${section}`);
  if (known === undefined) return openSection(store, name, section, 'drag');
  return changeTo(store, known, 'drag');
}

/** Whether a link said no more than where it leads: then its section opens with what belongs to it. */
export function isBare({ link, inputs }: Store): boolean {
  const now = inputs.getState();
  const { chapter, section } = courseSlice.of(now);
  const bare = {
    ...link.initial,
    page: now.page,
    views: {
      ...link.initial.views,
      [courseSlice.name]: { ...courseSlice.initial, chapter, section, answers: courseSlice.of(now).answers },
    },
  };
  return link.serialise(bare) === link.serialise(now);
}

/** Where one section on or back leads; null past the ends of the course. */
export function sectionBeside(name: ChapterName, section: number, by: number) {
  const next = section + by;
  if (next >= 0 && next < SECTIONS[name]) return { name, section: next };
  const beside = chapterBeside(name, by);
  return beside === null ? null : { name: beside, section: by > 0 ? 0 : SECTIONS[beside] - 1 };
}

/** Share of its height that a slide too long for the screen is moved by. */
const PAGE = 0.8;

/** Whether a slide had more to show that way, and was moved. */
function scrolled(by: number): boolean {
  const slide = document.querySelector('.course-present .course-text');
  if (slide === null) return false;
  const before = slide.scrollTop;
  slide.scrollBy({ top: by * PAGE * slide.clientHeight });
  return Math.abs(slide.scrollTop - before) > 1;
}

/** What a key does: of a slide that is longer than the screen it first shows the rest. */
export function turnPage(store: Store, by: number): void {
  if (!scrolled(by)) turn(store, by);
}

/** One section on or back. */
export function turn(store: Store, by: number): void {
  const { chapter, section } = courseSlice.of(store.inputs.getState());
  const next = sectionBeside(chapter, section, by);
  if (next !== null) void openSection(store, next.name, next.section);
}
