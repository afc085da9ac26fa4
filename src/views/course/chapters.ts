import { useEffect, useState } from 'react';
import type { Chapter } from './chapter.ts';
import { CHAPTER_NAMES, type ChapterName } from './slice.ts';

/** The chapters by name: what each is called, the slides it is about, and how it is loaded. */

interface Entry {
  readonly title: string;
  /** What of the lecture it is about. */
  readonly slides: string;
  load(): Promise<Chapter>;
}

export const CHAPTERS: Readonly<Record<ChapterName, Entry>> = {
  lazy: {
    title: 'Lazy training',
    slides: 'Lazy training',
    load: async () => (await import('./lazy/chapter.ts')).chapter,
  },
  scale: {
    title: 'When is training lazy?',
    slides: 'When does lazy training occur?',
    load: async () => (await import('./scale/chapter.ts')).chapter,
  },
  ntk: {
    title: 'NTK and Hessian',
    slides: 'NTK and the Hessian of the loss',
    load: async () => (await import('./ntk/chapter.ts')).chapter,
  },
  bowl: {
    title: 'The critical rate',
    slides: 'Beyond the NTK regime',
    load: async () => (await import('./bowl/chapter.ts')).chapter,
  },
  catapult: {
    title: 'The catapult',
    slides: 'The catapult phase',
    load: async () => (await import('./catapult/chapter.ts')).chapter,
  },
  toy: {
    title: 'The toy model',
    slides: 'A toy model',
    load: async () => (await import('./toy/chapter.ts')).chapter,
  },
  beyond: {
    title: 'Beyond',
    slides: 'Generalization performance with realistic models and datasets',
    load: async () => (await import('./beyond/chapter.ts')).chapter,
  },
};

const loaded = new Map<ChapterName, Chapter>();

export async function loadChapter(name: ChapterName): Promise<Chapter> {
  const known = loaded.get(name);
  if (known !== undefined) return known;
  const chapter = await CHAPTERS[name].load();
  loaded.set(name, chapter);
  return chapter;
}

/** A chapter; null while it is on its way. @throws Error when it cannot be loaded. */
export function useChapter(name: ChapterName): Chapter | null {
  const [failed, setFailed] = useState<{ readonly name: ChapterName; readonly error: unknown } | null>(null);
  const [, setArrived] = useState<ChapterName | null>(null);
  useEffect(() => {
    if (loaded.has(name)) return;
    loadChapter(name).then(
      () => setArrived(name),
      (error: unknown) => setFailed({ name, error }),
    );
  }, [name]);
  if (failed?.name === name)
    throw new Error(`The chapter “${CHAPTERS[name].title}” could not be loaded (${String(failed.error)}).`);
  return loaded.get(name) ?? null;
}

/** The chapter so many places on, or null where there is none. */
export const chapterBeside = (name: ChapterName, by: number): ChapterName | null =>
  CHAPTER_NAMES[CHAPTER_NAMES.indexOf(name) + by] ?? null;
