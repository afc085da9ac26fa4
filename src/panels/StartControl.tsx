import { memo, useCallback, useMemo } from 'react';
import { formatNumber } from '../charts/scales.ts';
import { NumberField } from '../controls/NumberField.tsx';
import { Segmented } from '../controls/Segmented.tsx';
import { Slider } from '../controls/Slider.tsx';
import { maxOutput, outermost } from '../core/model/problem.ts';
import { RUN_FIELDS } from '../state/run.ts';
import type { How } from '../state/store.ts';
import { type Changes, useAsked, useRun, useScope } from './scope.tsx';
import { Explained } from './words/Explained.tsx';

const F0_TRACK = 5;
const SYMBOL = { output: <Explained text="f₀" />, ntk: <Explained text="λ₀" /> } as const;
const START_KINDS = [
  { value: 'seed', label: 'random weights' },
  { value: 'given', label: <Explained text="given f₀, λ₀" /> },
] as const;

/** Where the run starts: a seed's random weights, or an output and a kernel. */
export const StartControl = memo(function StartControl() {
  return (
    <fieldset className="start-control">
      <legend>Start</legend>
      <StartKind />
      <StartNumbers />
    </fieldset>
  );
});

function StartKind() {
  const { changes, run } = useScope();
  const { kind } = useAsked().setting.start;
  const onKind = useCallback(
    (next: 'seed' | 'given') => {
      const { output, ntk } = run().problem.start;
      const given = {
        kind: 'given',
        output: Number(output.toPrecision(4)),
        ntk: Number(ntk.toPrecision(4)),
      } as const;
      changes?.change({ start: next === 'seed' ? { kind: next } : given }, 'gesture');
    },
    [changes, run],
  );
  return <Segmented label="Start from" options={START_KINDS} value={kind} onChange={onKind} />;
}

function StartNumbers() {
  const { changes } = useScope();
  const { setting, problem, limited } = useRun();
  const { start, width, seed } = setting;
  const { output, ntk } = problem.start;
  return start.kind === 'seed' ? (
    <SeedLine seed={seed} output={output} ntk={ntk} changes={changes} />
  ) : (
    <GivenStart
      width={width}
      output={start.output}
      ntk={start.ntk}
      nearest={limited ? output : null}
      changes={changes}
    />
  );
}

interface SeedProps {
  readonly seed: number;
  /** What the seed gives at the run's width. */
  readonly output: number;
  readonly ntk: number;
  readonly changes: Changes | null;
}

const SeedLine = memo(function SeedLine({ seed, output, ntk, changes }: SeedProps) {
  const { max } = RUN_FIELDS.seed;
  return (
    <div className="start-line">
      <NumberField
        label="Seed"
        value={seed}
        limits={RUN_FIELDS.seed}
        onCommit={(next) => changes?.change({ seed: next }, 'gesture')}
      />
      <button type="button" onClick={() => changes?.change({ seed: (seed + 1) % (max + 1) }, 'gesture')}>
        New weights
      </button>
      <output className="derived">
        <Explained text={`f₀ = ${formatNumber(output, 3)}, λ₀ = ${formatNumber(ntk, 3)}`} />
      </output>
    </div>
  );
});

interface GivenProps {
  readonly width: number;
  readonly output: number;
  readonly ntk: number;
  /** The nearest output that a network of the width has, where it has not this one. */
  readonly nearest: number | null;
  readonly changes: Changes | null;
}

const GivenStart = memo(function GivenStart({ width, output, ntk, nearest, changes }: GivenProps) {
  const [setOutput, setKernel] = useMemo(() => {
    const set = (patch: { output?: number; ntk?: number }, how: How) =>
      changes?.change({ start: { kind: 'given', output, ntk, ...patch } }, how);
    return [
      (next: number, how: How) => set({ output: next }, how),
      (next: number, how: How) => set({ ntk: next }, how),
    ] as const;
  }, [changes, output, ntk]);
  // A track of outputs that networks of this width and kernel have, and of ordinary size.
  const reach = Math.min(F0_TRACK, maxOutput(ntk, width));
  return (
    <>
      <Slider
        compact
        label="Initial output"
        symbol={SYMBOL.output}
        min={-reach}
        max={reach}
        limits={RUN_FIELDS.f0}
        check={(f0) =>
          Math.abs(f0) > outermost(ntk, width)
            ? `At width ${formatNumber(width)} and λ₀ = ${formatNumber(ntk)}, |f₀| is at most λ₀√n/2 = ${formatNumber(maxOutput(ntk, width))}.`
            : null
        }
        value={output}
        valueText={formatNumber(output)}
        onChange={setOutput}
      />
      <Slider
        compact
        label="Initial NTK"
        symbol={SYMBOL.ntk}
        min={0.1}
        max={10}
        scale="log"
        limits={RUN_FIELDS.lambda0}
        check={(lambda0) =>
          Math.abs(output) > outermost(lambda0, width)
            ? `With f₀ = ${formatNumber(output)} at width ${formatNumber(width)}, λ₀ is at least 2|f₀|/√n = ${formatNumber((2 * Math.abs(output)) / Math.sqrt(width))}.`
            : null
        }
        value={ntk}
        valueText={formatNumber(ntk)}
        onChange={setKernel}
      />
      <HeldRate />
      {nearest !== null && (
        <p className="hint" role="status">
          <Explained
            text={`At width ${formatNumber(width)} no network has f₀ = ${formatNumber(output)}; the run starts from the nearest, ${formatNumber(nearest)}.`}
          />
        </p>
      )}
    </>
  );
});

/** What stays when λ₀ is set here, and what when the start is dragged. */
function HeldRate() {
  const { kind } = useAsked().setting.rate;
  return (
    <p className="hint">
      <Explained
        text={`${kind === 'c' ? 'c stays when λ₀ is set here, so η changes' : 'η stays when λ₀ is set here, so c changes'}; dragging the start in a picture always holds η.`}
      />
    </p>
  );
}
