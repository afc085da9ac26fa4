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
  return placeRules(plot, axis, rules).map(({ rule, at, x, y }) => (
    <g key={rule.label} className={`rule ${rule.className ?? ''}`}>
      <path className="rule-line" d={axis === 'y' ? `M0 ${at}H${width}` : `M${at} 0V${height}`} />
      <text className={`rule-label rule-label-${axis}`} x={x} y={y}>
        {rule.label}
      </text>
    </g>
  ));
}
