import { memo, useCallback, useMemo } from 'react';
import { formatNumber } from '../charts/scales.ts';
import { Segmented } from '../controls/Segmented.tsx';
import { Slider } from '../controls/Slider.tsx';
import { problemOf } from '../core/model/setting.ts';
import { RUN_FIELDS } from '../state/run.ts';
import type { How } from '../state/store.ts';
import { PHASES } from './phases.ts';
import { rateSegments } from './rateSegments.ts';
import { useNow, useRun, useScope } from './scope.tsx';
import './controls.css';

const C_TRACK = 6;
const RATE_KINDS = [
  { value: 'c', label: 'c' },
  { value: 'eta', label: 'η' },
] as const;

/** The learning rate as c = ηλ₀ or as η, with the thresholds and the exact limit of the present start on the track. A still run has none. */
export const RateControl = memo(function RateControl() {
  const { setting, changes } = useScope();
  const { problem, trajectory, verdict } = useRun();
  const { kind, value } = setting.rate;
  const { learningRate, start } = problem;
  const unit = kind === 'c' ? 1 : 1 / start.ntk;
  const onChange = useMemo(
    () => (next: number, how: How) => changes?.change({ rate: { kind, value: next } }, how),
    [changes, kind],
  );
  const now = useNow();
  const onKind = useCallback(
    (next: 'c' | 'eta') => {
      const { problem: own } = problemOf(now().setting);
      const other = next === 'c' ? own.learningRate * own.start.ntk : own.learningRate;
      changes?.change({ rate: { kind: next, value: Number(other.toPrecision(12)) } }, 'gesture');
    },
    [changes, now],
  );
  // In units of c, then of the track: η = c/λ₀.
  const { rates, maxCurvature } = verdict.fate;
  const most = maxCurvature * unit;
  const label = rates.label * start.ntk * unit;
  const edge = rates.edge * start.ntk * unit;
  const marks = useMemo(() => {
    const [two, four, name] = kind === 'c' ? ['2', '4', 'c_max'] : ['2/λ₀', '4/λ₀', 'η_max'];
    if (Math.abs(most / unit - 4) < 1e-6)
      return [
        { value: 2 * unit, label: two },
        { value: most, label: `${four} = ${name}` },
      ];
    return [
      { value: 2 * unit, label: two },
      { value: most, label: name },
      { value: 4 * unit, label: four },
    ];
  }, [unit, most, kind]);
  const segments = useMemo(() => rateSegments(2 * unit, label, edge, C_TRACK * unit), [unit, label, edge]);
  if (changes === null) return null;
  return (
    <div className="rate-control">
      <Slider
        label="Learning rate"
        symbol={kind === 'c' ? 'c = ηλ₀' : 'η'}
        min={0.01 * unit}
        max={C_TRACK * unit}
        step={kind === 'c' ? 0.01 : undefined}
        limits={RUN_FIELDS[kind]}
        value={value}
        marks={marks}
        segments={segments}
        valueText={`${formatNumber(value)}, ${PHASES[verdict.phase].word.toLowerCase()}`}
        onChange={onChange}
      />
      <div className="rate-line">
        <Segmented label="Learning rate as" options={RATE_KINDS} value={kind} onChange={onKind} />
        <output className="derived">
          <span>
            {kind === 'c'
              ? `η = ${formatNumber(learningRate)}`
              : `c = ηλ₀ = ${formatNumber(trajectory.curvature[0] ?? 0)}`}
          </span>
        </output>
      </div>
    </div>
  );
});
