import { edgeOutput, maxOutput, outermost } from '../core/model/problem.ts';
import { type Knobs, RANGES, type Rate, type Setting, type StartChoice } from '../core/model/setting.ts';
import { clamped, type RealField, real, whole } from './fields.ts';
import { decimal } from './query.ts';
import { type Reader, type Slice, type Written, written } from './slice.ts';

/** The run: learning rate, width, target, start, output scale, momentum and warmup. */

/** Digits of what nobody sets more finely: links stay short. */
const rough = (field: RealField): RealField => ({ ...field, digits: 3, least: 0.01 });

/** Its keys; a run has c or eta, and a start given by f0 and lambda0 or by a seed. */
export const RUN_FIELDS = {
  c: real(RANGES.c, 2.6, 'learning rate as c = ηλ₀'),
  eta: real(RANGES.eta, 1, 'or: the learning rate η itself'),
  n: whole(RANGES.width, 1000, 'width'),
  y: real(RANGES.target, 0, 'target'),
  seed: whole(RANGES.seed, 1, 'random weights of this seed; beside f0 and lambda0, of the neurons drawn'),
  f0: real(RANGES.output, 1, 'or: a start by its output, |f0| ≤ lambda0·√n/2'),
  lambda0: real(RANGES.ntk, 2, 'and its kernel'),
  alpha: real(RANGES.outputScale, 1, 'output scale: the target is y/α'),
  beta: rough(real(RANGES.momentum, 0, 'momentum β')),
  ramp: whole(RANGES.warmupSteps, 0, 'warmup: steps over which the learning rate rises to its own value'),
  from: rough(real(RANGES.warmupFrom, 1, 'and the c from which it does')),
} as const;
const F = RUN_FIELDS;

const GIVEN = { kind: 'given', output: F.f0.fallback, ntk: F.lambda0.fallback } as const;

export const runSlice: Slice<Setting> = {
  name: 'run',
  fields: RUN_FIELDS,
  /** A catapult. */
  initial: {
    rate: { kind: 'c', value: F.c.fallback },
    width: F.n.fallback,
    target: F.y.fallback,
    seed: F.seed.fallback,
    start: GIVEN,
    outputScale: F.alpha.fallback,
  },
  read(keys) {
    const width = keys.value('n', F.n);
    return {
      rate: rateFrom(keys),
      width,
      target: keys.value('y', F.y),
      seed: keys.value('seed', F.seed),
      start: startFrom(keys, width),
      outputScale: keys.value('alpha', F.alpha),
      ...withKnobs(knobsFrom(keys)),
    };
  },
  write({ rate, width, target, seed, start, outputScale, knobs }) {
    return [
      ...(rate.kind === 'c' ? written('c', F.c, rate.value) : ([['eta', decimal(rate.value)]] as const)),
      ...written('n', F.n, width),
      ...written('y', F.y, target),
      ...startKeys(start, seed, width),
      ...written('alpha', F.alpha, outputScale),
      ...knobKeys(knobs),
    ];
  },
  sound({ rate, width, target, seed, start, outputScale, knobs }, before) {
    const given = before.start.kind === 'given' ? before.start : GIVEN;
    return {
      rate: { kind: rate.kind, value: clamped(F[rate.kind], rate.value, before.rate.value) },
      width: clamped(F.n, width, before.width),
      target: clamped(F.y, target, before.target),
      seed: clamped(F.seed, seed, before.seed),
      start:
        start.kind === 'seed'
          ? start
          : {
              kind: 'given',
              output: clamped(F.f0, start.output, given.output),
              ntk: clamped(F.lambda0, start.ntk, given.ntk),
            },
      outputScale: clamped(F.alpha, outputScale, before.outputScale),
      ...withKnobs(soundKnobs(knobs, before.knobs)),
    };
  },
};

/** Plain gradient descent. */
export const PLAIN: Knobs = {
  momentum: F.beta.fallback,
  warmup: { steps: F.ramp.fallback, from: F.from.fallback },
};

/** What a setting has of knobs: nothing where they do nothing, and no start of a warmup of no steps. */
export function withKnobs({ momentum, warmup }: Knobs): Pick<Setting, 'knobs'> {
  if (momentum === 0 && warmup.steps === 0) return {};
  return { knobs: { momentum, warmup: warmup.steps === 0 ? PLAIN.warmup : warmup } };
}

function knobsFrom(keys: Reader): Knobs {
  const steps = keys.value('ramp', F.ramp);
  const from = keys.text('from');
  if (steps === 0 && from !== undefined) keys.repair('from', from, 'ignored', 'with ramp above 0');
  return {
    momentum: keys.value('beta', F.beta),
    warmup: { steps, from: steps === 0 ? F.from.fallback : keys.value('from', F.from) },
  };
}

const knobKeys = ({ momentum, warmup }: Knobs = PLAIN): Written[] => [
  ...written('beta', F.beta, momentum),
  ...written('ramp', F.ramp, warmup.steps),
  ...written('from', F.from, warmup.from),
];

const soundKnobs = ({ momentum, warmup }: Knobs = PLAIN, before: Knobs = PLAIN): Knobs => ({
  momentum: clamped(F.beta, momentum, before.momentum),
  warmup: {
    steps: clamped(F.ramp, warmup.steps, before.warmup.steps),
    from: clamped(F.from, warmup.from, before.warmup.from),
  },
});

function rateFrom(keys: Reader): Rate {
  const eta = keys.text('eta');
  if (eta !== undefined && keys.has('c')) keys.repair('eta', eta, 'ignored', 'c or eta, not both');
  return eta === undefined || keys.has('c')
    ? { kind: 'c', value: keys.value('c', F.c) }
    : { kind: 'eta', value: keys.value('eta', F.eta) };
}

/** f0 and lambda0 make a given start; a seed alone makes random weights; nothing makes the opening start. */
function startFrom(keys: Reader, width: number): StartChoice {
  const f0 = keys.text('f0');
  if (f0 === undefined && !keys.has('lambda0')) return keys.has('seed') ? { kind: 'seed' } : GIVEN;
  if (!keys.has('lambda0')) keys.repair('lambda0', 'missing', GIVEN.ntk, 'given together with f0');
  if (f0 === undefined) keys.repair('f0', 'missing', 0, 'given together with lambda0');
  const ntk = keys.value('lambda0', F.lambda0);
  // An f0 that is no number, or not there, is none: not that of the opening start beside another kernel.
  const output = keys.value('f0', { ...F.f0, fallback: 0 });
  if (Math.abs(output) <= outermost(ntk, width)) return { kind: 'given', output, ntk };
  const nearest = Math.sign(output) * Math.min(edgeOutput(ntk, width), F.f0.max);
  keys.repair('f0', f0 ?? '', nearest, `|f0| at most lambda0·√n/2 = ${decimal(maxOutput(ntk, width))}`);
  return { kind: 'given', output: nearest, ntk };
}

function startKeys(start: StartChoice, seed: number, width: number): Written[] {
  if (start.kind === 'seed') return [['seed', decimal(seed)]];
  if (start.output === GIVEN.output && start.ntk === GIVEN.ntk && seed === F.seed.fallback) return [];
  // A start that the width has pushed to the edge of the cone is written as the run has it, so that no link of this page needs a repair.
  const output =
    Math.abs(start.output) > outermost(start.ntk, width)
      ? Math.sign(start.output) * edgeOutput(start.ntk, width)
      : start.output;
  return [...written('seed', F.seed, seed), ['f0', decimal(output)], ['lambda0', decimal(start.ntk)]];
}
