import { memo, useCallback, useMemo } from 'react';
import { formatNumber } from '../../charts/scales.ts';
import { Segmented } from '../../controls/Segmented.tsx';
import { Slider } from '../../controls/Slider.tsx';
import { type Inputs, LIMITS } from '../../state/inputs.ts';
import { change, type How } from '../../state/store.ts';
import type { Run } from './derive.ts';
import { PHASES } from './phases.ts';

const C_TRACK = 6;

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
  const label = fate.rates.label * ntk * unit;
  const edge = fate.rates.edge * ntk * unit;
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
