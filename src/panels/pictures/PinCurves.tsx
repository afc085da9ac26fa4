import { Curve } from '../../charts/Curve.tsx';
import { linePath } from '../../charts/paths.ts';
import { usePlot } from '../../charts/usePlot.ts';
import { useBeside } from '../beside.tsx';
import { type Column, columnsOf } from '../run.ts';

interface Props {
  /** What is drawn against what; null: against the step. */
  readonly x: Column | null;
  readonly y: Column;
}

/** The pinned runs in one view. */
export function PinCurves({ x, y }: Props) {
  const plot = usePlot();
  return useBeside().pins.map(({ run: { trajectory } }, index) => (
    <Curve
      // biome-ignore lint/suspicious/noArrayIndexKey: pins are told apart by their place alone
      key={index}
      d={linePath(plot, ...columnsOf(trajectory, x, y), 0, trajectory.end)}
      className="pin-curve"
    />
  ));
}
