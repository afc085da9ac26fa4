import { here } from '../../panels/files.ts';
import { runOf } from '../../panels/run.ts';
import { SavedNote, useSaving } from '../../panels/saving.tsx';
import { useInputs, useStore } from '../../state/react.tsx';
import { csvOf } from './csv.ts';
import { labSlice } from './slice.ts';

/** The run as a table; of a question there is none. */
export function DownloadCsv() {
  const store = useStore();
  const asked = useInputs((inputs) => labSlice.of(inputs).asked);
  const { said, save } = useSaving();
  const table = () => {
    const inputs = store.inputs.getState();
    const { trajectory } = runOf(inputs.run, inputs.clock.steps);
    return new Blob([csvOf(trajectory, store.link.linkTo(inputs, here()))], { type: 'text/csv' });
  };
  return (
    <div className="download">
      <button type="button" disabled={asked} onClick={() => save('catapult-run.csv', table)}>
        Download CSV
      </button>
      <SavedNote said={said} />
    </div>
  );
}
