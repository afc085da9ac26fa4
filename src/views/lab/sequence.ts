/** The questions of the lab, in the order they are asked: what links call them, and their titles, neither of which tells what comes. What they ask is loaded with the first of them. */
export const TITLES = {
  'below-two': 'Below 2',
  climb: 'The climb',
  'above-two': 'Just above 2',
  'large-output': 'Large f₀',
  'four-neurons': 'Four neurons',
  'near-four': 'Near 4',
  four: 'Exactly 4',
  'above-four': 'Above 4',
  widths: 'Two widths',
  alpha: 'Large α',
  'alpha-above-two': 'Large α, c = 3',
  'alpha-output': 'Large α, f₀ ≠ 0',
  rises: 'Counting rises',
  'flow-above-two': 'Flow and descent',
  sharpness: 'Sharpness or λ',
  'far-minimum': 'Target 4',
  'larger-rate': 'A larger η',
  'far-target': 'Target 8',
  slides: 'The slides',
} as const;
export type QuestionName = keyof typeof TITLES;

export const QUESTION_NAMES = Object.keys(TITLES) as readonly QuestionName[];

/** The question so many places on in the sequence; null beyond its ends. From none, one on is the first. */
export function questionBeside(name: QuestionName | null, by: 1 | -1): QuestionName | null {
  const at = name === null ? -1 : QUESTION_NAMES.indexOf(name);
  return QUESTION_NAMES[at + by] ?? null;
}
