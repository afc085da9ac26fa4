import { readFileSync } from 'node:fs';
import { prerender } from 'react-dom/static';
import { expect, it } from 'vitest';
import { link } from '../../../src/app/views.ts';
import { PageRun } from '../../../src/panels/scope.tsx';
import type { Inputs } from '../../../src/state/inputs.ts';
import { StoreProvider } from '../../../src/state/react.tsx';
import { makeStore, type Store } from '../../../src/state/store.ts';
import type { Chapter, Words } from '../../../src/views/course/chapter.ts';
import { PROSE, WordsProvider } from '../../../src/views/course/prose/prose.tsx';
import { type ChapterName, courseSlice, SECTIONS } from '../../../src/views/course/slice.ts';

/** A chapter on a page without a browser: its words, its prose as HTML, and what holds for the prose of every chapter. */

/** The state that keys of a link mean in a chapter. @throws Error where a key had to be repaired. */
export function stateOf(name: ChapterName, keys: string): Inputs {
  const { inputs, repairs } = link.parse(`view=course&ch=${name}&${keys}`);
  if (repairs.length > 0) throw new Error(`${keys}: ${JSON.stringify(repairs)}`);
  return inputs;
}

/** A page in that state. What renders on a server asks a store for the state it began with. */
export function storeAt(name: ChapterName, keys: string): Store {
  return makeStore({ ...link, initial: stateOf(name, keys) });
}

const streamed = async (stream: ReadableStream): Promise<string> => new Response(stream).text();

/** The words of a chapter on a page. */
export async function wordsAt({ useWords }: Chapter, store: Store): Promise<Words> {
  const seen: Words[] = [];
  function Seen() {
    seen.push(useWords());
    return null;
  }
  const page = (
    <StoreProvider store={store}>
      <PageRun>
        <Seen />
      </PageRun>
    </StoreProvider>
  );
  await streamed((await prerender(page)).prelude);
  return seen.at(-1) ?? {};
}

/** The prose of a chapter on a page, as HTML. */
export async function proseAt({ Prose, useWords }: Chapter, store: Store): Promise<string> {
  const { section } = courseSlice.of(store.inputs.getState());
  const errors: unknown[] = [];
  const page = (
    <StoreProvider store={store}>
      <PageRun>
        <WordsProvider use={useWords} section={section}>
          <Prose components={PROSE} />
        </WordsProvider>
      </PageRun>
    </StoreProvider>
  );
  const { prelude } = await prerender(page, { onError: (error) => void errors.push(error) });
  const html = await streamed(prelude);
  if (errors.length > 0) throw errors[0];
  return html;
}

/** Keys that others were set over, as a press sets them. */
function merged(keys: string, to: string): string {
  const all = new URLSearchParams(keys);
  // A warmup of no steps has no start.
  if (new URLSearchParams(to).get('ramp') === '0') all.delete('from');
  for (const [key, value] of new URLSearchParams(to)) {
    if (key === 'c' || key === 'eta') for (const other of ['c', 'eta']) all.delete(other);
    all.set(key, value);
  }
  return all.toString();
}

const sourceOf = (name: ChapterName) =>
  readFileSync(new URL(`../../../src/views/course/${name}/prose.mdx`, import.meta.url), 'utf8');

/** Tests of what every chapter has to keep: sections that are counted, keys that are read as they stand, words that are known and finite. */
export function itIsAChapter(name: ChapterName, chapter: Chapter): void {
  const source = sourceOf(name);

  it('has the sections that the link counts', () => {
    expect(chapter.sections).toHaveLength(SECTIONS[name]);
    expect(source.match(/^## /gm)).toHaveLength(SECTIONS[name]);
  });

  it('opens its sections, and sets its figure, with keys that need no repair', async () => {
    const proses = source.split(/^## /m).slice(1);
    for (const [i, { set = '' }] of chapter.sections.entries()) {
      const words = await wordsAt(chapter, storeAt(name, set));
      const typed = [...(proses[i] ?? '').matchAll(/<Set (to|by)="([^"]*)"/g)].map(([, kind, text = '']) =>
        kind === 'to' ? text : (words[text] ?? `missing=${text}`),
      );
      for (const to of ['', ...typed]) expect(() => stateOf(name, merged(set, to))).not.toThrow();
    }
  });

  it('is written out in every section, without a number that is none', async () => {
    for (const [i, { set }] of chapter.sections.entries()) {
      const html = await proseAt(chapter, storeAt(name, `s=${i}&${set ?? ''}`));
      expect(html.match(/class="course-section"/g)).toHaveLength(SECTIONS[name]);
      expect(html).not.toMatch(/NaN|undefined|Infinity/);
    }
  });
}
