import { useInputs, useStore } from '../../state/react.tsx';
import { EXAMPLES, type Example, exampleOf } from './examples.ts';
import { labSlice } from './slice.ts';
import './examples.css';

/** The guided examples as a list of buttons: a title, and a question to answer before looking. */
export function Examples() {
  const store = useStore();
  const active = useInputs(exampleOf);
  const open = ({ run, steps, comparisons }: Example) =>
    store.change(
      {
        run,
        clock: { steps, step: 0 },
        page: { view: labSlice.name },
        ...labSlice.patch({ ...comparisons, enlarged: null }),
      },
      'gesture',
    );
  return (
    <section className="examples" aria-label="Examples">
      <h2>Predict, then look</h2>
      <ul>
        {EXAMPLES.map((example) => (
          <li key={example.title}>
            <button
              type="button"
              aria-pressed={example === active}
              onClick={(event) => {
                open(example);
                event.currentTarget.closest<HTMLElement>('[popover]')?.hidePopover();
              }}
            >
              <strong>{example.title}</strong>
              <span>{example.question}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
