import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { link } from '../../../src/app/views.ts';
import type { Setting } from '../../../src/core/model/setting.ts';
import type { Phase } from '../../../src/core/theory/fate.ts';
import { runOf } from '../../../src/panels/run.ts';
import { isRunOf, QUESTIONS, questionPatch } from '../../../src/views/lab/questions.ts';
import { QUESTION_NAMES, type QuestionName, TITLES } from '../../../src/views/lab/sequence.ts';
import { labSlice } from '../../../src/views/lab/slice.ts';
import { runs } from '../../fuzz.ts';
import { settings, states } from '../../states.ts';

const PHASES: Record<QuestionName, Phase> = {
  'below-2': 'lazy',
  climb: 'catapult',
  'near-2': 'catapult',
  'large-f': 'lazy',
  narrow: 'lazy',
  'near-4': 'catapult',
  four: 'chaotic',
  'above-4': 'divergent',
  widths: 'catapult',
  alpha: 'lazy',
  'alpha-3': 'catapult',
  'alpha-f': 'lazy',
  rises: 'catapult',
  'flow-2': 'lazy',
  sharp: 'lazy',
  'label-4': 'periodic',
  larger: 'chaotic',
  'label-8': 'divergent',
  slides: 'catapult',
};

const runFor = (name: QuestionName) => runOf(QUESTIONS[name].run, QUESTIONS[name].steps);
const opened = (name: QuestionName) => link.changed(link.initial, questionPatch(name));

describe('the questions', () => {
  it('are nineteen, in the order of the sequence, each with a title and a question of its own', () => {
    expect(Object.keys(QUESTIONS)).toEqual([...QUESTION_NAMES]);
    const all = Object.values(QUESTIONS);
    expect(new Set(Object.values(TITLES)).size).toBe(19);
    expect(new Set(all.map(({ asks }) => asks)).size).toBe(19);
    for (const { asks } of all) expect(asks).toMatch(/\?$|\? /);
    expect(new Set(QUESTION_NAMES.map((name) => link.serialise(opened(name)))).size).toBe(19);
  });

  it.each(Object.entries(PHASES) as [QuestionName, Phase][])('“%s” is %s', (name, phase) => {
    expect(runFor(name).verdict.phase).toBe(phase);
    const { loss, end } = runFor(name).trajectory;
    if (phase === 'lazy') expect(Math.max(...loss.subarray(0, end + 1))).toBe(loss[0]);
  });

  it('are each answered with numbers, all of them finite, in whole sentences', () => {
    for (const name of QUESTION_NAMES) {
      const text = QUESTIONS[name].answer(runFor(name));
      expect([name, text]).toEqual([
        name,
        expect.not.stringMatching(/NaN|undefined|null|Infinity|10³⁰⁸|(?<!\d)–(?!\d)|\[object/),
      ]);
      expect(text).toMatch(/\d/);
      expect(text).toMatch(/^[^a-z].*\.$/);
    }
  });
});

describe('a question that is opened', () => {
  it('is asked, at step 0 of its run, in the lab, with nothing beside the run but what it needs', () => {
    const none = { linearised: false, flow: false, slides: false, sharpness: false, pins: [] };
    fc.assert(
      fc.property(states, fc.constantFrom(...QUESTION_NAMES), (before, name) => {
        const after = link.changed(before, questionPatch(name));
        const { run, steps, beside } = QUESTIONS[name];
        expect(after.page).toEqual({ ...before.page, view: 'lab' });
        expect([after.run, after.clock]).toEqual([run, { steps, step: 0 }]);
        const { presented } = labSlice.of(before);
        expect(labSlice.of(after)).toEqual({
          ...none,
          ...beside,
          question: name,
          asked: true,
          enlarged: null,
          presented,
        });
      }),
      runs(200),
    );
  });

  it.each(QUESTION_NAMES)(
    '%s: has a link that opens it, without repairs, in at most 400 characters',
    (name) => {
      const state = opened(name);
      const query = link.serialise(state);
      expect(query.length).toBeLessThanOrEqual(400);
      expect(link.parse(query)).toEqual({ inputs: state, repairs: [] });
      const { run, clock } = link.parse(query).inputs;
      expect(runOf(run, clock.steps)).toEqual(runFor(name));
    },
  );
});

describe('the run of a question', () => {
  it('is known again, also as another object and from its link', () => {
    for (const name of QUESTION_NAMES) {
      const { run, steps } = QUESTIONS[name];
      expect(isRunOf(name, run, steps)).toBe(true);
      expect(isRunOf(name, structuredClone(run), steps)).toBe(true);
      expect(isRunOf(name, link.parse(link.serialise(opened(name))).inputs.run, steps)).toBe(true);
    }
  });

  it('is another after any change', () => {
    const given = (output: number, ntk: number) => ({ kind: 'given', output, ntk }) as const;
    for (const name of QUESTION_NAMES) {
      const { run, steps } = QUESTIONS[name];
      const { rate, width, target, seed, outputScale, start } = run;
      if (start.kind !== 'given') throw new Error(`${name} starts nowhere`);
      const changes: Partial<Setting>[] = [
        { rate: { ...rate, value: rate.value + 1e-9 } },
        { rate: { kind: rate.kind === 'c' ? 'eta' : 'c', value: rate.value } },
        { width: width + 1 },
        { target: target + 0.05 },
        { seed: seed + 1 },
        { outputScale: 2 * outputScale },
        { start: { kind: 'seed' } },
        { start: given(start.output + 0.01, start.ntk) },
        { start: given(start.output, start.ntk * 1.01) },
      ];
      for (const change of changes)
        expect([name, change, isRunOf(name, { ...run, ...change }, steps)]).toEqual([name, change, false]);
      for (const other of [steps - 1, steps + 1]) expect(isRunOf(name, run, other)).toBe(false);
      for (const other of QUESTION_NAMES) expect(isRunOf(other, run, steps)).toBe(other === name);
    }
  });

  it('is no run that anybody else might set', () => {
    fc.assert(
      fc.property(settings, fc.constantFrom(...QUESTION_NAMES), (setting, name) => {
        expect(isRunOf(name, setting, QUESTIONS[name].steps)).toBe(false);
      }),
    );
  });
});
