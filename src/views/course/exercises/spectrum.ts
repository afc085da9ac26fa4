import { near } from '../../../panels/words/numbers.ts';
import { at, type Values } from '../judging/field.ts';
import { type Exercise, refuter, type WitnessOf } from './exercise.ts';
import { free } from './symbols.ts';

/** Exercise: JJᵀ and JᵀJ share their eigenvalues, but for the multiplicity of 0. J has N rows (points), p columns (weights), rank k. */

const ROW: WitnessOf<'jacobian'> = { kind: 'jacobian', J: [[2, 1]] };
/** Equal inputs: two equal rows. */
const EQUAL: WitnessOf<'jacobian'> = {
  kind: 'jacobian',
  J: [
    [2, 1, 0],
    [2, 1, 0],
  ],
};

/** Rank of a small matrix of small whole numbers, by elimination. */
export function rankOf(matrix: readonly (readonly number[])[]): number {
  const rows = matrix.map((row) => [...row]);
  let rank = 0;
  for (let column = 0; column < (rows[0]?.length ?? 0); column++) {
    const pivot = rows.findIndex((row, k) => k >= rank && Math.abs(row[column] ?? 0) > 1e-9);
    if (pivot < 0) continue;
    const [top] = rows.splice(pivot, 1) as [number[]];
    for (const row of rows.slice(rank)) {
      const factor = (row[column] ?? 0) / (top[column] as number);
      for (const [k, value] of top.entries()) row[k] = (row[k] ?? 0) - factor * value;
    }
    rows.splice(rank++, 0, top);
  }
  return rank;
}

const [a, b] = ROW.J[0] as readonly [number, number];
const SHAPE: Values = { N: EQUAL.J.length, p: EQUAL.J[0]?.length ?? 0, k: rankOf(EQUAL.J) };
const HERE = `With ${SHAPE.N} equal rows of ${SHAPE.p} weights the rank is ${SHAPE.k}`;

const counts = (formula: (N: number, p: number, k: number) => number) => (values: Values) =>
  formula(at(values, 'N'), at(values, 'p'), at(values, 'k'));
const entries = (formula: (a: number, b: number) => number) => (values: Values) =>
  formula(at(values, 'a'), at(values, 'b'));

const top = entries((a, b) => a * a + b * b);
const zerosOfWeights = counts((_, p, k) => p - k);
const zerosOfPoints = counts((N, _, k) => N - k);

const wrongTop = refuter(top, ROW, { a, b });
const wrongWeights = refuter(zerosOfWeights, EQUAL, SHAPE);
const wrongPoints = refuter(zerosOfPoints, EQUAL, SHAPE);

const COUNTED = [free('N', 4, 9), free('p', 10, 20), free('k', 1, 4)];
const plainEntries = [
  { name: 'a', domain: [0.5, 3] },
  { name: 'b', domain: [0.5, 3] },
] as const;

export const SPECTRUM: Exercise = {
  name: 'spectrum',
  title: 'JJᵀ and JᵀJ have the same eigenvalues, but for 0',
  slide: 'NTK and the Hessian of the loss',
  fields: [
    {
      id: 'top',
      kind: 'expression',
      asks: 'Largest eigenvalue of JᵀJ for a single row J = (a, b)',
      label: 'q',
      spellings: ['μ', 'mu', 'λ', 'lambda', 'λmax', 'λ_max'],
      variables: plainEntries,
      friendly: { a, b },
      right: top,
      wrong: [
        wrongTop(
          'singular',
          entries((a, b) => Math.hypot(a, b)),
          (given, right) =>
            `That is the singular value of J: for J = (${a}, ${b}) it is ${given}, and JJᵀ = ${right}. What is JJᵀ for a single row?`,
        ),
        wrongTop(
          'diagonal',
          entries((a) => a * a),
          (given, right) =>
            `That is a diagonal entry of JᵀJ, ${given} for J = (${a}, ${b}). Try the vector Jᵀ: JᵀJ Jᵀ = ${right} · Jᵀ.`,
        ),
        wrongTop(
          'squareOfSum',
          entries((a, b) => (a + b) ** 2),
          (given, right) =>
            `For J = (${a}, ${b}) that is ${given}, and the trace of JᵀJ, the sum of all its eigenvalues, is only ${right}.`,
        ),
      ],
    },
    {
      id: 'zerosOfWeights',
      kind: 'expression',
      asks: 'Multiplicity of the eigenvalue 0 of JᵀJ, for N points, p weights and rank k',
      label: 'zeros',
      spellings: ['m'],
      variables: COUNTED,
      friendly: SHAPE,
      right: zerosOfWeights,
      wrong: [
        wrongWeights(
          'same',
          counts((N, _, k) => N - k),
          (given, right) =>
            `That is the number for JJᵀ. ${HERE}: JJᵀ has ${given} zero and JᵀJ has ${right}. If JᵀJx = μx, what does JJᵀ do to Jx, and when is Jx = 0?`,
        ),
        wrongWeights(
          'fullRank',
          counts((N, p) => p - N),
          (given, right) =>
            `That holds if no row depends on the others. ${HERE}, and ${right} eigenvalues are 0, not ${given}: what do equal inputs do to J?`,
        ),
        wrongWeights(
          'rank',
          counts((_, __, k) => k),
          (given, right) =>
            `That counts the eigenvalues that are not 0. ${HERE}: ${given} is not 0 and ${right} are. How many are there in all?`,
        ),
      ],
    },
    {
      id: 'zerosOfPoints',
      kind: 'expression',
      asks: 'Multiplicity of the eigenvalue 0 of JJᵀ, for N points, p weights and rank k',
      label: 'zeros',
      spellings: ['m'],
      variables: COUNTED,
      friendly: SHAPE,
      right: zerosOfPoints,
      wrong: [
        wrongPoints(
          'never',
          () => 0,
          (given, right) =>
            `${HERE}, so JJᵀ has ${right} eigenvalue 0 and not ${given}: take two equal inputs, and the difference of their outputs.`,
        ),
        wrongPoints(
          'same',
          counts((_, p, k) => p - k),
          (given, right) =>
            `That is the number for JᵀJ, ${given} here. ${HERE} and JJᵀ is ${SHAPE.N} × ${SHAPE.N}, with ${right} eigenvalue 0: where do the other zeros have room?`,
        ),
        wrongPoints(
          'rank',
          counts((_, __, k) => k),
          () =>
            `That counts the eigenvalues that are not 0: JJᵀ shares exactly those with JᵀJ. For a single row J = (${a}, ${b}), k = ${rankOf(ROW.J)} and JJᵀ = ${near(a * a + b * b)} has ${ROW.J.length - rankOf(ROW.J)} zeros.`,
          ROW,
        ),
      ],
    },
  ],
  predictions: [
    {
      id: 'vectors',
      asks: 'Do JJᵀ and JᵀJ also share their eigenvectors?',
      options: [
        {
          id: 'yes',
          label: 'yes',
          isRight: false,
          says: `For J = (${a}, ${b}) JJᵀ acts on vectors with ${ROW.J.length} entry, JᵀJ on vectors with ${ROW.J[0]?.length}: what turns one into the other?`,
          witness: ROW,
        },
        {
          id: 'mapped',
          label: 'no, but J maps one onto the other',
          isRight: true,
          says: `Yes: JᵀJx = qx gives JJᵀ(Jx) = q(Jx), and Jx ≠ 0 where q ≠ 0. For J = (${a}, ${b}), x = Jᵀ goes to Jx = ${near(a * a + b * b)}.`,
          witness: ROW,
        },
      ],
    },
  ],
};
