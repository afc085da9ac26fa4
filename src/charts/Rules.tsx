import { placeRules, type Rule } from './ruleLabels.ts';
import { usePlot } from './usePlot.ts';
import { useWords } from './words.ts';

interface Props {
  /** The axis the rules' values belong to: 'y' draws horizontal lines. */
  readonly axis: 'x' | 'y';
  readonly rules: readonly Rule[];
}

/** Named threshold lines. One outside the domain is left out; labels stay inside the area and apart. */
export function Rules({ axis, rules }: Props) {
  const plot = usePlot();
  const words = useWords();
  const { width, height } = plot;
  const placed = placeRules(plot, axis, rules);
  const lines = placed.filter(({ rule }) => rule.isBeyond !== true);
  const kinds = [...new Set(lines.map(({ rule }) => rule.className ?? ''))];
  const line = (at: number) => (axis === 'y' ? `M0 ${at}H${width}` : `M${at} 0V${height}`);
  // All lines first, those of a kind in one path: a label lies over its neighbours' lines.
  return (
    <>
      {kinds.map((kind) => (
        <path
          key={kind}
          className={`rule-line ${kind}`}
          d={lines
            .filter(({ rule }) => (rule.className ?? '') === kind)
            .map(({ at }) => line(at))
            .join('')}
        />
      ))}
      {placed.map(({ rule, x, y }, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: as above
        <text key={i} className={`rule-label rule-label-${axis} ${rule.className ?? ''}`} x={x} y={y}>
          {words(rule.label)}
        </text>
      ))}
    </>
  );
}
