/** Along the balanced attractor chaos first sets in at this |w|; docs/model.md, "Phases". */
const FIRST_CHAOS = 1.3025;

/** The phases along a learning-rate track up to `end`: `rise` is the threshold 2, `label` and `edge` the two limits of the closed form. */
export function rateSegments(rise: number, label: number, edge: number, end: number) {
  const trained = Math.min(label, edge, end);
  const cyclic = Math.min(FIRST_CHAOS * label, edge, end);
  const bounded = Math.min(2 * label, edge, end);
  return [
    { from: 0, to: Math.min(rise, trained), className: 'segment-lazy' },
    { from: Math.min(rise, trained), to: trained, className: 'segment-catapult' },
    { from: trained, to: Math.max(trained, cyclic), className: 'segment-periodic' },
    { from: Math.max(trained, cyclic), to: Math.max(trained, bounded), className: 'segment-chaotic' },
    { from: Math.max(trained, bounded), to: end, className: 'segment-divergent' },
  ];
}
