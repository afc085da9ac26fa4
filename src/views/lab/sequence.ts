/** The questions of the lab, in the order they are asked: what links call them, and their titles. What they ask is loaded with the first of them. */
export const TITLES = {
  lazy: 'Lazy',
  catapult: 'Catapult',
  'above-two': 'Just above 2',
  'large-output': 'A large first output',
  narrow: 'Four neurons',
  'near-four': 'Near 4',
  four: 'Exactly 4',
  divergent: 'Above 4',
  widths: 'A thousand, a million',
  alpha: 'A large output scale',
  'alpha-above-two': 'The same above 2',
  'alpha-output': 'Large α, f₀ ≠ 0',
  'up-down-up': 'Up, down, up',
  'edge-of-stability': 'Edge of stability',
  sharpness: 'Sharpness or λ?',
  'period-two': 'No flat minimum',
  chaos: 'Chaos',
  'far-target': 'Below 4, yet lost',
  slides: 'A term in the slides',
} as const;
export type QuestionName = keyof typeof TITLES;

export const QUESTION_NAMES = Object.keys(TITLES) as readonly QuestionName[];

/** The question so many places on in the sequence; null beyond its ends. From none, one on is the first. */
export function questionBeside(name: QuestionName | null, by: 1 | -1): QuestionName | null {
  const at = name === null ? -1 : QUESTION_NAMES.indexOf(name);
  return QUESTION_NAMES[at + by] ?? null;
}
