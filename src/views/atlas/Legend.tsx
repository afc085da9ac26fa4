import type { KeyEntry } from '../../charts/picture.ts';
import { formatNumber } from '../../charts/scales.ts';
import { FATES } from '../../core/many/cellRecord.ts';
import { Explained } from '../../panels/words/Explained.tsx';
import { PHASES } from '../../panels/words/phases.ts';
import type { CellsComputation } from './cellsComputation.ts';
import { gradientOf, readColours, SCALES, variableOf } from './colours.ts';
import { DecayNote } from './DecayNote.tsx';
import { STEPS_FOLLOWED } from './question.ts';
import type { Colour } from './slice.ts';
import { useComputed } from './useCells.ts';
import './legend.css';

interface Props {
  readonly colour: Colour;
  /** μ of the map. */
  readonly decay: number;
}

interface KeyProps extends Props {
  /** Which fates, by their number, some cell has; null while nothing is computed. */
  readonly seen: ArrayLike<number> | null;
}

interface LegendProps extends Props {
  readonly computation: CellsComputation;
}

const NONE = 'no such network';
const SLOW = `still on its way at ${formatNumber(STEPS_FOLLOWED)} steps`;

/** The fates whose own colour is to be seen: those that some cell has and a scale does not take in. */
const shownFates = (colour: Colour, seen: ArrayLike<number> | null) =>
  FATES.filter((fate, i) => seen?.[i] === 1 && (fate === null || shows(colour, fate)));

function titleOf(colour: Exclude<Colour, 'fate'>, decay: number): string {
  const { title, decayed = title } = SCALES[colour];
  return decay > 0 ? decayed : title;
}

/** The legend for a picture to keep. */
export function legendKey({ colour, decay, seen }: KeyProps): KeyEntry[] {
  const key: KeyEntry[] = [];
  if (colour !== 'fate') {
    const { from, to } = SCALES[colour];
    const label = `${titleOf(colour, decay)}, ${formatNumber(from)} to ${formatNumber(to)}`;
    key.push({ fills: gradientOf(colour), label });
  }
  const fates = shownFates(colour, seen);
  const fills = readColours(fates.map(variableOf));
  fates.forEach((fate, i) => {
    key.push({ fills: [fills[i] ?? ''], label: fate === null ? NONE : PHASES[fate].word.toLowerCase() });
  });
  if (colour === 'steps') key.push({ fills: readColours(['--line']), label: SLOW });
  return key;
}

/** What the colours of a map mean: of those that are on it. */
export function Legend({ colour, decay, computation }: LegendProps) {
  // As a text it is the same while nothing new is seen, however often the picture grows.
  const seen = useComputed(computation, ({ shown }) => shown?.field.seen.join('') ?? '');
  return (
    <div className="atlas-legend">
      {colour !== 'fate' && <Gradient colour={colour} title={titleOf(colour, decay)} />}
      <ul>
        {shownFates(colour, [...seen].map(Number)).map((fate) => (
          <li key={fate ?? 'none'}>
            <span className={`swatch ${fate === null ? 'swatch-nowhere' : `phase-${fate}`}`} />
            {fate === null ? NONE : `${PHASES[fate].mark} ${PHASES[fate].word.toLowerCase()}`}
          </li>
        ))}
        {colour === 'steps' && (
          <li>
            <span className="swatch swatch-slow" />
            {SLOW}
          </li>
        )}
      </ul>
      <DecayNote decay={decay} />
    </div>
  );
}

/** Phases that keep their own colour beside a scale. */
function shows(colour: Colour, fate: string): boolean {
  if (colour === 'fate' || fate === 'divergent') return true;
  return (colour === 'landing' || colour === 'steps') && (fate === 'periodic' || fate === 'chaotic');
}

interface GradientProps {
  readonly colour: Exclude<Colour, 'fate'>;
  readonly title: string;
}

function Gradient({ colour, title }: GradientProps) {
  const { from, to } = SCALES[colour];
  const stops = gradientOf(colour);
  return (
    <div className="gradient">
      <span className="gradient-title">
        <Explained text={title} />
      </span>
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
