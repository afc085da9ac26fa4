import type { KeyEntry } from '../../charts/picture.ts';
import { here } from '../../panels/files.ts';
import { pictureFiles } from '../../panels/pictureFiles.ts';
import { SavedNote, useSaving } from '../../panels/saving.tsx';
import { useInputs, useStore } from '../../state/react.tsx';
import type { ChartProps } from './chartProps.ts';
import { chartOf } from './charts.ts';
import { atlasSlice } from './slice.ts';

interface Props extends Pick<ChartProps, 'stage'> {
  /** The table of what is shown; null while there is none. */
  readonly csv: (link: string) => Promise<Blob | null> | Blob | null;
  /** What the colours mean, for a picture. */
  readonly legend?: () => readonly KeyEntry[];
}

/** The chart as a table and as pictures, each with the link to it inside. */
export function Export({ stage, csv, legend = () => [] }: Props) {
  const store = useStore();
  const { title } = chartOf(useInputs((inputs) => atlasSlice.of(inputs).chart));
  const { said, save } = useSaving();
  const link = () => store.link.linkTo(store.inputs.getState(), here());
  const pictures = pictureFiles(
    'catapult-atlas',
    () => stage.current,
    () => ({ title: `Catapult Lab: ${title}`, link: link(), key: legend() }),
  );
  return (
    <div className="atlas-export">
      <button type="button" onClick={() => save('catapult-atlas.csv', () => csv(link()))}>
        Download CSV
      </button>
      {pictures.map((file) => (
        <button key={file.label} type="button" onClick={() => save(file.name, file.make, file.text)}>
          {file.label}
        </button>
      ))}
      <SavedNote said={said} />
    </div>
  );
}
