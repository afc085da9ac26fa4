import { useState } from 'react';
import type { Trajectory } from '../../core/reduced.ts';
import type { Inputs } from '../../state/inputs.ts';
import { linkOf } from '../../state/link.ts';
import { csvOf } from './csv.ts';

interface Props {
  readonly inputs: Inputs;
  readonly trajectory: Trajectory;
}

const here = () => window.location.href.split(/[?#]/, 1)[0] ?? '';

/** The link to exactly this state, and the run as a table. */
export function Share({ inputs, trajectory }: Props) {
  const [said, setSaid] = useState<'copied' | 'select' | null>(null);
  const link = () => linkOf(inputs, here());
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(link());
      setSaid('copied');
    } catch {
      // No clipboard (an embedded page, an old browser): show the link to be copied by hand.
      setSaid('select');
    }
  };
  const download = () => {
    const url = URL.createObjectURL(new Blob([csvOf(trajectory, link())], { type: 'text/csv' }));
    const anchor = document.createElement('a');
    anchor.href = url;
    anchor.download = 'catapult-run.csv';
    anchor.click();
    // The download has its own hold on the data only after the click was handled.
    setTimeout(() => URL.revokeObjectURL(url), 10_000);
  };
  return (
    <div className="share">
      <button type="button" onClick={copy}>
        Copy link
      </button>
      <button type="button" onClick={download}>
        Download CSV
      </button>
      <span role="status" className="share-said">
        {said === 'copied' ? 'Link copied' : ''}
      </span>
      {said === 'select' && (
        <input
          className="share-link"
          aria-label="Link to this state"
          readOnly
          value={link()}
          onFocus={(event) => event.currentTarget.select()}
        />
      )}
    </div>
  );
}
