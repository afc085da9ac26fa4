import type { Judgement } from '../../../src/views/course/judging/judge.ts';

/** Answers as students type them, and what becomes of them: by exercise and field. */

interface Table {
  /** The right answer in several spellings. */
  readonly right: readonly string[];
  /** Wrong answers by their id. */
  readonly wrong: Readonly<Record<string, readonly string[]>>;
  /** Wrong answers that nobody has named yet. */
  readonly other: readonly string[];
}

export const ANSWERS: Readonly<Record<string, Table>> = {
  'linear a11': {
    right: ['v²', 'v*v', 'A11 = v^2', 'A₁₁ = (v)(v)', '(u v² + v^3)/(u+v)', 'v v', '|v|²'],
    wrong: { kernel: ['u²+v²', '(u+v)^2 - 2uv'], otherWeight: ['u²', 'u*u'], sign: ['-v^2', '−v·v'] },
    other: ['v', '4', 'v^3'],
  },
  'linear a12': {
    right: ['uv', 'v u', 'u*v', 'A12 = u·v', '((u+v)² − u² − v²)/2', 'A_12=vu'],
    wrong: {
      hessian: ['2uv-y', 'uv + (u v − y)'],
      residualOnly: ['uv - y', '-(y - u*v)'],
      diagonal: ['0', 'u-u'],
    },
    other: ['2', '2uv', 'u+v'],
  },
  'linear b1': {
    right: ['v(uv+y)', 'uv² + vy', 'b₁ = v*(u*v + y)', 'v^2 u + y v', '2uv² − v(uv − y)', 'b1=y v+v v u'],
    wrong: {
      noStart: ['-v(uv-y)', 'v(y − uv)'],
      sign: ['v(3uv-y)', '2uv^2 + v(uv - y)'],
      noResidual: ['2uv²', '2 v^2 u'],
    },
    other: ['10', 'v(uv-y)', 'u(uv+y)'],
  },
  'linear limit1': {
    right: [
      'u - v(uv-y)/(u²+v²)',
      'u + v (y − uv) / (u^2 + v^2)',
      '(u³ + v y)/(u²+v²)',
      'W∞1 = u − v·(u·v − y)/(u² + v²)',
    ],
    wrong: {
      pseudoinverse: ['v(uv+y)/(u²+v²)', '(v^2 u + v y)/(v^2+u^2)'],
      uphill: ['u + v(uv-y)/(u²+v²)', 'u − v(y−uv)/(u^2+v^2)'],
      oneStep: ['u - v(uv-y)', 'u+vy−uv²'],
    },
    other: ['1.4', '7/5', 'u - v(uv-y)/(u+v)^2'],
  },
  'spectrum top': {
    right: ['a²+b²', 'a*a + b*b', 'μ = (a+b)² − 2ab', 'b^2 + a^2'],
    wrong: {
      singular: ['√(a²+b²)', 'sqrt(a^2+b^2)'],
      diagonal: ['a²', 'a a'],
      squareOfSum: ['(a+b)²', 'a^2+2ab+b^2'],
    },
    other: ['5', 'a b', 'a²-b²'],
  },
  'spectrum zerosOfWeights': {
    right: ['p-k', '−k + p', 'm = p − k'],
    wrong: { same: ['N-k', '-k+N'], fullRank: ['p-N', '−(N−p)'], rank: ['k', '2k - k'] },
    other: ['p', '0', 'p+k'],
  },
  'spectrum zerosOfPoints': {
    right: ['N-k', '−k + N', 'm = N − k', 'max(0, N-k)'],
    wrong: { never: ['0', 'N-N'], same: ['p-k', '-k+p'], rank: ['k', 'k·1'] },
    other: ['N', '1', 'p-N'],
  },
  'bowl critical': {
    right: ['2/a', 'η_crit = 2/a', 'η < 2/λmax', '2 a^-1', '2a⁻¹', 'eta_crit=2/lambda_max', '1/(a/2)'],
    wrong: {
      noOscillation: ['1/a', 'a^(-1)'],
      smallest: ['2/b', '2/λmin'],
      fastest: ['2/(a+b)', '1/((a+b)/2)'],
      inverse: ['a/2', '0,5a'],
    },
    other: ['.5', '2', '1/b'],
  },
  'bowl factor': {
    right: ['1-ηq', '1 - eta q', '−(η·q − 1)', '1-eta*lambda', 'm = 1 − ηλ'],
    wrong: {
      noEigenvalue: ['1-η', '1 − eta'],
      twice: ['1-2ηq', '1 − 2 eta*q'],
      flow: ['exp(-ηq)', 'exp(−q eta)'],
      size: ['|1-ηq|', 'abs(eta q - 1)'],
      uphill: ['1+ηq', 'eta*q+1'],
    },
    other: ['-0.6', '1/(1+ηq)', '1-ηq²'],
  },
  'step u': {
    right: [
      'u - ηΔf v/√n',
      'u − eta*Df*v/sqrt(n)',
      "u' = u − η n^(-1/2) Δf v",
      'u - eta/√n Δf v',
      'u-η(f-y)v/√n',
      'u_t − η n⁻¹ᐟ² Δf_t v_t',
      'u_{t+1} = u - η Δf v / sqrt n',
    ],
    wrong: {
      noRoot: ['u-ηΔf v', 'u − eta*Df*v'],
      output: ['u - η f v/√n', 'u − eta v f n^(-1/2)'],
      twice: ['u-2ηΔf v/√n', 'u − 2 eta Df v/sqrt(n)'],
      ownWeight: ['u-ηΔf u/√n', 'u(1 − eta Df/sqrt(n))'],
      uphill: ['u+ηΔf v/√n', 'u + eta Df v/sqrt(n)'],
      overWidth: ['u-ηΔf v/n', 'u − eta*Df*v/n'],
    },
    other: ['0.2', 'u', 'u-ηΔf/√n'],
  },
  'step v': {
    right: ['v - ηΔf u/√n', 'v − eta*Df*u/sqrt(n)', "v' = v − (η/√n) (f − y) u", "v - ηΔf(u' + ηΔf v/√n)/√n"],
    wrong: {
      sequential: ["v - ηΔf u'/√n", 'v − eta Df (u − eta Df v/sqrt(n))/sqrt(n)', 'v - ηΔf u_{t+1}/√n'],
      noRoot: ['v-ηΔf u', 'v − eta*Df*u'],
      output: ['v - η f u/√n', 'v − eta u f n^(-1/2)'],
      twice: ['v-2ηΔf u/√n', 'v − 2 eta Df u/sqrt(n)'],
      ownWeight: ['v-ηΔf v/√n', 'v(1 − eta Df/sqrt(n))'],
      uphill: ['v+ηΔf u/√n', 'v + eta Df u/sqrt(n)'],
      overWidth: ['v-ηΔf u/n', 'v − eta*Df*u/n'],
    },
    other: ['1.6', 'v', "v - u'"],
  },
  'kernel kernel': {
    right: [
      '(U+V)/n',
      'U/n + V/n',
      'λ = (‖u‖² + ‖v‖²)/n',
      '(||u||^2+||v||^2)/n',
      'n^-1 (U + V)',
      '1/n (U+V)',
      'n⁻¹(‖u‖²+‖v‖²)',
    ],
    wrong: {
      root: ['(U+V)/√n', '(‖u‖²+‖v‖²)/sqrt(n)'],
      firstLayer: ['U/n', '‖u‖²/n'],
      secondLayer: ['V/n', '‖v‖^2/n'],
      sumOfVectors: ['(U+V+2S)/n', '(‖u‖² + ‖v‖² + 2u·v)/n'],
      product: ['2S/n', '2 u·v/n'],
      squaredOutput: ['S²/n', '(u·v)²/n'],
      noWidth: ['U+V', '‖u‖²+‖v‖²'],
    },
    other: ['3.25', 'U V/n', '(U+V)/n²'],
  },
  'evolution residual': {
    right: [
      'Δf(1-ηλ+η²Δf f/n)',
      "Df' = Df*(1 - eta*lambda + eta^2*Df*f/n)",
      'Δf − ηλΔf + η²Δf²(Δf+y)/n',
      'Δf_t (1 − η λ_t + η² f Δf / n)',
      '(f-y)(1-ηλ) + (ηΔf)² f/n',
    ],
    wrong: {
      slides: ['(1-ηλ+η²Δf²/n)Δf', 'Df*(1 - eta*lambda + eta^2*Df^2/n)'],
      noSquare: ['(1-ηλ)Δf', 'Df - eta lambda Df'],
      sign: ['(1-ηλ-η²Δf f/n)Δf', 'Df − eta lambda Df − eta^2 Df^2 f/n'],
      output: ['f-ηλΔf+η²Δf²f/n', 'y + Df(1 − eta lambda + eta^2 Df f/n)'],
    },
    other: ['-0.2', 'Δf', 'Δf(1-ηλ+η²f²/n)'],
  },
  'evolution kernel': {
    right: [
      'λ + (ηΔf/n)(ηλΔf - 4f)',
      'lambda - 4 eta Df f/n + eta^2 Df^2 lambda/n',
      "λ' = λ(1+η²Δf²/n) − 4ηΔf(Δf+y)/n",
      'λ+ηΔf/n(ηλΔf−4f)',
    ],
    wrong: {
      slides: ['λ+η(ηλ-4)Δf²/n', 'lambda + eta*(eta*lambda - 4)*Df^2/n'],
      noSquare: ['λ-4ηΔf f/n', 'lambda − 4 eta f Df/n'],
      half: ['λ+(ηΔf/n)(ηλΔf-2f)', 'lambda − 2 eta Df f/n + eta² Df² lambda/n'],
      sign: ['λ+(ηΔf/n)(ηλΔf+4f)', 'lambda + 4 eta Df f/n + eta² Df² lambda/n'],
    },
    other: ['1.77', 'λ', 'λ(1-ηΔf)'],
  },
  'catapult change': {
    right: ['-(4-κ)r²', '(kappa-4) r^2', 'κr² − 4r²', "κ'-κ = -r r (4 - kappa)", '−(4−κ)|r|²'],
    wrong: {
      noSquare: ['-4r²', '-4 r^2'],
      half: ['-(2-κ)r²', '(kappa - 2) r^2'],
      sign: ['(4-κ)r²', '4r^2 - kappa r^2'],
      linear: ['-(4-κ)r', '(kappa-4)r'],
      whole: ['κ-(4-κ)r²', 'kappa + (kappa - 4) r^2'],
    },
    other: ['-0.25', '-(4-κ)r|r|', '-r²'],
  },
  'catapult bound': {
    right: ['2+r²', 'r^2 + 2', 'κ > 2 + r²', 'kappa > 2+r*r', '2 + |r|²'],
    wrong: { two: ['2', 'κ>2'], less: ['2-r²', '2 - r^2'], one: ['1+r²', '1+r^2'], four: ['4', '2+2'] },
    other: ['2.25', '2+r', '2+|r|'],
  },
  'catapult oneHump': {
    right: ['3.4', '3,4', 'κ₀ = 3.40010', '34/10', '3.39', '3.41'],
    wrong: { always: ['4', '4.0'], measured: ['3.6', '3,601'], threshold: ['2', '2.000'] },
    other: ['3', '3.5', '3.38', '3.42'],
  },
};

