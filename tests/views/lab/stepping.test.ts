import { describe, expect, it } from 'vitest';
import { link } from '../../../src/app/views.ts';
import { playheadOf } from '../../../src/panels/playhead.ts';
import { makeStore, type Store } from '../../../src/state/store.ts';
import { QUESTIONS, questionPatch } from '../../../src/views/lab/questions.ts';
import { QUESTION_NAMES, type QuestionName } from '../../../src/views/lab/sequence.ts';
import { labSlice } from '../../../src/views/lab/slice.ts';
import { lastStep, reveal, stepBack, stepOn } from '../../../src/views/lab/stepping.ts';

/** What stands over the stage: the question, whether it is asked, whether time goes on. */
function at(store: Store) {
  const { question, asked } = labSlice.of(store.inputs.getState());
  return [question, asked ? 'asked' : 'shown', playheadOf(store).state().playing];
}

/** After an act that loads a question: until it is there. */
function opened(store: Store, act: (store: Store) => void): Promise<void> {
  return new Promise((resolve) => {
    const stop = store.onChange(() => {
      stop();
      resolve();
    });
    act(store);
  });
}

/** After what an act might have loaded would be there. */
async function settled() {
  await import('../../../src/views/lab/questions.ts');
  await new Promise((resolve) => setTimeout(resolve));
}

const open = (name: QuestionName) => {
  const store = makeStore(link);
  store.change(questionPatch(name), 'gesture');
  return store;
};
const isItsRun = (store: Store, name: QuestionName) => {
  const { run, clock } = store.inputs.getState();
  expect([run, clock]).toEqual([QUESTIONS[name].run, { steps: QUESTIONS[name].steps, step: 0 }]);
};

describe('a clicker', () => {
  it('walks on through ten questions, each asked, played and shown, and back through them, each asked', async () => {
    const store = makeStore(link);
    const walk = QUESTION_NAMES.slice(0, 10);
    for (const name of walk) {
      await opened(store, stepOn);
      expect(at(store)).toEqual([name, 'asked', false]);
      isItsRun(store, name);
      stepOn(store);
      expect(at(store)).toEqual([name, 'asked', true]);
      playheadOf(store).advance(3);
      stepOn(store);
      expect(at(store)).toEqual([name, 'shown', false]);
    }
    // What is shown is asked again first, then comes the one before.
    for (const name of [...walk].reverse()) {
      await opened(store, stepBack);
      expect(at(store)).toEqual([name, 'asked', false]);
      isItsRun(store, name);
    }
  });

  it('ends at the last question, back at the first, and begins with the first', async () => {
    const last = open('slides');
    reveal(last);
    stepOn(last);
    const first = open('below-2');
    stepBack(first);
    const none = makeStore(link);
    stepBack(none);
    await settled();
    expect([at(last), at(first), at(none)]).toEqual([
      ['slides', 'shown', false],
      ['below-2', 'asked', false],
      [null, 'shown', false],
    ]);
    await opened(none, stepOn);
    expect(at(none)).toEqual(['below-2', 'asked', false]);
  });

  it('shows at once what has been played to its end', () => {
    const store = open('climb');
    playheadOf(store).play(true);
    reveal(store);
    expect(at(store)).toEqual(['climb', 'shown', false]);
    reveal(store);
    expect(at(store)).toEqual(['climb', 'shown', false]);
  });

  it('makes one entry in the history a question', async () => {
    const store = makeStore(link);
    const acts: string[] = [];
    store.onChange((_, how) => acts.push(how));
    await opened(store, stepOn);
    stepOn(store);
    stepOn(store);
    await opened(store, stepBack);
    expect(acts).toEqual(['gesture', 'gesture', 'gesture']);
  });
});

describe('the last step there is to show', () => {
  it('is the last of the run, or its last finite one', () => {
    const store = makeStore(link);
    expect(lastStep(store)).toBe(60);
    store.change({ clock: { steps: 25 } }, 'gesture');
    expect(lastStep(store)).toBe(25);
    // The residual is cubed at every step once it is large: finite at step 11, squared no longer at 12.
    store.change({ run: { rate: { kind: 'c', value: 4.2 } } }, 'gesture');
    expect(lastStep(store)).toBe(11);
  });
});

it('a question opens at rest, whatever was playing', async () => {
  const store = open('climb');
  playheadOf(store).play(true);
  await opened(store, stepBack);
  expect(at(store)).toEqual(['below-2', 'asked', false]);
});
