import type { Phase } from '../../core/theory/fate.ts';

/** What each phase means, in one line: its word and mark wherever it is named, and the tooltip of the verdict. */
export const PHASES: Record<
  Phase,
  { readonly word: string; readonly mark: string; readonly meaning: string }
> = {
  lazy: { word: 'Lazy', mark: '●', meaning: 'the loss never exceeds its first value and training converges' },
  catapult: {
    word: 'Catapult',
    mark: '▲',
    meaning: 'the loss first rises above its first value, then training converges in a flatter place',
  },
  periodic: {
    word: 'Periodic',
    mark: '◆',
    meaning: 'training stays bounded and repeats a cycle, without converging',
  },
  chaotic: { word: 'Chaotic', mark: '✱', meaning: 'training stays bounded and never repeats' },
  divergent: { word: 'Divergent', mark: '✕', meaning: 'the loss grows without bound' },
};
