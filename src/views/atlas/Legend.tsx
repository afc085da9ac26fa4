import type { KeyEntry } from '../../charts/picture.ts';
import { formatNumber } from '../../charts/scales.ts';
import { FATES } from '../../core/many/cellRecord.ts';
import type { Colour } from '../../state/atlas.ts';
import { PHASES } from '../run/phases.ts';
import { gradientOf, SCALES } from './colours.ts';
import { LIMIT } from './question.ts';

/** The legend for a picture to keep. */
export function legendKey(colour: Colour): KeyEntry[] {
  const probe = document.createElement('span');
  document.body.append(probe);
  const colourOf = (name: string) => {
    probe.style.color = `var(--${name})`;
    return getComputedStyle(probe).color;
  };
  const key: KeyEntry[] = [];
  if (colour !== 'fate') {
    const { title, from, to } = SCALES[colour];
    key.push({ fills: gradientOf(colour), label: `${title}, ${formatNumber(from)} to ${formatNumber(to)}` });
  }
  for (const fate of FATES) {
    if (fate === null) key.push({ fills: [colourOf('nowhere')], label: 'no such network' });
    else if (shows(colour, fate))
      key.push({ fills: [colourOf(fate)], label: PHASES[fate].word.toLowerCase() });
  }
  if (colour === 'steps') key.push({ fills: [colourOf('line')], label: SLOW });
  probe.remove();
  return key;
}

const SLOW = `still on its way at ${formatNumber(LIMIT)} steps`;

/** What the colours of a map mean. */
export function Legend({ colour }: { readonly colour: Colour }) {
  return (
    <div className="atlas-legend">
      {colour !== 'fate' && <Gradient colour={colour} />}
      <ul>
        {FATES.filter((fate) => fate === null || shows(colour, fate)).map((fate) => (
          <li key={fate ?? 'none'}>
            <span className={`swatch ${fate === null ? 'swatch-nowhere' : `phase-${fate}`}`} />
            {fate === null ? 'no such network' : `${PHASES[fate].mark} ${PHASES[fate].word.toLowerCase()}`}
          </li>
        ))}
        {colour === 'steps' && (
          <li>
            <span className="swatch swatch-slow" />
            {SLOW}
          </li>
        )}
      </ul>
    </div>
  );
}

/** Phases that keep their own colour beside a scale. */
function shows(colour: Colour, fate: string): boolean {
  if (colour === 'fate' || fate === 'divergent') return true;
  return (colour === 'landing' || colour === 'steps') && (fate === 'periodic' || fate === 'chaotic');
}

function Gradient({ colour }: { readonly colour: Exclude<Colour, 'fate'> }) {
  const { title, from, to } = SCALES[colour];
  const stops = gradientOf(colour);
  return (
    <div className="gradient">
      <span className="gradient-title">{title}</span>
      <span>{formatNumber(from)}</span>
      <svg viewBox={`0 0 ${stops.length} 1`} preserveAspectRatio="none" aria-hidden="true">
        {stops.map((fill, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the stops of a scale never change places
          <rect key={i} x={i} width={1.1} height={1} fill={fill} />
        ))}
      </svg>
      <span>{formatNumber(to)}</span>
    </div>
  );
}
