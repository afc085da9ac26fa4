/** The questions of the lab, in the order they are asked: what links call them. */
export const QUESTION_NAMES = [
  'lazy',
  'catapult',
  'above-two',
  'large-output',
  'narrow',
  'near-four',
  'four',
  'divergent',
  'widths',
  'alpha',
  'alpha-above-two',
  'alpha-output',
  'up-down-up',
  'edge-of-stability',
  'sharpness',
  'period-two',
  'chaos',
  'far-target',
  'slides',
] as const;
export type QuestionName = (typeof QUESTION_NAMES)[number];

/** The question so many places on in the sequence; null beyond its ends. From none, one on is the first. */
export function questionBeside(name: QuestionName | null, by: 1 | -1): QuestionName | null {
  const at = name === null ? -1 : QUESTION_NAMES.indexOf(name);
  return QUESTION_NAMES[at + by] ?? null;
}
