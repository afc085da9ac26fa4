import { useRef } from 'react';
import { Segmented } from '../../controls/Segmented.tsx';
import { AXES, type AxisKind, type AxisName, areDistinct } from '../../core/many/axis.ts';
import { useInputs, useStore } from '../../state/react.tsx';
import { shortSymbol } from './axes.ts';
import { axisBeside, CHART_NAMES, type Chart, chartOf, openingAxes, wholeAxis } from './charts.ts';
import { type AtlasInputs, atlasSlice, COLOURS, type Colour } from './slice.ts';
import './bar.css';

const CHART_OPTIONS = CHART_NAMES.map((value) => ({ value, label: chartOf(value).label }));
const COLOUR_WORDS: Record<Colour, string> = {
  fate: 'fate',
  landing: 'landing κ∞',
  peak: 'peak loss L/n',
  steps: 'steps',
  lyapunov: 'Lyapunov',
};

/** Which chart, over which axes, coloured by what. What a chart does not have keeps its place, so that nothing moves from one to the next. */
export function Bar() {
  const store = useStore();
  const atlas = useInputs(atlasSlice.of);
  const { chart, x, y, colour } = atlas;
  const { x: across, y: upwards, up } = chartOf(chart);
  const set = (patch: Partial<AtlasInputs>) => store.change(atlasSlice.patch(patch), 'gesture');
  /** The axes each chart was left with. */
  const before = useRef<Partial<Record<Chart, Pick<AtlasInputs, 'x' | 'y'>>>>({});
  const open = (next: Chart) => {
    before.current[chart] = { x, y };
    set({ chart: next, ...(before.current[next] ?? openingAxes(next)) });
  };
  return (
    <>
      <div className="chart-segments">
        <Segmented label="Chart" options={CHART_OPTIONS} value={chart} onChange={open} />
      </div>
      <label className="choice chart-select">
        <select
          aria-label="Chart"
          value={chart}
          onChange={(event) => open(event.currentTarget.value as Chart)}
        >
          {CHART_OPTIONS.map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
      </label>
      <AxisSelect
        label="Horizontal axis"
        short="across"
        value={x.kind}
        options={across}
        onChange={(kind) => set(withAxis(atlas, 'x', kind))}
      />
      <AxisSelect
        label="Vertical axis"
        short="up"
        value={y.kind}
        options={upwards}
        only={up}
        onChange={(kind) => set(withAxis(atlas, 'y', kind))}
      />
      <label className="choice">
        colour
        <select
          aria-label="Colour"
          value={colour}
          disabled={chart !== 'map'}
          onChange={(event) => set({ colour: event.currentTarget.value as Colour })}
        >
          {COLOURS.map((each) => (
            <option key={each} value={each}>
              {COLOUR_WORDS[each]}
            </option>
          ))}
        </select>
      </label>
    </>
  );
}

/** The atlas with another kind on one axis; the other axis of a map gives way where the two would be one. */
function withAxis({ chart, x, y }: AtlasInputs, side: 'x' | 'y', kind: AxisName): Partial<AtlasInputs> {
  const own = wholeAxis(chart, kind);
  const other = side === 'x' ? 'y' : 'x';
  const [before, beside] = side === 'x' ? [x.kind, y.kind] : [y.kind, x.kind];
  const clash = (a: AxisName, b: AxisName) => chart === 'map' && !areDistinct(a as AxisKind, b as AxisKind);
  if (!clash(kind, beside)) return { [side]: own };
  const swapped = clash(kind, before) ? axisBeside(chart, kind) : before;
  return { [side]: own, [other]: wholeAxis(chart, swapped) };
}

interface AxisSelectProps {
  readonly label: string;
  readonly short: string;
  readonly value: AxisName;
  readonly options: readonly AxisName[];
  /** What is named in place of the one option there is. */
  readonly only?: string | undefined;
  readonly onChange: (kind: AxisName) => void;
}

/** An axis that a chart has no choice of is only named. */
function AxisSelect({ label, short, value, options, only, onChange }: AxisSelectProps) {
  return (
    <label className="choice">
      {short}
      <select
        aria-label={label}
        value={value}
        disabled={options.length < 2}
        onChange={(event) => onChange(event.currentTarget.value as AxisName)}
      >
        {options.map((kind) => (
          <option key={kind} value={kind}>
            {only ?? `${shortSymbol(kind)} · ${AXES[kind].name}`}
          </option>
        ))}
      </select>
    </label>
  );
}
