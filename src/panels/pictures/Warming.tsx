import { useMemo } from 'react';
import { Curve } from '../../charts/Curve.tsx';
import { linePath } from '../../charts/paths.ts';
import { usePlot } from '../../charts/usePlot.ts';
import { useRun } from '../scope.tsx';
import { stability } from '../thresholds.ts';
import './warming.css';

/** Multiple of a threshold that is beyond every axis. */
const FAR = 1e6;

/** The λ up to which a minimum is stable, at the rate of each step of a warmup: on its way to the line of the rate that it leads to. */
export function Warming({ rates }: { readonly rates: Float64Array }) {
  const plot = usePlot();
  const run = useRun();
  const { kernel } = stability(run);
  const { learningRate } = run.problem;
  const thresholds = useMemo(
    () => rates.map((rate) => Math.min(FAR, learningRate / rate) * kernel),
    [rates, kernel, learningRate],
  );
  const last = Math.min(run.setting.knobs?.warmup.steps ?? 0, rates.length - 1);
  return <Curve className="warming" d={linePath(plot, null, thresholds, 0, last)} />;
}
