import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { link } from '../../../src/app/views.ts';
import { playheadOf } from '../../../src/panels/playhead.ts';
import { runOf } from '../../../src/panels/run.ts';
import { makeStore } from '../../../src/state/store.ts';
import { changeTo, withKeys } from '../../../src/views/course/changing.ts';
import { CHAPTERS, chapterBeside, loadChapter } from '../../../src/views/course/chapters.ts';
import {
  makeAnswers,
  packAnswer,
  placeOf,
  uncover,
  unpackAnswer,
} from '../../../src/views/course/exercise/answers.ts';
import { EXERCISES } from '../../../src/views/course/exercises/exercises.ts';
import { cliffOf, NONE, runWords } from '../../../src/views/course/figure/runWords.ts';
import { CHAPTER_NAMES, courseSlice, MOST_ANSWERS, SECTIONS } from '../../../src/views/course/slice.ts';
import { isBare, leaveAndOpen, openSection, sectionBeside, turn } from '../../../src/views/course/turning.ts';
import { isWritten, landingOf, peakOf, standard } from './brute.ts';
import { stateOf, storeAt } from './chapter.tsx';

describe('answers in a link', () => {
  const exercises = fc.constantFrom(...EXERCISES);
  const typed = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string({ unit: 'grapheme' }),
    fc.constantFrom('', 'η·Δf/√n', '‖u‖²'),
  );
  const isWhole = (text: string) => new TextDecoder().decode(new TextEncoder().encode(text)) === text;

  it('come back as they were typed, a line for a field', () => {
    fc.assert(
      fc.property(exercises, fc.infiniteStream(typed.filter(isWhole)), (exercise, stream) => {
        const texts = Object.fromEntries(
          exercise.fields.map(({ id }) => [id, stream.next().value as string]),
        );
        const packed = packAnswer(exercise, { texts, picked: {}, steps: 2 });
        expect(packed).toMatch(/^[\w-]*$/);
        const lines = Object.fromEntries(
          Object.entries(texts).map(([id, text]) => [id, text.replaceAll('\n', ' ')]),
        );
        expect(unpackAnswer(packed)).toEqual({
          name: exercise.name,
          answer: { texts: lines, picked: {}, steps: 0 },
        });
      }),
    );
  });

  it('are empty where nothing was typed', () => {
    for (const exercise of EXERCISES) {
      const back = unpackAnswer(packAnswer(exercise, { texts: {}, picked: {}, steps: 0 }));
      expect(Object.values(back?.answer.texts ?? {})).toEqual(exercise.fields.map(() => ''));
    }
  });

  it('are none where the page did not write them', () => {
    const pack = (text: string) => btoa(text).replaceAll('=', '').replaceAll('+', '-').replaceAll('/', '_');
    for (const junk of [
      '',
      '!',
      '%%%',
      'é',
      pack('8\na'),
      pack('0\na'),
      pack('x\na'),
      pack('1'),
      pack('1\na\nb\nc\nd\ne\nf\ng\nh\ni'),
      pack('3\n\xff'),
    ])
      expect(unpackAnswer(junk)).toBe(null);
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(() => unpackAnswer(text)).not.toThrow();
      }),
    );
  });

  it('have room in a link up to its length, and no more', () => {
    const at = (answers: string) => link.parse(`view=course&ch=bowl&ans=${answers}`);
    const long = 'A'.repeat(MOST_ANSWERS);
    expect(courseSlice.of(at(long).inputs).answers).toBe(long);
    expect(at(`${long}A`).repairs).toHaveLength(1);
    expect(courseSlice.of(at(`${long}A`).inputs).answers).toBe('');
    const short = packAnswer(EXERCISES[2] as (typeof EXERCISES)[0], {
      texts: { bound: '2/λ' },
      picked: {},
      steps: 0,
    });
    expect(short.length).toBeLessThanOrEqual(MOST_ANSWERS);
    const store = makeStore({ ...link, initial: at(short).inputs });
    store.change(courseSlice.patch({ answers: `${long}A` }), 'gesture');
    expect(courseSlice.of(store.inputs.getState()).answers).toBe(short);
  });

  it('begin with none, by places with names of their own', () => {
    expect(makeAnswers().getState()).toEqual({ of: {}, witness: null, uncovered: new Set() });
    const places = CHAPTER_NAMES.flatMap((name) =>
      Array.from({ length: SECTIONS[name] }, (_, i) => placeOf(name, i)),
    );
    expect(new Set(places).size).toBe(places.length);
  });
});

