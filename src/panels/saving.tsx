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
  /** Makes a file and gives it to the reader; `make` returns null where there is nothing yet. `text`: what of it can be copied, the file itself if not said. */
  save(name: string, make: Make, text?: () => Promise<string>): Promise<void>;
}

type Make = () => Promise<Blob | null> | Blob | null;

export function useSaving(): Saving {
  const [said, setSaid] = useState(NOTHING);
  const attempt = useCallback(async (name: string, make: Make, text?: () => Promise<string>) => {
    setSaid({ words: 'Preparing…', text: null });
    try {
      const blob = await make();
      if (blob === null) {
        setSaid({ words: 'Nothing is computed yet.', text: null });
        return;
      }
      save(blob, name);
      setSaid(
        isFramed() ? { words: IN_A_FRAME, text: await (text === undefined ? blob.text() : text()) } : NOTHING,
      );
    } catch (error) {
      const words = `Not saved: ${error instanceof Error ? error.message : String(error)}`;
      setSaid({ words, text: text === undefined ? null : await text().catch(() => null) });
    }
  }, []);
  return { said, save: attempt };
}

/** What became of saving. */
export function SavedNote({ said }: { readonly said: Said }) {
  const { words, text } = said;
  // Of each saving anew.
  const [opened, setOpened] = useState<Said | null>(null);
  const shown = opened === said;
  if (words === '') return null;
  return (
    <p className="saved">
      <span role="status">{words}</span>
      {text !== null && !shown && (
        <button type="button" onClick={() => setOpened(said)}>
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
