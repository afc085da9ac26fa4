/** The questions of the lab, in the order they are asked: what links call them, and their titles, neither of which tells what comes. What they ask is loaded with the first of them. */
export const TITLES = {
  'below-2': 'Below 2',
  climb: 'The climb',
  'near-2': 'Just above 2',
  'large-f': 'Large f₀',
  narrow: 'Four neurons',
  'near-4': 'Near 4',
  four: 'Exactly 4',
  'above-4': 'Above 4',
  widths: 'Two widths',
  alpha: 'Large α',
  'alpha-3': 'Large α, c = 3',
  'alpha-f': 'Large α, f₀ ≠ 0',
  rises: 'Counting rises',
  'flow-2': 'Flow and descent',
  sharp: 'Sharpness or λ',
  'label-4': 'Target 4',
  larger: 'A larger η',
  'label-8': 'Target 8',
  slides: 'The slides',
} as const;
export type QuestionName = keyof typeof TITLES;

export const QUESTION_NAMES = Object.keys(TITLES) as readonly QuestionName[];

/** The question so many places on in the sequence; null beyond its ends. From none, one on is the first. */
export function questionBeside(name: QuestionName | null, by: 1 | -1): QuestionName | null {
  const at = name === null ? -1 : QUESTION_NAMES.indexOf(name);
  return QUESTION_NAMES[at + by] ?? null;
}
