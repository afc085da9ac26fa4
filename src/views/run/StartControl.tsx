import { formatNumber } from '../../charts/scales.ts';
import { NumberField } from '../../controls/NumberField.tsx';
import { Segmented } from '../../controls/Segmented.tsx';
import { Slider } from '../../controls/Slider.tsx';
import { maxOutput } from '../../core/model/problem.ts';
import { type Inputs, LIMITS } from '../../state/inputs.ts';
import { change, type How, useLab } from '../../state/store.ts';
import type { Run } from './derive.ts';

const F0_TRACK = 5;
const START_KINDS = [
  { value: 'seed', label: 'random weights' },
  { value: 'given', label: 'given f₀, λ₀' },
] as const;

/** Changes one number of a given start. */
const setOutput = (output: number, how: How): void => changeStart({ output }, how);
const setKernel = (ntk: number, how: How): void => changeStart({ ntk }, how);
function changeStart(patch: { output?: number; ntk?: number }, how: How): void {
  const { start } = useLab.getState().inputs;
  if (start.kind === 'given') change({ start: { ...start, ...patch } }, how);
}

/** Where the run starts: a seed's random weights, or an output and a kernel. */
export function StartControl({ inputs, run }: { readonly inputs: Inputs; readonly run: Run }) {
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
