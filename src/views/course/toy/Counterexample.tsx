import { type FormEvent, useId, useState } from 'react';
import { readTyped } from '../../../controls/typed.ts';
import { Explained } from '../../../panels/words/Explained.tsx';
import { ShowWitness } from '../exercise/ShowWitness.tsx';
import { checkCounterexample } from '../exercises/run.ts';

const LIMITS = { min: -1e6, max: 1e6 };

type Checked =
  | { readonly error: string }
  | { readonly says: string; readonly isRight: boolean; readonly kappa0: number; readonly r0: number };

/** A start to be found from which |Δf| falls and rises again. */
export function Counterexample() {
  const [kappaText, setKappa] = useState('');
  const [rText, setR] = useState('');
  const [checked, setChecked] = useState<Checked | null>(null);
  const id = useId();
  const check = (event: FormEvent) => {
    event.preventDefault();
    const kappa = readTyped(kappaText, 'κ₀', LIMITS);
    const r = readTyped(rText, 'r₀', LIMITS);
    const error = 'error' in kappa ? kappa.error : 'error' in r ? r.error : null;
    if (error !== null || 'error' in kappa || 'error' in r) {
      setChecked({ error: error ?? '' });
      return;
    }
    const { says, isCounterexample, sizes } = checkCounterexample(kappa.value, r.value);
    setChecked(
      sizes.length === 0
        ? { error: says }
        : { says, isRight: isCounterexample, kappa0: kappa.value, r0: r.value },
    );
  };
  return (
    <form className="answer counterexample" onSubmit={check}>
      <p>Find a start with 2 &lt; κ₀ &lt; 4 from which |Δf| falls and then rises again.</p>
      <label htmlFor={`${id}-kappa`}>κ₀ =</label>
      <input
        id={`${id}-kappa`}
        type="text"
        inputMode="decimal"
        autoComplete="off"
        value={kappaText}
        onChange={(event) => setKappa(event.currentTarget.value)}
      />
      <label htmlFor={`${id}-r`}>r₀ =</label>
      <input
        id={`${id}-r`}
        type="text"
        inputMode="decimal"
        autoComplete="off"
        value={rText}
        onChange={(event) => setR(event.currentTarget.value)}
      />
      <button type="submit">Check</button>
      <div role="status" className="answer-said">
        {checked !== null && 'error' in checked && <p className="answer-wrong">{checked.error}</p>}
        {checked !== null && 'says' in checked && (
          <p className={checked.isRight ? 'answer-right' : 'answer-wrong'}>
            <Explained text={checked.says} />{' '}
            <ShowWitness witness={{ kind: 'run', kappa0: checked.kappa0, r0: checked.r0, w: 0 }} />
          </p>
        )}
      </div>
    </form>
  );
}
