import { useState } from 'react';
import { here } from '../panels/files.ts';
import { useInputs, useStore } from '../state/react.tsx';
import './share.css';

/** The link to exactly this state. */
export function Share() {
  const store = useStore();
  const [said, setSaid] = useState<'copied' | 'select' | null>(null);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(store.link.linkTo(store.inputs.getState(), here()));
      setSaid('copied');
    } catch {
      // No clipboard (an embedded page, an old browser): show the link to be copied by hand.
      setSaid('select');
    }
  };
  return (
    <div className="share">
      <button type="button" onClick={copy}>
        Copy link
      </button>
      <span role="status" className="share-said">
        {said === 'copied' ? 'Link copied' : ''}
      </span>
      {said === 'select' && <SelectableLink />}
    </div>
  );
}

/** The link to copy by hand, kept at the present state. */
function SelectableLink() {
  const { link } = useStore();
  const address = useInputs((inputs) => link.linkTo(inputs, here()));
  return (
    <input
      className="share-link"
      aria-label="Link to this state"
      readOnly
      value={address}
      onFocus={(event) => event.currentTarget.select()}
    />
  );
}
