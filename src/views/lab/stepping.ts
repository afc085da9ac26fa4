import { playheadOf } from '../../panels/playhead.ts';
import { runOf } from '../../panels/run.ts';
import type { Store } from '../../state/store.ts';
import { type QuestionName, questionBeside } from './sequence.ts';
import { labSlice } from './slice.ts';

/** What a clicker does: through the sequence, question by question, each first asked and then shown. */

/** Opens a question, at rest. */
export async function openQuestion(store: Store, name: QuestionName): Promise<void> {
  const { questionPatch } = await import('./questions.ts');
  playheadOf(store).play(false);
  store.change(questionPatch(name), 'gesture');
}

/** On: a question starts to play, one that plays is shown to its end, one that is shown gives way to the next. */
export function stepOn(store: Store): void {
  const { question, asked } = labSlice.of(store.inputs.getState());
  const playhead = playheadOf(store);
  if (asked && playhead.state().playing) reveal(store);
  else if (asked) playhead.play(true);
  else {
    const next = questionBeside(question, 1);
    if (next !== null) void openQuestion(store, next);
  }
}

/** Back: what is shown is asked again, and what is asked gives way to the question before. */
export function stepBack(store: Store): void {
  const { question, asked } = labSlice.of(store.inputs.getState());
  if (question === null) return;
  const before = asked ? questionBeside(question, -1) : question;
  if (before !== null) void openQuestion(store, before);
}

/** Shows the whole run: from its start again, where it was left half way. */
export function reveal(store: Store, step = 0): void {
  playheadOf(store).play(false);
  store.change({ clock: { step }, ...labSlice.patch({ asked: false }) }, 'gesture');
}

/** The last step of the page's run that there is to show. */
export function lastStep(store: Store): number {
  const { run, clock } = store.inputs.getState();
  return Math.max(0, runOf(run, clock.steps).trajectory.end);
}
