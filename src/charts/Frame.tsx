import { type CSSProperties, type ReactNode, useMemo } from 'react';
import { Axis } from './Axis.tsx';
import { type AxisSpec, type Margin, makePlot, type Plot } from './plot.ts';
import { useSize } from './useSize.ts';
import './charts.css';

export type { Plot } from './plot.ts';

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
  /** Drawn under the axes, in the frame's own box: a canvas, placed by the plot. */
  readonly underlay?: (plot: Plot) => ReactNode;
  /** Drawn over everything and not clipped to the area. */
  readonly overlay?: (plot: Plot) => ReactNode;
  /** Drawn inside the area. The plot is the same object until an axis or the size changes. */
  readonly children: (plot: Plot) => ReactNode;
}

/** The shape a frame keeps where its box is not its own, on paper. */
const shapeOf = (width: number, height: number) =>
  width > 0 ? ({ '--frame-shape': `${width} / ${height}` } as CSSProperties) : undefined;

const MARGIN: Margin = { top: 26, right: 14, bottom: 36, left: 46 };

/** Axes round a drawing that fills the box it is put in. While domains and size stay the same, only the children change. */
export function Frame(props: Props) {
  const { label, xLabel, yLabel, x, y, square = false, margin = MARGIN } = props;
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
        <>
          {props.underlay?.(plot)}
          {/* biome-ignore lint/a11y/useSemanticElements: a fieldset cannot stand inside or replace a drawing */}
          <svg
            className="frame-drawing"
            viewBox={`0 0 ${size.width} ${size.height}`}
            role="group"
            aria-label={label}
            aria-description={props.description ?? `${yLabel} against ${xLabel}`}
          >
            <Axis side="bottom" plot={plot} title={xLabel} />
            <Axis side="left" plot={plot} title={yLabel} />
            {/* An inner svg clips to its box without an id to refer to. */}
            <svg className="frame-area" x={left} y={top} width={width} height={height} role="presentation">
              {props.children(plot)}
            </svg>
            {props.overlay !== undefined && (
              <g transform={`translate(${left} ${top})`}>{props.overlay(plot)}</g>
            )}
          </svg>
        </>
      )}
    </div>
  );
}
