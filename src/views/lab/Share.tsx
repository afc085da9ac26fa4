import { useState } from 'react';
import { linkOf } from '../../state/link.ts';
import { useLab } from '../../state/store.ts';
import { here, save } from '../files.ts';
import { runOf } from '../run/derive.ts';
import { csvOf } from './csv.ts';

/** The link to exactly this state, and the run as a table. */
export function Share() {
  const [said, setSaid] = useState<'copied' | 'select' | null>(null);
  const view = useLab(({ inputs }) => inputs.view);
  const link = () => linkOf(useLab.getState().inputs, here());
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
    const { inputs } = useLab.getState();
    const { trajectory } = runOf(inputs, inputs.steps);
    save(new Blob([csvOf(trajectory, link())], { type: 'text/csv' }), 'catapult-run.csv');
  };
  return (
    <div className="share">
      <button type="button" onClick={copy}>
        Copy link
      </button>
      {view === 'lab' && (
        <button type="button" onClick={download}>
          Download CSV
        </button>
      )}
      <span role="status" className="share-said">
        {said === 'copied' ? 'Link copied' : ''}
      </span>
      {said === 'select' && <SelectableLink />}
    </div>
  );
}

/** The link to copy by hand, kept at the present state. */
function SelectableLink() {
  const link = useLab(({ inputs }) => linkOf(inputs, here()));
  return (
    <input
      className="share-link"
      aria-label="Link to this state"
      readOnly
      value={link}
      onFocus={(event) => event.currentTarget.select()}
    />
  );
}
