import { choice, flag, packed, type RealField, real, whole } from '../../state/fields.ts';
import { viewSlice } from '../../state/inputs.ts';
import { type Reader, simpleSlice } from '../../state/slice.ts';

/** What the course keeps: the chapter and its section, what the chapter's own figures are set to, and answers if they were asked for. */

/** The chapters, in the order of the lecture, and how many sections each has. */
export const SECTIONS = {
  lazy: 6,
  scale: 5,
  ntk: 6,
  bowl: 6,
  catapult: 5,
  toy: 7,
  beyond: 11,
} as const;
export type ChapterName = keyof typeof SECTIONS;
export const CHAPTER_NAMES = Object.keys(SECTIONS) as ChapterName[];

const MOST_SECTIONS = Math.max(...Object.values(SECTIONS));

/** A number that few digits say. */
const rounded = (field: RealField, digits = 4): RealField & { readonly digits: number } => ({
  ...field,
  digits,
});

/** What a weight of the four neurons may be. */
const WEIGHT = { min: -5, max: 5 };

const place = {
  chapter: ['ch', choice(CHAPTER_NAMES, 'lazy', 'chapter')],
  section: ['s', whole({ min: 0, max: MOST_SECTIONS - 1 }, 0, 'section of the chapter')],
} as const;

/** What the figures of each chapter are set to, beside the page's run. */
export const FIGURES = {
  lazy: {
    netWidth: ['m', whole({ min: 4, max: 1024 }, 16, 'chapter lazy: width of the small net')],
    activation: ['act', choice(['tanh', 'relu'], 'tanh', 'chapter lazy: its activation')],
    firstWeight: ['u0', rounded(real({ min: -4, max: 4 }, 1, 'chapter lazy: u at the start'))],
    secondWeight: ['v0', rounded(real({ min: -4, max: 4 }, 2, 'chapter lazy: v at the start'))],
  },
  scale: {
    zero: [
      'zero',
      choice(['doubling', 'subtracting', 'none'], 'doubling', 'chapter scale: how f is made 0 at the start'),
    ],
    scaleStep: ['sc', rounded(real({ min: 1, max: 1e4 }, 4, 'chapter scale: output scale of the net'))],
  },
  ntk: {
    trained: ['k', whole({ min: 0, max: 1000 }, 0, 'chapter ntk: training step of the small net')],
    row1: ['j1', rounded(real({ min: -4, max: 4 }, 2, 'chapter ntk: first entry of the row J'))],
    row2: ['j2', rounded(real({ min: -4, max: 4 }, 1, 'chapter ntk: its second entry'))],
  },
  bowl: {
    steep: ['qa', rounded(real({ min: 0, max: 10 }, 4, 'chapter bowl: one eigenvalue'))],
    flat: ['qb', rounded(real({ min: 0, max: 10 }, 1, 'chapter bowl: the other'))],
    turned: [
      'qd',
      rounded(real({ min: -90, max: 90 }, 30, 'chapter bowl: angle of the first direction, degrees')),
    ],
    startX: ['qx', rounded(real({ min: -4, max: 4 }, 3, 'chapter bowl: start, across'))],
    startY: ['qy', rounded(real({ min: -4, max: 4 }, 1, 'chapter bowl: start, upwards'))],
    bowlRate: ['qe', rounded(real({ min: 0.001, max: 5 }, 0.3, 'chapter bowl: learning rate'))],
  },
  catapult: {},
  toy: {
    u1: ['u1', rounded(real(WEIGHT, 1, 'chapter toy: weight 1 of u'), 3)],
    u2: ['u2', rounded(real(WEIGHT, 2, 'chapter toy: weight 2 of u'), 3)],
    u3: ['u3', rounded(real(WEIGHT, 0, 'chapter toy: weight 3 of u'), 3)],
    u4: ['u4', rounded(real(WEIGHT, 1, 'chapter toy: weight 4 of u'), 3)],
    v1: ['v1', rounded(real(WEIGHT, 2, 'chapter toy: weight 1 of v'), 3)],
    v2: ['v2', rounded(real(WEIGHT, 1, 'chapter toy: weight 2 of v'), 3)],
    v3: ['v3', rounded(real(WEIGHT, 1, 'chapter toy: weight 3 of v'), 3)],
    v4: ['v4', rounded(real(WEIGHT, 1, 'chapter toy: weight 4 of v'), 3)],
    sequential: ['seq', flag('chapter toy: v moves by the new u')],
  },
  beyond: {
    noise: ['sigma', rounded(real({ min: 0, max: 1 }, 0, 'chapter beyond: label noise'))],
  },
} as const satisfies Record<ChapterName, object>;

type Place = typeof place;
type FigureProperties = (typeof FIGURES)['lazy'] &
  (typeof FIGURES)['scale'] &
  (typeof FIGURES)['ntk'] &
  (typeof FIGURES)['bowl'] &
  (typeof FIGURES)['toy'] &
  (typeof FIGURES)['beyond'];

const single = simpleSlice('course', {
  ...place,
  ...(Object.assign({}, ...Object.values(FIGURES)) as FigureProperties),
} as Place & FigureProperties);

type Single = typeof single.initial;

export interface CourseInputs extends Single {
  /** Answers to an exercise, packed, if a reader asked for a link with them. */
  readonly answers: string;
}

/** Characters of a link that answers may take. */
export const MOST_ANSWERS = 84;
const ANSWERS = packed(
  `answers as this page writes them, at most ${MOST_ANSWERS} characters`,
  'answers to the exercise, as the page writes them on request',
);
const isPacked = (text: string) => text.length <= MOST_ANSWERS && /^[\w-]*$/.test(text);

/** Whether a property says something in a chapter: those of the figures of other chapters do not. */
const belongs = (property: string, chapter: ChapterName) => property in place || property in FIGURES[chapter];

/** The value with what says nothing in its chapter as it is by default, and a section that there is. */
function settled(value: Single): Single {
  const { initial } = single;
  const kept = Object.fromEntries(
    Object.entries(value).map(([name, each]) => [
      name,
      belongs(name, value.chapter) ? each : initial[name as keyof Single],
    ]),
  ) as unknown as Single;
  return { ...kept, section: Math.min(value.section, SECTIONS[value.chapter] - 1) };
}

function readSingle(keys: Reader): Single {
  const value = single.read(keys);
  const sound = settled(value);
  for (const [name, [key]] of Object.entries(single.single)) {
    const text = keys.text(key);
    if (text === undefined) continue;
    if (!belongs(name, value.chapter))
      keys.repair(key, text, 'ignored', `with the chapter it belongs to, not ch=${value.chapter}`);
  }
  if (sound.section !== value.section)
    keys.repair('s', String(value.section), sound.section, `at most ${SECTIONS[value.chapter] - 1}`);
  return sound;
}

export const courseSlice = viewSlice<CourseInputs>({
  name: 'course',
  fields: { ...single.fields, ans: ANSWERS },
  single: single.single,
  initial: { ...single.initial, answers: '' },
  read(keys) {
    const text = keys.value('ans', ANSWERS) as string;
    if (!isPacked(text)) keys.repair('ans', text, 'none', ANSWERS.allowed);
    return { ...readSingle(keys), answers: isPacked(text) ? text : '' };
  },
  write: ({ answers, ...rest }) => [
    ...single.write(rest),
    ...(answers === '' ? [] : ([['ans', answers]] as const)),
  ],
  sound: ({ answers, ...rest }, { answers: before, ...others }) => ({
    ...settled(single.sound(rest, others)),
    answers: isPacked(answers) ? answers : before,
  }),
});
