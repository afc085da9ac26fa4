import { memo, useMemo } from 'react';
import { Curve } from '../../../charts/Curve.tsx';
import { Frame } from '../../../charts/Frame.tsx';
import { steadyDomain } from '../../../charts/scales.ts';
import { useAxis } from '../../../charts/useAxis.ts';
import { usePlot } from '../../../charts/usePlot.ts';
import { explainedInDrawing } from '../../../panels/words/Explained.tsx';
import { near } from '../../../panels/words/numbers.ts';
import type { Toy } from './derived.ts';
import { useToy } from './useToy.ts';

/** A sum as bars: it begins with the old value, each term goes on where the one before ended, and the last bar is the new value. */

export interface Bar {
  readonly name: string;
  readonly from: number;
  readonly to: number;
  /** A value that stands by itself, and no term. */
  readonly whole: boolean;
}

/** The bars of old value, terms and new value; and, where v moves by the new u, of what comes of that in its place. */
export function barsOf(
  old: readonly [string, number],
  terms: readonly (readonly [string, number])[],
  sum: string,
  after: number | null = null,
): Bar[] {
  let at = old[1];
  const bars: Bar[] = [{ name: old[0], from: 0, to: at, whole: true }];
  for (const [name, value] of terms) {
    bars.push({ name, from: at, to: at + value, whole: false });
    at += value;
  }
  bars.push({ name: sum, from: 0, to: at, whole: true });
  if (after !== null) bars.push({ name: 'v by new u', from: 0, to: after, whole: true });
  return bars;
}

export const outputBars = ({ sequential, step: { outputTerms: terms, after } }: Toy) =>
  barsOf(
    ['f', terms.output],
    [
      ['−ηΔf‖v‖²/n', terms.throughV],
      ['−ηΔf‖u‖²/n', terms.throughU],
      ['η²Δf²f/n', terms.second],
    ],
    'f′',
    sequential ? after.output : null,
  );

export const kernelBars = ({ sequential, step: { ntkTerms: terms, after } }: Toy) =>
  barsOf(
    ['λ', terms.ntk],
    [
      ['−4ηΔf·f/n', terms.first],
      ['η²Δf²λ/n', terms.second],
    ],
    'λ′',
    sequential ? after.ntk : null,
  );

interface Props {
  readonly bars: (toy: Toy) => readonly Bar[];
  readonly label: string;
  readonly yLabel: string;
}

const Waterfall = memo(function Waterfall({ bars: of, label, yLabel }: Props) {
  const toy = useToy();
  const bars = of(toy);
  const ends = bars.flatMap(({ from, to }) => [from, to]).filter(Number.isFinite);
  const [least, most] = [Math.min(0, ...ends), Math.max(0, ...ends)];
  // Room over the highest bar for its number.
  const [low, high] = steadyDomain('linear', least, most + HEAD * (most - least));
  const x = useAxis('linear', 0, bars.length);
  const y = useAxis('linear', low, high);
  const description = bars
    .map(({ name, from, to, whole }) => `${name} ${near(whole ? to : to - from)}`)
    .join(', ');
  return (
    <div className="waterfall">
      <Frame
        label={label}
        description={description}
        xLabel=""
        yLabel={yLabel}
        x={x}
        y={y}
        margin={MARGIN}
        overlay={<Names bars={bars} />}
      >
        <Bars bars={bars} />
      </Frame>
    </div>
  );
});

/** The names take the place of the axis. */
const MARGIN = { top: 26, right: 14, bottom: 22, left: 46 };

function Names({ bars }: { readonly bars: readonly Bar[] }) {
  const { x, height } = usePlot();
  return bars.map(({ name }, i) => (
    <text key={name} className="waterfall-name" x={(x(i) + x(i + 1)) / 2} y={height} dy="1.3em">
      {explainedInDrawing(name)}
    </text>
  ));
}

/** Share of the axis left free above the highest bar. */
const HEAD = 0.18;

/** Share of its place that a bar leaves free at each side. */
const GAP = 0.16;

function Bars({ bars }: { readonly bars: readonly Bar[] }) {
  const { x, y } = usePlot();
  const steps = useMemo(() => bars.map((_, i) => i), [bars]);
  const joints = steps
    .filter((i) => i + 1 < bars.length && !((bars[i] as Bar).whole && (bars[i + 1] as Bar).whole))
    .map((i) => `M${x(i + GAP).toFixed(1)} ${y((bars[i] as Bar).to).toFixed(1)}H${x(i + 2 - GAP).toFixed(1)}`)
    .join('');
  return (
    <>
      <Curve d={`M${x(0)} ${y(0)}H${x(bars.length)}`} className="toy-zero" />
      <Curve d={joints} className="waterfall-joint" />
      {bars.map(({ name, from, to, whole }, i) => {
        const kind = whole ? 'whole' : to < from ? 'minus' : 'plus';
        const [top, bottom] = [Math.min(y(from), y(to)), Math.max(y(from), y(to))];
        return (
          <g key={name}>
            <rect
              className={`waterfall-${kind}`}
              x={x(i + GAP)}
              y={top}
              width={x(1 - GAP) - x(GAP)}
              height={Math.max(1, bottom - top)}
            />
            <text className="waterfall-value" x={(x(i) + x(i + 1)) / 2} y={top} dy="-0.35em">
              {near(whole ? to : to - from)}
            </text>
          </g>
        );
      })}
    </>
  );
}

export const OutputWaterfall = () => <Waterfall bars={outputBars} label="f in one step" yLabel="output f" />;
export const KernelWaterfall = () => <Waterfall bars={kernelBars} label="λ in one step" yLabel="NTK λ" />;
