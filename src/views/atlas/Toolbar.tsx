import { useRef } from 'react';
import { NumberField } from '../../controls/NumberField.tsx';
import { Segmented } from '../../controls/Segmented.tsx';
import { AXES, type AxisKind, type AxisName, areDistinct } from '../../core/many/axis.ts';
import { useAsked } from '../../panels/scope.tsx';
import type { Patch } from '../../state/inputs.ts';
import { useInputs, useStore } from '../../state/react.tsx';
import { isDeepest, shortSymbol, zoomed } from './axes.ts';
import { axisBeside, CHART_NAMES, type Chart, chartOf, openingAxes, wholeAxis } from './charts.ts';
import { bySeeds, SWEEP_DETAIL } from './question.ts';
import { type AtlasInputs, atlasSlice, CELLS, COLOURS, type Colour, DECAY, SEEDS } from './slice.ts';
import './toolbar.css';

const CHART_OPTIONS = CHART_NAMES.map((value) => ({ value, label: chartOf(value).label }));
const COLOUR_WORDS: Record<Colour, string> = {
  fate: 'fate',
  landing: 'landing κ∞',
  peak: 'peak loss L/n',
  steps: 'steps',
  lyapunov: 'Lyapunov',
};
const STEP = 2;

/** Liang & Montúfar 2509.25351, with the two weights of one neuron seen as (f₀, λ₀). */
const DECAY_EXAMPLE: Patch = {
  run: {
    rate: { kind: 'eta', value: 1 },
    width: 1,
    target: 0.5,
    outputScale: 1,
    start: { kind: 'given', output: 1, ntk: 2.5 },
  },
  ...atlasSlice.patch({
    x: { kind: 'f0', from: -4, to: 4 },
    y: { kind: 'lambda0', from: 0, to: 8 },
    colour: 'fate',
    decay: 0.2,
  }),
};

/** Which chart, over which axes, coloured by what. */
export function Toolbar() {
  const store = useStore();
  const { setting } = useAsked();
  const atlas = useInputs(atlasSlice.of);
  const { chart, x, y, colour } = atlas;
  const { x: across, y: up, zoomsUp } = chartOf(chart);
  const set = (patch: Partial<AtlasInputs>) => store.change(atlasSlice.patch(patch), 'gesture');
  const zoom = (factor: number) =>
    set({ x: zoomed(x, factor, 0.5), ...(zoomsUp ? { y: zoomed(y, factor, 0.5) } : {}) });
  /** The axes each chart was left with. */
  const before = useRef<Partial<Record<Chart, Pick<AtlasInputs, 'x' | 'y'>>>>({});
  return (
    <div className="toolbar-room">
      <div className="atlas-toolbar" role="toolbar" aria-label="Chart">
        <Segmented
          label="Chart"
          options={CHART_OPTIONS}
          value={chart}
          onChange={(next) => {
            before.current[chart] = { x, y };
            set({ chart: next, ...(before.current[next] ?? openingAxes(next)) });
          }}
        />
        <div className="atlas-choices">
          {across.length > 1 && (
            <AxisSelect
              label="Horizontal axis"
              short="x"
              value={x.kind}
              options={across}
              onChange={(kind) => set(withAxis(atlas, 'x', kind))}
            />
          )}
          {up.length > 1 && (
            <AxisSelect
              label="Vertical axis"
              short="y"
              value={y.kind}
              options={up}
              onChange={(kind) => set(withAxis(atlas, 'y', kind))}
            />
          )}
          {chart === 'map' && (
            <label className="choice">
              colour
              <select
                aria-label="Colour"
                value={colour}
                onChange={(event) => set({ colour: event.currentTarget.value as Colour })}
              >
                {COLOURS.map((each) => (
                  <option key={each} value={each}>
                    {COLOUR_WORDS[each]}
                  </option>
                ))}
              </select>
            </label>
          )}
          {chart !== 'bifurcation' && (
            <>
              {bySeeds(setting, atlas) && (
                <NumberField
                  label="Seeds"
                  symbol="seeds"
                  value={atlas.seeds}
                  limits={SEEDS}
                  onCommit={(seeds) => set({ seeds })}
                />
              )}
              <NumberField
                label="Weight decay"
                symbol="μ"
                value={atlas.decay}
                limits={DECAY}
                onCommit={(decay) => set({ decay })}
              />
            </>
          )}
          <label className="choice">
            detail
            <select
              aria-label="Detail"
              value={atlas.cells}
              onChange={(event) => set({ cells: Number(event.currentTarget.value) as AtlasInputs['cells'] })}
            >
              {CELLS.map((each) => (
                <option key={each} value={each}>
                  {chart === 'map' ? `${each} × ${each}` : `${each * SWEEP_DETAIL} places`}
                </option>
              ))}
            </select>
          </label>
          <span className="zoom-buttons">
            <button
              type="button"
              aria-label="Zoom in"
              aria-disabled={isDeepest(x) && (isDeepest(y) || !zoomsUp)}
              onClick={() => zoom(STEP)}
            >
              +
            </button>
            <button type="button" aria-label="Zoom out" title="Zoom out (−)" onClick={() => zoom(1 / STEP)}>
              −
            </button>
            <button
              type="button"
              onClick={() => set({ x: wholeAxis(chart, x.kind), y: wholeAxis(chart, y.kind) })}
            >
              Whole range
            </button>
          </span>
          {chart === 'map' && (
            <button
              type="button"
              title="y = 0.5, η = 1, one neuron, μ = 0.2: where training converges, and where it does not"
              onClick={() => store.change(DECAY_EXAMPLE, 'gesture')}
            >
              Weight-decay example
            </button>
          )}
        </div>
      </div>
    </div>
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
  readonly onChange: (kind: AxisName) => void;
}

function AxisSelect({ label, short, value, options, onChange }: AxisSelectProps) {
  return (
    <label className="choice">
      {short}
      <select
        aria-label={label}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value as AxisName)}
      >
        {options.map((kind) => (
          <option key={kind} value={kind}>
            {shortSymbol(kind)} · {AXES[kind].name}
          </option>
        ))}
      </select>
    </label>
  );
}
