import { formatNumber } from '../../charts/scales.ts';
import type { Setting } from '../../core/model/setting.ts';
import { eventsOf, termsAt } from '../../core/theory/events.ts';
import type { Guess } from '../../panels/guess.ts';
import { type Run, runOf } from '../../panels/run.ts';
import { guessText } from '../../panels/words/guessText.ts';
import { near, percent } from '../../panels/words/numbers.ts';
import { landingKernel } from '../../panels/words/verdictText.ts';
import type { Patch } from '../../state/inputs.ts';
import { runSlice } from '../../state/run.ts';
import { first, firstFactor, moved, path, peak, rises, times } from './answering.ts';
import { QUESTION_NAMES, type QuestionName } from './sequence.ts';
import { type LabInputs, labSlice } from './slice.ts';

/** The questions of the lab: each opens a run, asks what becomes of it, and answers with the numbers of that run. */

export interface Question {
  /** To be thought about before looking. */
  readonly asks: string;
  readonly run: Setting;
  readonly steps: number;
  /** What is drawn beside the run once it is shown. */
  readonly beside: Partial<Pick<LabInputs, 'linearised' | 'flow' | 'slides' | 'sharpness' | 'pins'>>;
  /** The answer, computed from the run. */
  answer(run: Run): string;
}

const rate = (value: number) => ({ kind: 'c', value }) as const;
const eta = (value: number) => ({ kind: 'eta', value }) as const;
const given = (output: number, ntk: number) => ({ kind: 'given', output, ntk }) as const;
const runWith = (parts: Partial<Setting>): Setting => ({ ...runSlice.initial, ...parts });

const WIDTHS = runWith({ rate: rate(2.5), width: 1000 });

