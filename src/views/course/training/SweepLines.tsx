import { Curve } from '../../../charts/Curve.tsx';
import { EndLabels } from '../../../charts/EndLabels.tsx';
import { PointCloud } from '../../../charts/PointCloud.tsx';
import { linePath } from '../../../charts/paths.ts';
import { usePlot } from '../../../charts/usePlot.ts';
import type { Series } from './laws.ts';

export interface SweepLine extends Series {
  readonly name: string;
  readonly className: string;
}

/** Lines through what many trainings came to, each with its points and its name. */
export function SweepLines({ lines }: { readonly lines: readonly SweepLine[] }) {
  const plot = usePlot();
  return (
    <>
      {lines.map(({ name, className, xs, ys }) => (
        <g key={name} data-names={name}>
          <Curve d={linePath(plot, xs, ys, 0, xs.length - 1)} className={className} />
          <PointCloud xs={xs} ys={ys} count={xs.length} className="neuron" />
        </g>
      ))}
      <EndLabels
        lines={lines
          .filter(({ xs }) => xs.length > 0)
          .map(({ name, xs, ys }) => ({ name, className: '', xs, ys, end: xs.length - 1 }))}
      />
    </>
  );
}
