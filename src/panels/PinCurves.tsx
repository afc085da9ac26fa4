import { Curve } from '../charts/Curve.tsx';
import type { Plot } from '../charts/Frame.tsx';
import { linePath } from '../charts/paths.ts';
import type { Trajectory } from '../core/model/trajectory.ts';
import { useBeside } from './beside.tsx';

type Column = 'loss' | 'residual' | 'ntk' | 'valleyP' | 'valleyQ';

interface Props {
  readonly plot: Plot;
  /** What is drawn against what; null: against the step. */
  readonly x: Column | null;
  readonly y: Column;
}

/** The pinned runs in one view, told apart by their dashes. */
export function PinCurves({ plot, x, y }: Props) {
  return useBeside().pins.map(({ trajectory }, index) => (
    <Curve
      // biome-ignore lint/suspicious/noArrayIndexKey: pins are told apart by their place alone
      key={index}
      d={linePath(plot, x === null ? null : column(trajectory, x), column(trajectory, y), 0, trajectory.end)}
      className={`pin-curve pin-${index}`}
    />
  ));
}

const column = (trajectory: Trajectory, name: Column) => trajectory[name];