it('what a section hides stays uncovered once it is', () => {
  const answers = makeAnswers();
  const place = placeOf('beyond', 5);
  uncover(answers, place);
  const first = answers.getState().uncovered;
  expect(first).toEqual(new Set([place]));
  uncover(answers, place);
  expect(answers.getState().uncovered).toBe(first);
  uncover(answers, placeOf('bowl', 5));
  expect(answers.getState().uncovered).toEqual(new Set([place, placeOf('bowl', 5)]));
});

describe('keys set over a state', () => {
  const after = (keys: string, to: string) => {
    const store = storeAt('toy', keys);
    return new URLSearchParams(link.serialise(withKeys(store, store.inputs.getState(), to)));
  };

  it('take the place of what they stand for: c that of η, η that of c', () => {
    expect(after('eta=0.4', 'c=3').get('eta')).toBe(null);
    expect(after('eta=0.4', 'c=3').get('c')).toBe('3');
    expect(after('c=3', 'eta=0.4').get('c')).toBe(null);
    expect(after('c=3', 'eta=0.4').get('eta')).toBe('0.4');
  });

  it('leave the rest as it was', () => {
    const keys = after('eta=0.4&y=0.5&n=4&u1=2', 'y=0');
    expect([keys.get('eta'), keys.get('n'), keys.get('u1'), keys.get('y')]).toEqual(['0.4', '4', '2', null]);
  });

  it('with a warmup of no steps take its start away', () => {
    const keys = after('c=6&ramp=100&from=2', 'ramp=0');
    expect([keys.get('ramp'), keys.get('from')]).toEqual([null, null]);
    expect(after('c=6&ramp=100&from=2', 'ramp=50').get('from')).toBe('2');
  });

  it('are put in place with run, clock and the course alone', async () => {
    const store = storeAt('beyond', 's=8&c=6');
    const { page } = store.inputs.getState();
    await changeTo(store, withKeys(store, store.inputs.getState(), 'ramp=100&from=1&steps=50'), 'gesture');
    const now = store.inputs.getState();
    expect(now.page).toBe(page);
    expect(now.run.knobs?.warmup).toEqual({ steps: 100, from: 1 });
    expect(now.clock.steps).toBe(50);
    expect(courseSlice.of(now).section).toBe(8);
  });
});

