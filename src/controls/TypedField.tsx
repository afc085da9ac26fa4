import { type KeyboardEvent, useId, useState } from 'react';
import { type Limits, readTyped, typedText } from './typed.ts';
import './field.css';

export interface TypedFieldProps {
  /** Accessible name of the input, and the name used in messages. */
  readonly name: string;
  readonly label: string;
  readonly value: number;
  readonly limits: Limits;
  /** Objection to a number within the limits, in words; null when there is none. */
  readonly check?: ((value: number) => string | null) | undefined;
  readonly id?: string | undefined;
  readonly onCommit: (value: number) => void;
}

interface Draft {
  readonly text: string;
  /** The value the draft was typed over: once the value changes from elsewhere, the draft is void. */
  readonly over: number;
  readonly error: string | null;
}

/**
 * A number typed by hand: committed by Enter or on leaving, given up with Escape. A text that is refused stays, with the reason under it.
 * Renders the field and the message as siblings, so that the parent lays them out.
 */
export function TypedField({ name, label, value, limits, check, id, onCommit }: TypedFieldProps) {
  const [kept, setDraft] = useState<Draft | null>(null);
  const errorId = useId();
  const draft = kept !== null && Object.is(kept.over, value) ? kept : null;
  const error = draft?.error ?? null;

  const commit = () => {
    if (draft === null) return;
    const typed = draft.text.trim() === '' ? { value } : readTyped(draft.text, label, limits, check);
    if ('error' in typed) {
      setDraft({ ...draft, error: typed.error });
      return;
    }
    setDraft(null);
    if (typed.value !== value) onCommit(typed.value);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter') commit();
    if (event.key === 'Escape' && draft !== null) {
      event.stopPropagation();
      setDraft(null);
    }
  };
  return (
    <>
      <span className="typed-room">
        <input
          id={id}
          className="typed"
          type="text"
          inputMode="decimal"
          autoComplete="off"
          spellCheck={false}
          aria-label={name}
          aria-invalid={error !== null}
          aria-describedby={error === null ? undefined : errorId}
          value={draft?.text ?? typedText(value)}
          onChange={(event) => setDraft({ text: event.currentTarget.value, over: value, error: null })}
          onKeyDown={onKeyDown}
          onBlur={commit}
        />
      </span>
      {error !== null && (
        <p className="field-error" id={errorId} role="alert">
          {error}
        </p>
      )}
    </>
  );
}
