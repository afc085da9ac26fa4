import { useRef } from 'react';
import { NumberField } from '../../controls/NumberField.tsx';
import { Segmented } from '../../controls/Segmented.tsx';
import {
  type Atlas,
  AXES_OF,
  type AxisName,
  areDistinct,
  CELLS,
  type Chart,
  COLOURS,
  type Colour,
  DECAY,
  openChart,
  SEEDS,
  wholeAxis,
} from '../../state/atlas.ts';
import type { Inputs } from '../../state/inputs.ts';
import { change } from '../../state/store.ts';
import { AXIS_NAMES, isDeepest, shortSymbol, zoomed } from './axes.ts';
import { bySeeds, SWEEP_DETAIL } from './question.ts';

const CHART_OPTIONS: readonly { readonly value: Chart; readonly label: string }[] = [
  { value: 'map', label: 'Phase map' },
  { value: 'rate', label: 'Rate sweep' },
  { value: 'width', label: 'Width sweep' },
  { value: 'bifurcation', label: 'Bifurcation' },
];
const COLOUR_WORDS: Record<Colour, string> = {
  fate: 'fate',
  landing: 'landing κ∞',
  peak: 'peak loss L/n',
  steps: 'steps',
  lyapunov: 'Lyapunov',
};
const STEP = 2;

/** Liang & Montúfar 2509.25351, with the two weights of one neuron seen as (f₀, λ₀). */
const DECAY_EXAMPLE: Partial<Inputs> = {
  rate: { kind: 'eta', value: 1 },
  width: 1,
  target: 0.5,
  outputScale: 1,
  start: { kind: 'given', output: 1, ntk: 2.5 },
};

const set = (atlas: Atlas, patch: Partial<Atlas>) => change({ atlas: { ...atlas, ...patch } }, 'gesture');

/** Which chart, over which axes, coloured by what. */
export function Toolbar({ inputs }: { readonly inputs: Inputs }) {
  const { atlas } = inputs;
  const { chart, x, y, colour } = atlas;
  const zoom = (factor: number) =>
    set(atlas, {
      x: zoomed(x, factor, 0.5),
      ...(chart === 'map' || chart === 'bifurcation' ? { y: zoomed(y, factor, 0.5) } : {}),
    });
  const whole = () => set(atlas, { x: wholeAxis(chart, x.kind), y: wholeAxis(chart, y.kind) });
  const choices = AXES_OF[chart];
  /** The axes each chart was left with. */
  const before = useRef<Partial<Record<Chart, Pick<Atlas, 'x' | 'y'>>>>({});
  return (
    <div className="atlas-toolbar" role="toolbar" aria-label="Chart">
      <Segmented
        label="Chart"
        options={CHART_OPTIONS}
        value={chart}
        onChange={(next) => {
          before.current[chart] = { x, y };
          set(atlas, { ...openChart(next), ...before.current[next] });
        }}
      />
      <div className="atlas-choices">
        {choices.x.length > 1 && (
          <AxisSelect
            label="Horizontal axis"
            short="x"
            value={x.kind}
            options={choices.x}
            onChange={(kind) => set(atlas, withAxis(atlas, 'x', kind))}
          />
        )}
        {choices.y.length > 1 && (
          <AxisSelect
            label="Vertical axis"
            short="y"
            value={y.kind}
            options={choices.y}
            onChange={(kind) => set(atlas, withAxis(atlas, 'y', kind))}
          />
        )}
        {chart === 'map' && (
          <label className="choice">
            colour
            <select
              aria-label="Colour"
              value={colour}
              onChange={(event) => set(atlas, { colour: event.currentTarget.value as Colour })}
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
            {bySeeds(inputs) && (
              <NumberField
                label="Seeds"
                symbol="seeds"
                value={atlas.seeds}
                limits={SEEDS}
                onCommit={(seeds) => set(atlas, { seeds })}
              />
            )}
            <NumberField
              label="Weight decay"
              symbol="μ"
              value={atlas.decay}
              limits={DECAY}
              onCommit={(decay) => set(atlas, { decay })}
            />
          </>
        )}
        <label className="choice">
          detail
          <select
            aria-label="Detail"
            value={atlas.cells}
            onChange={(event) => set(atlas, { cells: Number(event.currentTarget.value) })}
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
            aria-disabled={isDeepest(x) && (isDeepest(y) || (chart !== 'map' && chart !== 'bifurcation'))}
            onClick={() => zoom(STEP)}
          >
            +
          </button>
          <button type="button" aria-label="Zoom out" title="Zoom out (−)" onClick={() => zoom(1 / STEP)}>
            −
          </button>
          <button type="button" onClick={whole}>
            Whole range
          </button>
        </span>
        {chart === 'map' && (
          <button
            type="button"
            title="y = 0.5, η = 1, one neuron, μ = 0.2: where training converges, and where it does not"
            onClick={() =>
              change(
                {
                  ...DECAY_EXAMPLE,
                  atlas: {
                    ...atlas,
                    x: { kind: 'f0', from: -4, to: 4 },
                    y: { kind: 'lambda0', from: 0, to: 8 },
                    colour: 'fate',
                    decay: 0.2,
                  },
                },
                'gesture',
              )
            }
          >
            Weight-decay example
          </button>
        )}
      </div>
    </div>
  );
}

/** The atlas with another kind on one axis; the other axis gives way where the two would be one. */
function withAxis(atlas: Atlas, side: 'x' | 'y', kind: AxisName): Partial<Atlas> {
  const other = side === 'x' ? 'y' : 'x';
  if (atlas.chart !== 'map' || areDistinct(kind, atlas[other].kind))
    return { [side]: wholeAxis(atlas.chart, kind) };
  const before = atlas[side].kind;
  const swapped = areDistinct(kind, before)
    ? before
    : (AXES_OF.map.y.find((each) => areDistinct(kind, each)) ?? 'y');
  return { [side]: wholeAxis('map', kind), [other]: wholeAxis('map', swapped) };
}

function AxisSelect({
  label,
  short,
  value,
  options,
  onChange,
}: {
  readonly label: string;
  readonly short: string;
  readonly value: AxisName;
  readonly options: readonly AxisName[];
  readonly onChange: (kind: AxisName) => void;
}) {
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
            {shortSymbol(kind)} · {AXIS_NAMES[kind].name}
          </option>
        ))}
      </select>
    </label>
  );
}