describe('turning', () => {
  const places = CHAPTER_NAMES.flatMap((name) =>
    Array.from({ length: SECTIONS[name] }, (_, section) => ({ name, section })),
  );

  it('goes through every section of every chapter, there and back', () => {
    for (const [i, { name, section }] of places.entries()) {
      expect(sectionBeside(name, section, 1)).toEqual(places[i + 1] ?? null);
      expect(sectionBeside(name, section, -1)).toEqual(places[i - 1] ?? null);
    }
    expect(CHAPTER_NAMES.map((name) => chapterBeside(name, 1))).toEqual([...CHAPTER_NAMES.slice(1), null]);
  });

  it('opens a section with its keys, at rest, and keeps the answers', async () => {
    const store = storeAt('catapult', 's=3&ans=QQ&n=64&c=3.3');
    playheadOf(store).play(true);
    await openSection(store, 'toy', 5);
    const now = store.inputs.getState();
    expect(courseSlice.of(now)).toMatchObject({ chapter: 'toy', section: 5, answers: 'QQ' });
    expect(now.run).toMatchObject({ rate: { kind: 'eta', value: 0.4 }, target: 0.5, width: 4 });
    expect(now.clock.steps).toBe(30);
    expect(store.passing.getState().playing).toBe(false);
  });

  it('of every chapter leads to the state that its own link means', async () => {
    for (const { name, section } of places) {
      const store = storeAt('lazy', '');
      await openSection(store, name, section);
      const { set } = (await loadChapter(name)).sections[section] ?? {};
      expect(courseSlice.of(store.inputs.getState())).toMatchObject({ chapter: name, section });
      if (set !== undefined)
        expect(link.serialise(store.inputs.getState())).toBe(
          link.serialise(stateOf(name, `s=${section}&${set}`)),
        );
    }
    expect(CHAPTER_NAMES.every((name) => CHAPTERS[name].title !== '')).toBe(true);
  });

  it('takes momentum and warmup away where the section has none', async () => {
    const store = storeAt('beyond', 's=7&c=2.5&n=1000&beta=0.5&steps=60');
    expect(store.inputs.getState().run.knobs?.momentum).toBe(0.5);
    await openSection(store, 'beyond', 9);
    expect(store.inputs.getState().run.knobs).toBe(undefined);
  });

  it('by scrolling finds a section as it was left by scrolling, and another as it opens', async () => {
    const store = storeAt('catapult', 's=3&c=2.9&n=64&steps=33');
    const before = link.serialise(store.inputs.getState());
    await leaveAndOpen(store, 'catapult', 4);
    expect(link.serialise(store.inputs.getState())).toBe(
      link.serialise(stateOf('catapult', `s=4&${(await loadChapter('catapult')).sections[4]?.set}`)),
    );
    await leaveAndOpen(store, 'catapult', 3);
    expect(link.serialise(store.inputs.getState())).toBe(before);
    await openSection(store, 'catapult', 3);
    expect(link.serialise(store.inputs.getState())).not.toBe(before);
  });

  it('opens what belongs to a place where a link says no more than the place', () => {
    const isBareAt = (keys: string) => {
      const store = makeStore(link);
      const { run, clock, views } = stateOf('catapult', keys);
      store.change({ run, clock, views: views as Record<string, object> }, 'gesture');
      return isBare(store);
    };
    expect(['', 's=3', 's=3&ans=QQ'].map(isBareAt)).toEqual([true, true, true]);
    expect(['c=2.9', 's=3&n=64', 's=2&steps=33'].map(isBareAt)).toEqual([false, false, false]);
  });

  it('past an end stays', () => {
    const store = storeAt('lazy', '');
    turn(store, -1);
    expect(courseSlice.of(store.inputs.getState())).toMatchObject({ chapter: 'lazy', section: 0 });
  });
});

describe('the words of a run', () => {
  it('are its numbers, by brute force', () => {
    const { run, clock } = stateOf('catapult', 'c=2.6&n=1024&steps=40');
    const shown = runOf(run, clock.steps);
    const own = standard(2.6, 1024, 400);
    const words = runWords(shown);
    const peak = peakOf(own);
    const loss = (t: number) => ((own[t]?.r as number) * 32) ** 2 / 2 / 1.3 ** 2;
    expect(words).toMatchObject({
      c: '2.6',
      n: '1024',
      y: '0',
      eta: '1.3',
      lambda0: '2',
      f0: '1',
      two: '1.54',
    });
    expect(words.peakStep).toBe(String(peak));
    for (const [name, value] of [
      ['factor0', 1 - 2.6 + 1.69 / 1024],
      ['firstLoss', 0.5],
      ['peakLoss', loss(peak)],
      ['peakTimes', loss(peak) / 0.5],
      ['kappaPeak', own[peak]?.kappa],
      ['kappaAfter', own[peak + 1]?.kappa],
      ['kappaEnd', landingOf(own)],
      ['lambdaEnd', landingOf(own) / 1.3],
    ] as const)
      expect(isWritten(words[name] ?? '', value as number), name).toBe(true);
    expect(words.moved).toBe(`${Math.round(100 * (1 - landingOf(own) / 2.6))} %`);
    expect(words.crossingStep).toBe(String(own.findIndex(({ kappa }) => kappa < 2)));
    const falls = own.slice(1, 41).map(({ kappa }, t) => (own[t]?.kappa as number) - kappa);
    expect(cliffOf(shown)).toBe(falls.indexOf(Math.max(...falls)));
  });

  it('are none where there are none', () => {
    const words = runWords(runOf(stateOf('catapult', 'c=4.2').run, 30));
    expect([words.lambdaEnd, words.kappaEnd, words.moved, words.landingStep, words.crossingStep]).toEqual([
      NONE,
      NONE,
      NONE,
      NONE,
      NONE,
    ]);
    const lazy = runWords(runOf(stateOf('catapult', 'c=1.5').run, 30));
    expect([lazy.peakStep, lazy.peakLoss, lazy.peakTimes, lazy.kappaPeak]).toEqual([NONE, NONE, NONE, NONE]);
  });
});