/** What no field takes for an answer, with what becomes of it in all of them. */
export const NONSENSE: readonly (readonly [text: string, kind: Judgement['kind']])[] = [
  ['', 'empty'],
  ['  \t ', 'empty'],
  ['asdf', 'unknown'],
  ['2 + xqx', 'unknown'],
  ['constructor', 'unknown'],
  ['__proto__', 'unreadable'],
  ['2 +', 'unreadable'],
  ['* 2', 'unreadable'],
  ['(1', 'unreadable'],
  ['1)', 'unreadable'],
  ['|1', 'unreadable'],
  ['()', 'unreadable'],
  ['1 2', 'unreadable'],
  ['1 = 2', 'unreadable'],
  ['1 = 2 = 3', 'unreadable'],
  ['sqrt', 'unreadable'],
  ['sqrt(1, 2)', 'unreadable'],
  ['2!', 'unreadable'],
  ['😀', 'unreadable'],
  ['1 😀 2', 'unreadable'],
  ['"1"', 'unreadable'],
  ['1; 2', 'unreadable'],
  ['(((((((((((((((((((((((((((((((((((((1)))))))))))))))))))))))))))))))))))))', 'unreadable'],
  ['('.repeat(150), 'unreadable'],
  ['1'.repeat(201), 'tooLong'],
  ['1/0', 'undefined'],
  ['0/0', 'undefined'],
  ['sqrt(-1)', 'undefined'],
  ['ln(0)', 'undefined'],
  ['exp(exp(9))', 'undefined'],
];
