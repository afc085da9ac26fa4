import type { Variable } from '../judging/field.ts';

/** The symbols of the exercises, with the ways to type them. */

const SPELLINGS: Readonly<Record<string, readonly string[]>> = {
  η: ['eta'],
  λ: ['lambda', 'λ_t', 'λt', 'λₜ', 'lambda_t', 'λ0', 'λ₀', 'λ_0', 'lambda0', 'lambda_0', 'lam'],
  κ: ['kappa', 'κ_t', 'κt', 'κₜ', 'kappa_t', 'κ0', 'κ₀', 'κ_0', 'kappa0', 'kappa_0'],
  Δf: [
    'Df',
    'Δ f',
    'Deltaf',
    'Delta f',
    'Delta_f',
    'Δf_t',
    'Δfₜ',
    'Δft',
    'Df_t',
    'Δf₀',
    'Δf0',
    'Δf_0',
    'Df0',
    'residual',
  ],
  f: ['f_t', 'fₜ', 'f0', 'f₀', 'f_0'],
  r: ['r_t', 'rₜ', 'r0', 'r₀', 'r_0'],
  u: ['u_t', 'uₜ', 'u_i', 'uᵢ', 'ui', 'u0', 'u₀', 'u_0', 'u1', 'u₁', 'u_1'],
  v: ['v_t', 'vₜ', 'v_i', 'vᵢ', 'vi', 'v0', 'v₀', 'v_0', 'v1', 'v₁', 'v_1'],
  'u′': ["u'_i", "u_i'", 'u_{t+1}', 'u_(t+1)', 'u_t+1', 'uₜ₊₁', 'unew', 'u_new'],
  U: ['‖u‖²', '‖u‖^2', '‖u²‖', '|u|²', '|u|^2', 'u²', 'u^2'],
  V: ['‖v‖²', '‖v‖^2', '‖v²‖', '|v|²', '|v|^2', 'v²', 'v^2'],
  S: ['u·v', '(u·v)', '(uv)', '<u,v>', '⟨u,v⟩', 'u.v', 'uᵀv', 'vᵀu', 'v·u', '(v·u)', 'uv', 'vu'],
  a: ['λmax', 'λ_max', 'lambdamax', 'lambda_max', 'λ0', 'λ₀', 'λ_0', 'lambda0', 'lambda_0', 'λ1', 'λ₁'],
  b: ['λmin', 'λ_min', 'lambdamin', 'lambda_min', 'λ2', 'λ₂'],
  q: ['λ', 'lambda', 'λq', 'λ_q'],
};

/** A symbol that takes any value between two. */
export const free = (name: string, from: number, to: number): Variable => ({
  name,
  spellings: SPELLINGS[name] ?? [],
  domain: [from, to],
});

/** A symbol whose value follows from those before it. */
export const made = (name: string, domain: Exclude<Variable['domain'], readonly number[]>): Variable => ({
  name,
  spellings: SPELLINGS[name] ?? [],
  domain,
});
