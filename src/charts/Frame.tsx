import { type CSSProperties, memo, type ReactNode, useMemo } from 'react';
import { Axis } from './Axis.tsx';
import { useGrowing } from './growing.ts';
import { type AxisSpec, type Margin, makePlot } from './plot.ts';
import { PlotContext } from './usePlot.ts';
import { useSize } from './useSize.ts';
import './charts.css';

interface Props {
  /** Accessible name. */
  readonly label: string;
  /** Longer accessible description; by default what is drawn against what. */
  readonly description?: string;
  readonly xLabel: string;
  readonly yLabel: string;
  readonly x: AxisSpec;
  readonly y: AxisSpec;
  /** One data unit is as long on both axes. */
  readonly square?: boolean;
  readonly margin?: Margin;
  /** Drawn under the axes, in the frame's own box: a canvas. */
  readonly underlay?: ReactNode;
  /** Drawn over everything and not clipped to the area. */
  readonly overlay?: ReactNode;
  /** Drawn inside the area. */
  readonly children: ReactNode;
}

/** The shape a frame keeps where its box is not its own, on paper. */
const shapeOf = (width: number, height: number) =>
  width > 0 ? ({ '--frame-shape': `${width} / ${height}` } as CSSProperties) : undefined;

const MARGIN: Margin = { top: 26, right: 14, bottom: 36, left: 46 };

/**
 * Axes round a drawing that fills the box it is put in. What is drawn asks for the plot itself (usePlot): as long as it is the same elements, and the axes
 * are, the frame is left alone.
 */
export const Frame = memo(function Frame(props: Props) {
  const { label, xLabel, yLabel, square = false, margin = MARGIN } = props;
  const [x, y] = useGrowing(props.x, props.y, square);
  const [ref, size] = useSize<HTMLDivElement>();
  const [x0, x1] = x.domain;
  const [y0, y1] = y.domain;
  const plot = useMemo(
    () =>
      makePlot(size, margin, { kind: x.kind, domain: [x0, x1] }, { kind: y.kind, domain: [y0, y1] }, square),
    [size, margin, x.kind, x0, x1, y.kind, y0, y1, square],
  );
  const { left, top, width, height } = plot;
  return (
    <div className="frame" ref={ref} style={shapeOf(size.width, size.height)}>
      {size.width > 0 && (
        <PlotContext value={plot}>
          {props.underlay}
          {/* biome-ignore lint/a11y/useSemanticElements: a fieldset cannot stand inside or replace a drawing */}
          <svg
            className="frame-drawing"
            viewBox={`0 0 ${size.width} ${size.height}`}
            role="group"
            aria-label={label}
            aria-description={props.description ?? `${yLabel} against ${xLabel}`}
          >
            <Axis
              side="bottom"
              scale={plot.x}
              title={xLabel}
              x={left}
              y={top + height}
              frameWidth={size.width}
            />
            <Axis side="left" scale={plot.y} title={yLabel} x={left} y={top} frameWidth={size.width} />
            {/* An inner svg clips to its box without an id to refer to. */}
            <svg className="frame-area" x={left} y={top} width={width} height={height} role="presentation">
              {props.children}
            </svg>
            {props.overlay !== undefined && <g transform={`translate(${left} ${top})`}>{props.overlay}</g>}
          </svg>
        </PlotContext>
      )}
    </div>
  );
});
