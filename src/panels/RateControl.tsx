import { memo, useCallback, useMemo } from 'react';
import { formatNumber } from '../charts/scales.ts';
import { Segmented } from '../controls/Segmented.tsx';
import { Slider } from '../controls/Slider.tsx';
import { RUN_FIELDS } from '../state/run.ts';
import type { How } from '../state/store.ts';
import { rateSegments } from './rateSegments.ts';
import { type Changes, useAsked, useRun, useScope } from './scope.tsx';
import { Explained } from './words/Explained.tsx';
import { PHASES } from './words/phases.ts';
import './controls.css';

const SYMBOL = { c: <Explained text="c = ηλ₀" />, eta: <Explained text="η" /> } as const;
const C_TRACK = 6;
/** Steps by keys, in c. */
const KEYS = { arrow: 0.02, fine: 0.001, page: 0.2 };
const RATE_KINDS = [
  { value: 'c', label: <Explained text="c" /> },
  { value: 'eta', label: <Explained text="η" /> },
] as const;

/** The learning rate as c = ηλ₀ or as η, with the thresholds and the exact limit of the present start on the track, which says what becomes of each rate. A still run has none. `plain`: without what the closed form says, where the run obeys another rule. */
export const RateControl = memo(function RateControl({ plain = false }: { readonly plain?: boolean }) {
  const { changes } = useScope();
  if (changes === null) return null;
  return (
    <div className="rate-control">
      <RateSlider changes={changes} plain={plain} />
      <div className="rate-line">
        <RateKind changes={changes} />
        <OtherRate />
      </div>
    </div>
  );
});

interface Props {
  readonly changes: Changes;
}

function RateSlider({ changes, plain }: Props & { readonly plain: boolean }) {
  const { kind, value } = useAsked().setting.rate;
  const run = useRun();
  const { problem, verdict, asked } = run;
  const { knobs } = run.setting;
  const isSilent = asked || plain || knobs !== undefined;
  const momentum = knobs?.momentum ?? 0;
  const hasKnobs = knobs !== undefined;
  const unit = kind === 'c' ? 1 : 1 / problem.start.ntk;
  const onChange = useCallback(
    (next: number, how: How) => changes.change({ rate: { kind, value: next } }, how),
    [changes, kind],
  );
  // In units of c, then of the track: η = c/λ₀.
  const { rates, maxCurvature } = verdict.fate;
  const most = maxCurvature * unit;
  const label = rates.label * problem.start.ntk * unit;
  const edge = rates.edge * problem.start.ntk * unit;
  const keySteps = useMemo(
    () => ({ arrow: KEYS.arrow * unit, fine: KEYS.fine * unit, page: KEYS.page * unit }),
    [unit],
  );
  const marks = useMemo(() => {
    const over = kind === 'c' ? '' : '/λ₀';
    const rise = { value: 2 * (1 + momentum) * unit, label: `${momentum === 0 ? '2' : '2(1 + β)'}${over}` };
    // With momentum or a warmup no sharp limit is known.
    const thresholds = hasKnobs ? [rise] : [rise, { value: 4 * unit, label: `4${over}` }];
    // The exact limit is part of the answer while the run is a question, and another one where another rule holds.
    return isSilent ? thresholds : [...thresholds, { value: most, label: 'exact limit', above: true }];
  }, [unit, most, kind, isSilent, momentum, hasKnobs]);
  const segments = useMemo(
    () => (isSilent ? [] : rateSegments(2 * unit, label, edge, C_TRACK * unit)),
    [unit, label, edge, isSilent],
  );
  return (
    <Slider
      tall
      label="Learning rate"
      symbol={SYMBOL[kind]}
      min={0.01 * unit}
      max={C_TRACK * unit}
      step={kind === 'c' ? 0.01 : undefined}
      keySteps={keySteps}
      limits={RUN_FIELDS[kind]}
      value={value}
      marks={marks}
      marksSet
      segments={segments}
      valueText={
        asked || plain
          ? formatNumber(value)
          : `${formatNumber(value)}, ${PHASES[verdict.phase].word.toLowerCase()}`
      }
      onChange={onChange}
    />
  );
}

/** Which of the two is given: the other follows. */
function RateKind({ changes }: Props) {
  const { kind } = useAsked().setting.rate;
  const { run } = useScope();
  const onKind = useCallback(
    (next: 'c' | 'eta') => {
      const { learningRate, start } = run().problem;
      const other = next === 'c' ? learningRate * start.ntk : learningRate;
      changes.change({ rate: { kind: next, value: Number(other.toPrecision(12)) } }, 'gesture');
    },
    [changes, run],
  );
  return <Segmented label="Learning rate as" options={RATE_KINDS} value={kind} onChange={onKind} />;
}

function OtherRate() {
  const { setting, problem, trajectory } = useRun();
  const text =
    setting.rate.kind === 'c'
      ? `η = ${formatNumber(problem.learningRate)}`
      : `c = ${formatNumber(trajectory.curvature[0] ?? 0)}`;
  return (
    <output className="derived">
      <span>
        <Explained text={text} />
      </span>
    </output>
  );
}
