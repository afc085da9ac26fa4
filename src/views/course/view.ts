import { playheadOf } from '../../panels/playhead.ts';
import type { Inputs } from '../../state/inputs.ts';
import type { Store } from '../../state/store.ts';
import type { Hotkey, View } from '../view.ts';
import { courseSlice } from './slice.ts';

const isPresent = ({ page }: Inputs) => page.present;

/** What turns the pages comes with the course itself, which is there before a key of it is pressed. */
const turn = async (store: Store, by: number) => (await import('./turning.ts')).turnPage(store, by);

const ON = ['ArrowRight', 'PageDown', ' '];
const BACK = ['ArrowLeft', 'PageUp'];

/** `keys.ts` has what the help says of them. */
const HOTKEYS: readonly Hotkey[] = [
  {
    matches: (key, inputs) =>
      isPresent(inputs) ? [...ON, ...BACK].includes(key) : key === ON[0] || key === BACK[0],
    run: (key, store) => void turn(store, ON.includes(key) ? 1 : -1),
  },
  {
    matches: (key) => key === 'p',
    run(_, store) {
      const playhead = playheadOf(store);
      playhead.play(!playhead.state().playing);
    },
  },
  {
    matches: (key) => key === 'f',
    run: (_, store) => store.change({ page: { present: !isPresent(store.inputs.getState()) } }, 'gesture'),
  },
  {
    matches: (key, inputs) => key === 'Escape' && isPresent(inputs),
    run: (_, store) => store.change({ page: { present: false } }, 'gesture'),
  },
];

/** The lecture, chapter by chapter, with its exercises. */
export const course: View = {
  name: 'course',
  label: 'Course',
  slice: courseSlice,
  letter: 'C',
  hotkeys: HOTKEYS,
  load: async () => ({ main: (await import('./Course.tsx')).Course }),
  keys: async () => (await import('./keys.ts')).keys,
  presents: true,
  chrome: (inputs) => ({ header: !isPresent(inputs) }),
};
