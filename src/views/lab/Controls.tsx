import { memo, useCallback, useMemo } from 'react';
import { formatNumber } from '../../charts/scales.ts';
import { NumberField } from '../../controls/NumberField.tsx';
import { Segmented } from '../../controls/Segmented.tsx';
import { Slider } from '../../controls/Slider.tsx';
import { Toggle } from '../../controls/Toggle.tsx';
import { maxOutput } from '../../core/problem.ts';
import { type Inputs, LIMITS } from '../../state/inputs.ts';
import { change, useLab } from '../../state/store.ts';
import type { Run } from './derive.ts';
import { PHASES } from './phases.ts';

type How = 'drag' | 'gesture';
type Patch = Partial<Inputs>;

/** A setter for one input, stable across renders so that the sliders' memo holds. */
const setter =
  (patchOf: (value: number) => Patch) =>
  (value: number, how: How): void =>
    change(patchOf(value), how);
const setWidth = setter((width) => ({ width }));
const setTarget = setter((target) => ({ target }));
const setScale = setter((outputScale) => ({ outputScale }));
const setSteps = setter((steps) => ({ steps }));

/** Changes one number of a given start. */
const setOutput = (output: number, how: How): void => changeStart({ output }, how);
const setKernel = (ntk: number, how: How): void => changeStart({ ntk }, how);
function changeStart(patch: { output?: number; ntk?: number }, how: How): void {
  const { start } = useLab.getState().inputs;
  if (start.kind === 'given') change({ start: { ...start, ...patch } }, how);
}

const F0_TRACK = 5;
const C_TRACK = 6;
/** Longer runs, up to 100,000 steps, are typed: over their length a drag could not keep up with the frames. */
const STEPS_TRACK = 10_000;

/** The learning rate as c = ηλ₀ or as η, with the thresholds and the exact limit of the present start on the track. */
export const RateControl = memo(function RateControl({
  inputs,
  run,
}: {
  readonly inputs: Inputs;
  readonly run: Run;
}) {
  const { kind, value } = inputs.rate;
  const ntk = run.problem.start.ntk;
  const unit = kind === 'c' ? 1 : 1 / ntk;
  const { fate, phase } = run.verdict;
  const onChange = useCallback(
    (next: number, how: How) => change({ rate: { kind, value: next } }, how),
    [kind],
  );
  const onKind = useCallback(
    (next: string) => {
      const other = next === 'c' ? run.problem.learningRate * ntk : run.problem.learningRate;
      change({ rate: { kind: next === 'c' ? 'c' : 'eta', value: Number(other.toPrecision(12)) } }, 'gesture');
    },
    [run.problem.learningRate, ntk],
  );
  // In units of c, then of the track: η = c/λ₀.
  const limit = fate.maxCurvature * unit;
  const label = fate.limits.label * ntk * unit;
  const edge = fate.limits.edge * ntk * unit;
  const marks = useMemo(() => {
    const [two, four, most] = kind === 'c' ? ['2', '4', 'c_max'] : ['2/λ₀', '4/λ₀', 'η_max'];
    if (Math.abs(limit / unit - 4) < 1e-6)
      return [
        { value: 2 * unit, label: two },
        { value: limit, label: `${four} = ${most}` },
      ];
    return [
      { value: 2 * unit, label: two },
      { value: limit, label: most },
      { value: 4 * unit, label: four },
    ];
  }, [unit, limit, kind]);
  const segments = useMemo(() => rateSegments(2 * unit, label, edge, C_TRACK * unit), [unit, label, edge]);
  return (
    <div className="rate-control">
      <Slider
        label="Learning rate"
        symbol={kind === 'c' ? 'c = ηλ₀' : 'η'}
        min={0.01 * unit}
        max={C_TRACK * unit}
        step={kind === 'c' ? 0.01 : undefined}
        limits={LIMITS[kind]}
        value={value}
        marks={marks}
        segments={segments}
        valueText={`${formatNumber(value)}, ${PHASES[phase].word.toLowerCase()}`}
        onChange={onChange}
      />
      <div className="rate-line">
        <Segmented label="Learning rate as" options={RATE_KINDS} value={kind} onChange={onKind} />
        <output className="derived">
          {kind === 'c'
            ? `η = ${formatNumber(run.problem.learningRate)}`
            : `c = ηλ₀ = ${formatNumber(run.trajectory.curvature[0] ?? 0)}`}
        </output>
      </div>
    </div>
  );
});

/** Along the balanced attractor chaos first sets in at this |w|; docs/model.md, "Phases". */
const FIRST_CHAOS = 1.3025;

/** The phases along the track: `rise` is the threshold 2, `label` and `edge` the two limits of the closed form. */
function rateSegments(rise: number, label: number, edge: number, end: number) {
  const trained = Math.min(label, edge, end);
  const cyclic = Math.min(FIRST_CHAOS * label, edge, end);
  const bounded = Math.min(2 * label, edge, end);
  return [
    { from: 0, to: Math.min(rise, trained), className: 'segment-lazy' },
    { from: Math.min(rise, trained), to: trained, className: 'segment-catapult' },
    { from: trained, to: Math.max(trained, cyclic), className: 'segment-periodic' },
    { from: Math.max(trained, cyclic), to: Math.max(trained, bounded), className: 'segment-chaotic' },
    { from: Math.max(trained, bounded), to: end, className: 'segment-divergent' },
  ];
}

