import { IndexedText } from './IndexedText.tsx';
import type { Plot } from './plot.ts';
import { placeRules, type Rule } from './ruleLabels.ts';

interface Props {
  readonly plot: Plot;
  /** The axis the rules' values belong to: 'y' draws horizontal lines. */
  readonly axis: 'x' | 'y';
  readonly rules: readonly Rule[];
}

/** Named threshold lines. One outside the domain is left out; labels stay inside the area and apart. */
export function Rules({ plot, axis, rules }: Props) {
  const { width, height } = plot;
  const placed = placeRules(plot, axis, rules);
  // All lines first: a label lies over its neighbours' lines.
  return (
    <>
      {placed.map(({ rule, at }) => (
        <g key={`${rule.at} ${rule.label}`} className={`rule ${rule.className ?? ''}`}>
          <path className="rule-line" d={axis === 'y' ? `M0 ${at}H${width}` : `M${at} 0V${height}`} />
        </g>
      ))}
      {placed.map(({ rule, x, y }) => (
        <g key={`${rule.at} ${rule.label}`} className={`rule ${rule.className ?? ''}`}>
          <text className={`rule-label rule-label-${axis}`} x={x} y={y}>
            <IndexedText text={rule.label} />
          </text>
        </g>
      ))}
    </>
  );
}
