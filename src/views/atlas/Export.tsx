import { type RefObject, useState } from 'react';
import { type KeyEntry, pngOf, svgOf } from '../../charts/picture.ts';
import { linkOf } from '../../state/link.ts';
import { useLab } from '../../state/store.ts';
import { here, save } from '../files.ts';

interface Props {
  /** The element whose frames make the picture. */
  readonly stage: RefObject<HTMLElement | null>;
  /** The table of what is shown; null while there is none. */
  readonly csv: (link: string) => Promise<Blob> | null;
  readonly title: string;
  /** What the colours mean, for a picture. */
  readonly legend: () => readonly KeyEntry[];
}

const SCALES = [1, 2, 4] as const;

/** The chart as a table and as pictures, each with the link to it inside. */
export function Export({ stage, csv, title, legend }: Props) {
  const [said, setSaid] = useState('');
  const link = () => linkOf(useLab.getState().inputs, here());
  const attempt = async (name: string, make: () => Promise<Blob> | Blob | null) => {
    setSaid('Preparing…');
    try {
      const blob = await make();
      if (blob === null) setSaid('Nothing is computed yet.');
      else {
        save(blob, name);
        setSaid('');
      }
    } catch (error) {
      setSaid(`Not saved: ${error instanceof Error ? error.message : String(error)}`);
    }
  };
  const picture = () => {
    if (stage.current === null) throw new Error('there is no chart');
    return svgOf(stage.current, { title, link: link(), key: legend() });
  };
  return (
    <div className="atlas-export">
      <button type="button" onClick={() => attempt('catapult-atlas.csv', () => csv(link()))}>
        Download CSV
      </button>
      <button
        type="button"
        onClick={() => attempt('catapult-atlas.svg', () => new Blob([picture()], { type: 'image/svg+xml' }))}
      >
        SVG
      </button>
      {SCALES.map((scale) => (
        <button
          key={scale}
          type="button"
          onClick={() =>
            attempt(`catapult-atlas-${scale}x.png`, () => pngOf(picture(), scale, { title, link: link() }))
          }
        >
          PNG {scale}×
        </button>
      ))}
      <span role="status" className="share-said">
        {said}
      </span>
    </div>
  );
}
