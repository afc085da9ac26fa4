import { memo, type ReactNode, useMemo } from 'react';
import { formatNumber } from '../../charts/scales.ts';
import { termsAt } from '../../core/theory/events.ts';
import type { Run } from '../run.ts';
import { useCursor, useRun } from '../scope.tsx';
import { Explained } from './Explained.tsx';
import { near } from './numbers.ts';
import { useCalm } from './useCalm.ts';
import './stepWritten.css';

interface At {
  readonly run: Run;
  readonly step: number;
}

/** The numbers at the shared cursor, and the step that leaves it written out with them: each term by its sign. */
export const StepWritten = memo(function StepWritten() {
  const run = useRun();
  const step = useCursor(run.trajectory.end);
  const at = useMemo(() => ({ run, step }), [run, step]);
  return <Written {...useCalm(at)} />;
});

const Written = memo(function Written(at: At) {
  if (at.run.trajectory.end < 0)
    return <p className="step-written">The first loss is already beyond what a computer can hold.</p>;
  return (
    <section className="step-written" aria-label="The step written out">
      <Readout {...at} />
      <Equations {...at} />
    </section>
  );
});

function Readout({ run, step }: At) {
  const { loss, residual, ntk, curvature, sharpness } = run.trajectory;
  const at = (values: Float64Array) => formatNumber(values[step] ?? 0);
  return (
    <dl className="readout">
      <Cell name="t" value={String(step)} />
      <Cell name="L" value={at(loss)} />
      <Cell name="Δf" value={at(residual)} />
      <Cell name="λ" value={at(ntk)} />
      <Cell name="ηλ" value={at(curvature)} />
      <Cell name="sharpness" value={at(sharpness)} />
    </dl>
  );
}

const Cell = memo(function Cell({ name, value }: { readonly name: string; readonly value: string }) {
  return (
    <div>
      <dt>
        <Explained text={name} reachable />
      </dt>
      <dd>{value}</dd>
    </div>
  );
});

/** Where a run is a question only the step just taken is known: nothing is told of the next. */
function Equations({ run, step }: At) {
  const { trajectory, problem, asked, setting } = run;
  const isKnown = step < trajectory.end;
  const { factor, curvature, bend, gain, pull } = termsAt(trajectory, step);
  const df = trajectory.residual[step] ?? 0;
  const ntk = trajectory.ntk[step] ?? 0;
  if ((setting.knobs?.momentum ?? 0) > 0)
    return (
      <div className="equations">
        <Equation left="W′ = W − η∇L + β·(W − W of the step before)" right={null} />
      </div>
    );
  const square = problem.target === 0 ? 'Δf²' : 'Δf·f';
  return (
    <div className="equations">
      <Equation
        left={`Δf′ = Δf·(1 − ηλ + η²${square}/n)`}
        right={
          asked && !isKnown ? null : (
            <>
              = {near(df)}·(1 <Term value={-curvature} of={1} /> <Term value={bend} of={1} />) ={' '}
              <b>{formatNumber(df * factor)}</b>
            </>
          )
        }
      />
      <Equation
        left={problem.target === 0 ? 'λ′ = λ + (ηλ − 4)·ηΔf²/n' : 'λ′ = λ + η²Δf²λ/n − 4ηΔf·f/n'}
        right={
          asked && !isKnown ? null : problem.target === 0 ? (
            <>
              = {near(ntk)} + (<Signed value={curvature - 4} of={1} text={near(curvature - 4)} />
              )·{near(((trajectory.rates?.[step] ?? problem.learningRate) * df * df) / problem.width)} ={' '}
              <b>{formatNumber(ntk + gain + pull)}</b>
            </>
          ) : (
            <>
              = {near(ntk)} <Term value={gain} of={ntk} /> <Term value={pull} of={ntk} /> ={' '}
              <b>{formatNumber(ntk + gain + pull)}</b>
            </>
          )
        }
      />
    </div>
  );
}

function Equation({ left, right }: { readonly left: string; readonly right: ReactNode }) {
  return (
    <p className="equation">
      <Explained text={left} /> {right}
    </p>
  );
}

interface TermProps {
  readonly value: number;
  /** What its bar is measured by. */
  readonly of: number;
}

/** A term with its sign, in the colour of that sign, over a bar as long as it is large. */
const Term = ({ value, of }: TermProps) => (
  <Signed value={value} of={of} text={`${value < 0 ? '−' : '+'} ${near(Math.abs(value))}`} />
);

function Signed({ value, of, text }: TermProps & { readonly text: string }) {
  const sign = value < 0 ? 'minus' : value > 0 ? 'plus' : 'none';
  const share = Math.min(1, Math.abs(value / of) / 4);
  return (
    <span className={`term term-${sign}`}>
      {text}
      <i style={{ inlineSize: `${(100 * (Number.isFinite(share) ? share : 1)).toFixed(1)}%` }} />
    </span>
  );
}
