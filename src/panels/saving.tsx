import { useCallback, useState } from 'react';
import { isFramed, save } from './files.ts';
import './saving.css';

/** Saving something: what is said of it, and the text to copy where a frame may not let it be saved. */

export interface Said {
  readonly words: string;
  /** What was to be saved, where it is text and the page may not know whether it was. */
  readonly text: string | null;
}

const NOTHING: Said = { words: '', text: null };
const IN_A_FRAME = 'Saved, if the page around this one allows downloads.';

interface Saving {
  readonly said: Said;
  /** Makes a file and gives it to the reader; `make` returns null where there is nothing yet. */
  save(name: string, make: () => Promise<Blob | null> | Blob | null): Promise<void>;
}

export function useSaving(): Saving {
  const [said, setSaid] = useState(NOTHING);
  const attempt = useCallback(async (name: string, make: () => Promise<Blob | null> | Blob | null) => {
    setSaid({ words: 'Preparing…', text: null });
    try {
      const blob = await make();
      if (blob === null) {
        setSaid({ words: 'Nothing is computed yet.', text: null });
        return;
      }
      save(blob, name);
      const text = isFramed() && !blob.type.startsWith('image/png') ? await blob.text() : null;
      setSaid(isFramed() ? { words: IN_A_FRAME, text } : NOTHING);
    } catch (error) {
      setSaid({ words: `Not saved: ${error instanceof Error ? error.message : String(error)}`, text: null });
    }
  }, []);
  return { said, save: attempt };
}

/** What became of saving. */
export function SavedNote({ said: { words, text } }: { readonly said: Said }) {
  const [shown, setShown] = useState(false);
  if (words === '') return null;
  return (
    <p className="saved">
      <span role="status">{words}</span>
      {text !== null && !shown && (
        <button type="button" onClick={() => setShown(true)}>
          Show the text to copy
        </button>
      )}
      {text !== null && shown && (
        <textarea
          className="saved-text"
          aria-label="Text of the file"
          readOnly
          value={text}
          onFocus={(event) => event.currentTarget.select()}
        />
      )}
    </p>
  );
}