const RATE_KINDS = [
  { value: 'c', label: 'c' },
  { value: 'eta', label: 'η' },
] as const;
const START_KINDS = [
  { value: 'seed', label: 'random weights' },
  { value: 'given', label: 'given f₀, λ₀' },
] as const;

/** Everything else a run depends on: width, target, start, output scale, steps; and the comparison curves. */
export const Controls = memo(function Controls({
  inputs,
  run,
}: {
  readonly inputs: Inputs;
  readonly run: Run;
}) {
  return (
    <div className="controls">
      <Slider
        label="Width"
        symbol="n"
        min={1}
        max={2 ** 20}
        scale="log"
        integer
        limits={LIMITS.width}
        value={inputs.width}
        valueText={`${formatNumber(inputs.width)} neurons`}
        onChange={setWidth}
      />
      <Slider
        label="Target"
        symbol="y"
        min={-10}
        max={10}
        step={0.05}
        limits={LIMITS.target}
        value={inputs.target}
        valueText={formatNumber(inputs.target)}
        onChange={setTarget}
      />
      <StartControl inputs={inputs} run={run} />
      <Slider
        label="Output scale"
        symbol="α"
        min={0.1}
        max={100}
        scale="log"
        limits={LIMITS.outputScale}
        value={inputs.outputScale}
        valueText={formatNumber(inputs.outputScale)}
        onChange={setScale}
      />
      <Slider
        label="Steps"
        symbol="T"
        min={10}
        max={STEPS_TRACK}
        scale="log"
        integer
        limits={LIMITS.steps}
        value={inputs.steps}
        valueText={`${formatNumber(inputs.steps)} steps`}
        onChange={setSteps}
      />
      <fieldset className="comparisons">
        <legend>Compare with</legend>
        <Toggle
          label="linearised (lazy) model"
          checked={inputs.ghost}
          onChange={(ghost) => change({ ghost }, 'gesture')}
        />
        <Toggle
          label="gradient flow"
          checked={inputs.flow}
          onChange={(flow) => change({ flow }, 'gesture')}
        />
        <Toggle
          label="the slides’ form"
          checked={inputs.slides}
          onChange={(slides) => change({ slides }, 'gesture')}
        />
        {inputs.slides && (
          <p className="hint">
            The lecture’s formulas have Δf² where the exact step has f·Δf: exact at y = 0 only.
          </p>
        )}
      </fieldset>
    </div>
  );
});

function StartControl({ inputs, run }: { readonly inputs: Inputs; readonly run: Run }) {
  const { start, width } = inputs;
  const { output, ntk } = run.problem.start;
  // A track of outputs that networks of this width and kernel have, and of ordinary size.
  const reach = Math.min(F0_TRACK, maxOutput(ntk, width));
  const onKind = (kind: string) =>
    change(
      {
        start:
          kind === 'seed'
            ? { kind: 'seed' }
            : { kind: 'given', output: Number(output.toPrecision(4)), ntk: Number(ntk.toPrecision(4)) },
      },
      'gesture',
    );
  return (
    <fieldset className="start-control">
      <legend>Start</legend>
      <Segmented label="Start from" options={START_KINDS} value={start.kind} onChange={onKind} />
      {start.kind === 'seed' ? (
        <div className="start-line">
          <NumberField
            label="Seed"
            value={inputs.seed}
            limits={LIMITS.seed}
            onCommit={(seed) => change({ seed }, 'gesture')}
          />
          <button type="button" onClick={() => change({ seed: (inputs.seed + 1) % 2 ** 32 }, 'gesture')}>
            New weights
          </button>
          <output className="derived">
            f₀ = {formatNumber(output, 3)}, λ₀ = {formatNumber(ntk, 3)}
          </output>
        </div>
      ) : (
        <>
          <Slider
            compact
            label="Initial output"
            symbol="f₀"
            min={-reach}
            max={reach}
            limits={LIMITS.f0}
            check={(f0) =>
              Math.abs(f0) > maxOutput(start.ntk, width)
                ? `At width ${formatNumber(width)} and λ₀ = ${formatNumber(start.ntk)}, |f₀| is at most λ₀√n/2 = ${formatNumber(maxOutput(start.ntk, width))}.`
                : null
            }
            value={start.output}
            valueText={formatNumber(start.output)}
            onChange={setOutput}
          />
          <Slider
            compact
            label="Initial NTK"
            symbol="λ₀"
            min={0.1}
            max={10}
            scale="log"
            limits={LIMITS.lambda0}
            check={(lambda0) =>
              Math.abs(start.output) > maxOutput(lambda0, width)
                ? `With f₀ = ${formatNumber(start.output)} at width ${formatNumber(width)}, λ₀ is at least 2|f₀|/√n = ${formatNumber((2 * Math.abs(start.output)) / Math.sqrt(width))}.`
                : null
            }
            value={start.ntk}
            valueText={formatNumber(start.ntk)}
            onChange={setKernel}
          />
          {run.limited && (
            <p className="hint" role="status">
              At width {formatNumber(width)} no network has f₀ = {formatNumber(start.output)}; the run starts
              from the nearest, {formatNumber(output)}.
            </p>
          )}
        </>
      )}
    </fieldset>
  );
}
