import { formatNumber } from '../../charts/scales.ts';
import { Explained } from '../../panels/words/Explained.tsx';
import { DecayNote } from './DecayNote.tsx';

interface Props {
  readonly seeds: number;
  /** μ. */
  readonly decay: number;
  /** Whether it is a sweep over the learning rate, which has two lines in its first chart. */
  readonly isOfRate: boolean;
}

/** What the lines of a sweep are. */
export function SweepKey({ seeds, decay, isOfRate }: Props) {
  const name = decay > 0 ? 'κ where the residual settles' : 'landing curvature κ∞ = ηλ∞';
  const [flat, start] = decay > 0 ? ['λ', 'there'] : ['λ∞', ''];
  return (
    <div className="atlas-legend">
      <ul>
        {isOfRate && (
          <>
            <li>
              <Line className="sweep-line" />
              <Explained text={name} />
            </li>
            <li>
              <Line className="sweep-second curve-dashed" />
              <Explained
                text={`${flat}/λ₀${start === '' ? '' : ` ${start}`}: below 1 the run ends flatter than it started`}
              />
            </li>
          </>
        )}
        {seeds > 1 && (
          <li>
            <span className="swatch swatch-band" />
            median and middle 80 % of {formatNumber(seeds)} seeds
          </li>
        )}
      </ul>
      <DecayNote decay={decay} />
    </div>
  );
}

const Line = ({ className }: { readonly className: string }) => (
  <svg className="key-line" viewBox="0 0 24 8" aria-hidden="true">
    <path className={`curve ${className}`} d="M0 4H24" />
  </svg>
);