export const QUESTIONS: Readonly<Record<QuestionName, Question>> = {
  'below-2': {
    asks: 'Below c = 2. How far will λ move while the network learns?',
    run: runWith({ rate: rate(1.2) }),
    steps: 15,
    beside: { linearised: true },
    answer: (run) =>
      `Hardly: λ ${path(run)}, ${moved(run)}. The network learns as its linearised model does, which is what “lazy” means.`,
  },
  climb: {
    asks: 'Between 2 and 4 the first steps overshoot, and each is larger. What stops the climb?',
    run: runWith({ rate: rate(2.6) }),
    steps: 25,
    beside: {},
    answer: (run) => {
      const { peak: top } = eventsOf(run.trajectory);
      const { bend } = termsAt(run.trajectory, top ?? 0);
      return `The climb itself. λ changes by (ηλ − 4)·ηΔf²/n a step, so a large Δf drives it down while ηλ < 4: ${path(run)}. At the peak η²Δf²/n = ${near(bend)} also shrinks the factor 1 − ηλ + η²Δf²/n.`;
    },
  },
  'near-2': {
    asks: 'Each step is 5 % larger than the last. How long until the throw, and how far does it go?',
    run: runWith({ rate: rate(2.05) }),
    steps: 250,
    beside: {},
    answer: (run) =>
      `Loss ${first(run)} → ${peak(run)}, ${times(run)}-fold: λ is below 2/η once it has fallen by ${percent(1 - 2 / (run.trajectory.curvature[0] ?? 2))}, for which a small climb is enough.`,
  },
  'large-f': {
    asks: 'c is above 2 and the network is wide, but f₀ is large. Must the loss rise?',
    run: runWith({ rate: rate(2.2), start: given(14.37, 2) }),
    steps: 15,
    beside: {},
    answer: (run) =>
      `No. The first step multiplies Δf by 1 − c + η²f₀²/n = ${firstFactor(run)}, and λ falls at once: ${path(run)}. The threshold 2 is for small η|f₀|/√n.`,
  },
  narrow: {
    asks: 'c is above 2, with four neurons only. Must the loss rise at the first step?',
    run: runWith({ rate: rate(2.3), width: 4, start: given(1.7, 2) }),
    steps: 30,
    beside: {},
    answer: (run) =>
      `No. The first step multiplies Δf by ${firstFactor(run)}. Yet it is not lazy: λ ${path(run)}, down ${moved(run)}.`,
  },
  'near-4': {
    asks: 'Almost at the edge. Will it land, and where?',
    run: runWith({ rate: rate(3.9) }),
    steps: 60,
    beside: {},
    answer: (run) =>
      `Loss ${first(run)} → ${peak(run)}; λ ${path(run)}, almost the origin. Near 4 a little more or less of c moves the landing far: try it.`,
  },
  four: {
    asks: 'At c = 4 λ cannot fall any more. What can the residual do?',
    run: runWith({ rate: rate(4), width: 64 }),
    steps: 120,
    beside: {},
    answer: (run) =>
      `λ changes by (ηλ − 4)·ηΔf²/n, which is 0: ηλ stays 4. With ηΔf/√n = 2cos θ a step triples θ, so the loss stays below ${near((2 * run.problem.width) / run.problem.learningRate ** 2)} and never repeats.`,
  },
  'above-4': {
    asks: 'Just past the edge. Does anything hold it?',
    run: runWith({ rate: rate(4.2) }),
    steps: 15,
    beside: {},
    answer: ({ trajectory }) =>
      `Nothing: with ηλ > 4 a large Δf drives λ up, which makes Δf larger still. After step ${trajectory.end} the numbers are beyond what a computer can hold.`,
  },
  widths: {
    asks: 'A million neurons, or 1,000 (pinned): whose peak is higher, and whose later?',
    run: runWith({ rate: rate(2.5), width: 1_000_000 }),
    steps: 50,
    beside: { pins: [WIDTHS] },
    answer: (run) => {
      const narrow = runOf(WIDTHS, 50);
      return `The wider one’s, both: ${peak(run)}, against ${peak(narrow)}: the climb ends once Δf²/n is no longer small. They land alike, λ ${near(landingKernel(run))} and ${near(landingKernel(narrow))}.`;
    },
  },
  alpha: {
    asks: 'Output scale α = 100, c = 1, f₀ = 0. How far does λ move?',
    run: runWith({ rate: rate(1), width: 64, target: 1, outputScale: 100, start: given(0, 2) }),
    steps: 10,
    beside: {},
    answer: (run) =>
      `By ${moved(run)}. The target is y/α = ${near(run.problem.target)}, so that the weights have little to do: large α is lazy here.`,
  },
  'alpha-3': {
    asks: 'The same large α, but c = 3. Is it still lazy?',
    run: runWith({ rate: rate(3), width: 64, target: 1, outputScale: 100, start: given(0, 2) }),
    steps: 80,
    beside: {},
    answer: (run) =>
      `No: λ ${path(run)}, down ${moved(run)}. Above 2 the residual grows until Δf²/n is no longer small, however small it was; α only delays the peak, here to step ${run.verdict.peakStep}.`,
  },
  'alpha-f': {
    asks: 'c = 1 and α = 100 again, but f₀ = 3 with 16 neurons. Does λ stay?',
    run: runWith({ rate: rate(1), width: 16, target: 1, outputScale: 100, start: given(3, 2) }),
    steps: 25,
    beside: { flow: true },
    answer: (run) =>
      `No: λ ${path(run)}, down ${moved(run)}. Training must bring f from ${near(run.problem.start.output)} to ${near(run.problem.target)} whatever α is; only f₀ = 0 makes large α lazy.`,
  },
  rises: {
    asks: 'c = 3.8 with 64 neurons. How many times does the loss rise?',
    run: runWith({ rate: rate(3.8), width: 64, start: given(0.42, 2) }),
    steps: 25,
    beside: {},
    answer: (run) =>
      `${formatNumber(rises(run))} times. A throw can overshoot the strip where the loss falls and come back to where it rises; up to c = 3.4 that cannot happen (y = 0).`,
  },
  'flow-2': {
    asks: 'c = 1.5, but gradient flow would end at ηλ above 2. Where does descent go?',
    run: runWith({ rate: rate(1.5), width: 16, target: 4.8, start: given(0, 2) }),
    steps: 40,
    beside: { flow: true },
    answer: (run) =>
      `ηλ rises past 2 to ${near(Math.max(...run.trajectory.curvature.subarray(0, run.trajectory.end + 1)))}, is driven back and ends at ${near(run.verdict.finalCurvature)}, below 2: descent cannot stay where flow goes.`,
  },
  sharp: {
    asks: 'The top Hessian eigenvalue is above 2/η, λ is below. Does the loss rise?',
    run: runWith({ rate: rate(1.9), width: 16, start: given(3, 2) }),
    steps: 25,
    beside: { sharpness: true },
    answer: ({ trajectory, ...run }) =>
      `No. η·sharpness is ${near((trajectory.sharpness[0] ?? 0) * trajectory.learningRate)}, ηλ ${near(trajectory.curvature[0] ?? 0)}, and the loss falls at once. Away from a minimum neither is a rule; there they are the same, ${near(run.verdict.finalCurvature)}.`,
  },
  'label-4': {
    asks: 'With this target every minimum has ηλ above 2. Where can the run go?',
    run: runWith({ rate: eta(1.15), width: 16, target: 4, start: given(0.5, 1) }),
    steps: 120,
    beside: {},
    answer: ({ verdict, trajectory: { loss, end } }) =>
      `Nowhere to rest: it ends in a cycle of ${verdict.period ?? 'many'} steps, with loss ${near(loss[end - 1] ?? 0)} and ${near(loss[end] ?? 0)} in turn.`,
  },
  larger: {
    asks: 'The same target with a larger rate, η = 1.5 in place of 1.15. Will it repeat?',
    run: runWith({ rate: eta(1.5), width: 16, target: 4, start: given(0.5, 1) }),
    steps: 120,
    beside: {},
    answer: ({ verdict: { lyapunov } }) =>
      `Never. Two starts a hair apart part ${formatNumber(Math.exp(lyapunov ?? 0), 2)}-fold a step, and yet neither can escape.`,
  },
  'label-8': {
    asks: 'c is only 2.4. What does a far target change?',
    run: runWith({ rate: eta(1.2), width: 16, target: 8, start: given(0.5, 2) }),
    steps: 10,
    beside: {},
    answer: ({ verdict: { fate } }) =>
      `It diverges. What counts is η|y|/√n = ${near(Math.abs(fate.scaledTarget))}: above 1 no minimum is stable, above 2 nothing holds the run. The rate that trains ends at c = ${near(fate.maxCurvature)}.`,
  },
  slides: {
    asks: 'Lecture slides often write Δf² where f·Δf belongs. With a target of 3, does it show?',
    run: runWith({ rate: rate(3), width: 64, target: 3, start: given(0.5, 1.5) }),
    steps: 40,
    beside: { slides: true },
    answer: (run) =>
      `From the first step on: the exact run falls to λ = ${near(landingKernel(run))}, the slides’ form goes its own way. λ first rises above 4/η and still converges, since for y ≠ 0 the edge is not ηλ = 4. At y = 0 the two are the same.`,
  },
};

/** Opens a question with its outcome hidden. */
export function questionPatch(name: QuestionName): Patch {
  const { run, steps, beside } = QUESTIONS[name];
  const { linearised, flow, slides, sharpness, pins } = labSlice.initial;
  return {
    // Of plain descent.
    run: { knobs: undefined, ...run },
    clock: { steps, step: 0 },
    page: { view: labSlice.name },
    ...labSlice.patch({
      linearised,
      flow,
      slides,
      sharpness,
      pins,
      ...beside,
      enlarged: null,
      question: name,
      asked: true,
    }),
  };
}

const KEYS = new Map(
  QUESTION_NAMES.map((name) => [name, JSON.stringify(runSlice.write(QUESTIONS[name].run))]),
);

/** Whether a run is still that of its question, so that the answer is about it. */
export const isRunOf = (name: QuestionName, run: Setting, steps: number): boolean =>
  steps === QUESTIONS[name].steps && JSON.stringify(runSlice.write(run)) === KEYS.get(name);

/** The answer to a question, after what was expected. */
export const answerText = (name: QuestionName, guess: Guess, run: Run): string =>
  `${guessText(guess, run)} ${QUESTIONS[name].answer(run)}`;
