import { memo } from 'react';
import { Axis } from '../../../charts/Axis.tsx';
import { makePlot } from '../../../charts/plot.ts';
import { formatNumber } from '../../../charts/scales.ts';
import type { Size } from '../../../charts/useSize.ts';
import { Sheet } from './Sheet.tsx';
import { listed, type Value } from './spectrum.ts';

/** Spectra on one axis, a row each: an eigenvalue is a dot, equal ones a stack that is counted. */

export interface Row {
  readonly name: string;
  readonly values: readonly Value[];
}

interface Props {
  readonly label: string;
  readonly rows: readonly Row[];
  readonly domain: readonly [number, number];
  /** Whether a line leads from a value of the first row to the same in the others. */
  readonly linked?: boolean;
}

const MARGIN = { top: 4, right: 16, bottom: 36, left: 16 };
/** Height of a name over its row, distance of dots in a stack, and the nearest that can be told apart. */
const NAME = 20;
/** Room for the card's button, which stands over the drawing on a narrow window. */
const TOOL = 26;
/** Room that a count takes beside its stack. */
const LABEL = 60;
const APART = 10;
const NEAREST = 2.5;

export const Strip = memo(function Strip({ label, rows, domain, linked = false }: Props) {
  const description = rows.map(({ name, values }) => `${name}: ${listed(values)}.`).join(' ');
  return (
    <Sheet label={label} description={description}>
      {(size) => <Drawing size={size} rows={rows} domain={domain} linked={linked} />}
    </Sheet>
  );
});

interface DrawingProps {
  readonly size: Size;
  readonly rows: readonly Row[];
  readonly domain: readonly [number, number];
  readonly linked: boolean;
}

function Drawing({ size, rows, domain, linked }: DrawingProps) {
  const plot = makePlot(size, MARGIN, { kind: 'linear', domain }, { kind: 'linear', domain: [0, 1] }, false);
  const { left, top, width, height, x } = plot;
  const tall = height / rows.length;
  const zero = x(0);
  const shared = linked ? (rows[0]?.values ?? []).filter(({ value }) => value !== 0) : [];
  return (
    <>
      <Axis side="bottom" scale={x} title="eigenvalue" x={left} y={top + height} frameWidth={size.width} />
      <g transform={`translate(${left} ${top})`}>
        <path className="strip-zero" d={`M${zero.toFixed(1)} 0V${height}`} />
        <path
          className="strip-shared"
          d={shared.map(({ value }) => `M${x(value).toFixed(1)} ${tall - 10}V${height - 10}`).join('')}
        />
        {rows.map((row, i) => (
          <g key={row.name} transform={`translate(0 ${(i * tall).toFixed(1)})`}>
            {i > 0 && <path className="strip-line" d={`M0 0H${width}`} />}
            <text className="strip-name" x={width - TOOL} y={14}>
              {row.name}
            </text>
            <Dots values={row.values} x={x} tall={tall} />
          </g>
        ))}
      </g>
    </>
  );
}

interface DotsProps {
  readonly values: readonly Value[];
  readonly x: (value: number) => number;
  readonly tall: number;
}

function Dots({ values, x, tall }: DotsProps) {
  const base = tall - 10;
  const room = Math.max(0, base - NAME - 12);
  const of = (sign: number) =>
    values
      .filter(({ value }) => Math.sign(value) === sign)
      .map(({ value, count }) => stack(x(value), base, count, room))
      .join('');
  return (
    <>
      <path className="strip-dots strip-none" d={of(0)} />
      <path className="strip-dots strip-plus" d={of(1)} />
      <path className="strip-dots strip-minus" d={of(-1)} />
      {values
        .filter(({ count }) => count > 1)
        .map(({ value, count }) => {
          const high = Math.min(room, (count - 1) * APART);
          const isLeft = value < 0 && x(value) > LABEL;
          return (
            <text
              key={value < 0 ? `−${count}` : `${count} at ${Math.sign(value)}`}
              className={`strip-count ${isLeft ? 'strip-count-left' : ''}`}
              x={x(value) + (isLeft ? -8 : 8)}
              y={base - high + 4}
            >
              {formatNumber(count)} times
            </text>
          );
        })}
    </>
  );
}

/** Dots over each other; so many that none can be told from the next are a bar. */
function stack(x: number, base: number, count: number, room: number): string {
  const apart = count > 1 ? Math.min(APART, room / (count - 1)) : 0;
  if (count > 1 && apart < NEAREST) return `M${x.toFixed(1)} ${base}V${(base - room).toFixed(1)}`;
  return Array.from({ length: count }, (_, i) => `M${x.toFixed(1)} ${(base - i * apart).toFixed(1)}h0`).join(
    '',
  );
}
