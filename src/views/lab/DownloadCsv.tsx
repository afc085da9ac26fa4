import { here } from '../../panels/files.ts';
import { runOf } from '../../panels/run.ts';
import { SavedNote, useSaving } from '../../panels/saving.tsx';
import { useStore } from '../../state/react.tsx';
import { csvOf } from './csv.ts';

/** The run as a table. */
export function DownloadCsv() {
  const store = useStore();
  const { said, save } = useSaving();
  const table = () => {
    const inputs = store.inputs.getState();
    const { trajectory } = runOf(inputs.run, inputs.clock.steps);
    return new Blob([csvOf(trajectory, store.link.linkTo(inputs, here()))], { type: 'text/csv' });
  };
  return (
    <>
      <button type="button" onClick={() => save('catapult-run.csv', table)}>
        Download CSV
      </button>
      <SavedNote said={said} />
    </>
  );
}
