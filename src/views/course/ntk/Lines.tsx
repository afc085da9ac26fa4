import { memo, type ReactNode, useCallback } from 'react';
import { Curve } from '../../../charts/Curve.tsx';
import { Dot } from '../../../charts/Dot.tsx';
import { EndLabels } from '../../../charts/EndLabels.tsx';
import { Frame } from '../../../charts/Frame.tsx';
import { PointerLayer } from '../../../charts/PointerLayer.tsx';
import { linePath } from '../../../charts/paths.ts';
import type { AxisSpec, Point } from '../../../charts/plot.ts';
import { Rules } from '../../../charts/Rules.tsx';
import { useAxis } from '../../../charts/useAxis.ts';
import { usePlot } from '../../../charts/usePlot.ts';
import { useSetFigure } from '../figure/useFigure.ts';
import { useStep } from './Products.tsx';
import { lastMeant, seriesOf } from './series.ts';
import { COUNT, LAST, START, STOPS, stopOf, WEIGHTS } from './training.ts';

/** Charts over the steps of the training. */

export interface Line {
  readonly name: string;
  readonly className: string;
  readonly nameClass: string;
  readonly ys: readonly number[];
}

interface Props {
  readonly label: string;
  readonly yLabel: string;
  readonly x: AxisSpec;
  readonly y: AxisSpec;
  readonly lines: readonly Line[];
  /** What the axis adds to a step: 1 on a logarithmic one. */
  readonly shift: 0 | 1;
  /** Index of the last stop drawn. */
  readonly end: number;
  readonly children?: ReactNode;
}

function Lines({ label, yLabel, x, y, lines, shift, end, children }: Props) {
  return (
    <Frame
      label={label}
      xLabel={shift === 1 ? 'training step + 1' : 'training step'}
      yLabel={yLabel}
      x={x}
      y={y}
    >
      {children}
      <Drawn lines={lines} shift={shift} end={end} />
      <Picker shift={shift} />
    </Frame>
  );
}

function Drawn({ lines, shift, end }: Pick<Props, 'lines' | 'shift' | 'end'>) {
  const plot = usePlot();
  const series = seriesOf();
  const xs = shift === 1 ? series.shifted : series.steps;
  const at = stopOf(useStep());
  const px = plot.x(xs[at] as number);
  const isShown = at <= end;
  return (
    <>
      {lines.map(({ name, className, ys }) => (
        <Curve key={name} className={className} d={linePath(plot, xs, ys, 0, end)} />
      ))}
      {isShown && <path className="step-line" d={`M${px.toFixed(1)} 0V${plot.height}`} />}
      {isShown && lines.map(({ name, ys }) => <Dot key={name} x={px} y={plot.y(ys[at] as number)} />)}
      <EndLabels
        lines={lines.map(({ name, nameClass, ys }) => ({
          name,
          className: nameClass,
          xs,
          ys,
          end,
        }))}
      />
    </>
  );
}

/** A press on the chart goes to its step. */
function Picker({ shift }: { readonly shift: 0 | 1 }) {
  const set = useSetFigure();
  const onPick = useCallback(
    ([x]: Point) => {
      const stop = stopOf(Math.max(0, Math.min(LAST, Math.round(x - shift))));
      set({ trained: STOPS[stop] as number }, 'drag');
    },
    [set, shift],
  );
  return <PointerLayer onPick={onPick} />;
}

/** The eigenvalues of Θ over the training. */
export const KernelLines = memo(function KernelLines() {
  const x = useAxis('log', 1, 4 * LAST);
  const y = useAxis('linear', 0, 3.4);
  const lines = seriesOf().kernel.map((ys, i) => ({
    name: `number ${i + 1}`,
    className: 'kernel-line',
    nameClass: '',
    ys,
  }));
  return (
    <Lines
      label="Eigenvalues of JJᵀ in training"
      yLabel="eigenvalues of JJᵀ"
      x={x}
      y={y}
      lines={lines}
      shift={1}
      end={STOPS.length - 1}
    />
  );
});

/** Residual, ‖S‖₂ and the lowest eigenvalue of H, which fall together. */
export const SizeLines = memo(function SizeLines() {
  const series = seriesOf();
  const end = lastMeant(series);
  const x = useAxis('linear', 0, 560);
  const y = useAxis('log', 1e-14, 10);
  return (
    <Lines
      label="Residual, S and the lowest eigenvalue of H in training"
      yLabel="size"
      x={x}
      y={y}
      lines={[
        { name: '‖Δf‖', className: 'size-residual', nameClass: '', ys: series.residual },
        { name: '−lowest of H', className: 'size-lowest', nameClass: 'name-lowest', ys: series.lowest },
        { name: '‖S‖₂', className: 'size-bound', nameClass: 'name-soft', ys: series.bound },
      ]}
      shift={0}
      end={end}
    />
  );
});

const LEAST = [{ at: START.width - COUNT, label: `m − N = ${START.width - COUNT}` }];

/** How many eigenvalues of H are negative. */
export const NegativeLines = memo(function NegativeLines() {
  const series = seriesOf();
  const x = useAxis('linear', 0, 560);
  const y = useAxis('linear', 0, WEIGHTS / 2 + 1);
  return (
    <Lines
      label="Number of negative eigenvalues of H in training"
      yLabel="negative eigenvalues of H"
      x={x}
      y={y}
      lines={[{ name: 'rounding', className: 'size-lowest', nameClass: 'name-lowest', ys: series.negative }]}
      shift={0}
      end={lastMeant(series)}
    >
      <Rules axis="y" rules={LEAST} />
    </Lines>
  );
});
