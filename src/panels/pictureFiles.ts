import type { Extras } from '../charts/picture.ts';

/** The files that a drawing can be kept in. */

export interface FileKind {
  /** As a button has it. */
  readonly label: string;
  readonly name: string;
  make(): Promise<Blob>;
  /** What of it can be copied where no file may be saved, if the file itself is no text. */
  text?(): Promise<string>;
}

const SCALES = [1, 2, 4] as const;

/** SVG, and PNG in three sizes, of the frames inside an element. `extras` is asked when a file is made. */
export function pictureFiles(
  file: string,
  element: () => Element | null,
  extras: () => Extras,
): readonly FileKind[] {
  // What makes pictures is loaded when the first one is wanted.
  const load = () => import('../charts/picture.ts');
  const draw = async () => {
    const { svgOf } = await load();
    const drawn = element();
    if (drawn === null) throw new Error('there is no picture');
    return svgOf(drawn, extras());
  };
  return [
    {
      label: 'SVG',
      name: `${file}.svg`,
      make: async () => new Blob([await draw()], { type: 'image/svg+xml' }),
    },
    ...SCALES.map((scale) => ({
      label: `PNG ${scale}×`,
      name: `${file}-${scale}x.png`,
      make: async () => (await load()).pngOf(await draw(), scale, extras()),
      text: draw,
    })),
  ];
}
