import type { Segment } from '../controls/SliderTrack.tsx';
import type { Phase } from '../core/theory/fate.ts';
import { PHASES } from './words/phases.ts';

/** Along the balanced attractor chaos first sets in at this |w|; docs/model.md, "Phases". */
const FIRST_CHAOS = 1.3025;

/** The phases along a learning-rate track up to `end`: `rise` is the threshold 2, `label` and `edge` the two limits of the closed form. */
export function rateSegments(rise: number, label: number, edge: number, end: number): Segment[] {
  const trained = Math.min(label, edge, end);
  const cyclic = Math.min(FIRST_CHAOS * label, edge, end);
  const bounded = Math.min(2 * label, edge, end);
  return [
    stretch('lazy', 0, Math.min(rise, trained)),
    stretch('catapult', Math.min(rise, trained), trained),
    stretch('periodic', trained, Math.max(trained, cyclic)),
    stretch('chaotic', Math.max(trained, cyclic), Math.max(trained, bounded)),
    stretch('divergent', Math.max(trained, bounded), end),
  ];
}

const stretch = (phase: Phase, from: number, to: number): Segment => ({
  from,
  to,
  className: `segment-${phase}`,
  name: PHASES[phase].word.toLowerCase(),
});
