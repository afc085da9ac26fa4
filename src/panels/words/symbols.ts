/** What each symbol on the page means, in a sentence, and where on the stage it is to be seen. One symbol for one thing; docs/model.md has the equations. */

export type Place = 'rate' | 'valley' | 'loss' | 'ntk' | 'time' | 'settings' | 'step' | 'atlas';

export interface Meaning {
  readonly says: string;
  readonly place: Place;
}

export const SYMBOLS: Readonly<Record<string, Meaning>> = {
  c: {
    says: 'The learning rate in its natural unit, c = ηλ₀: the first step multiplies the residual by about 1 − c.',
    place: 'rate',
  },
  η: { says: 'The learning rate: a step moves each weight by η times its gradient.', place: 'rate' },
  λ: {
    says: 'The neural tangent kernel, (‖u‖² + ‖v‖²)/n: how strongly the output answers to a step. At a minimum it is the curvature.',
    place: 'ntk',
  },
  Θ: {
    says: 'The neural tangent kernel of several training points, the matrix JJᵀ: a row and a column for each point.',
    place: 'ntk',
  },
  J: {
    says: 'The Jacobian: how each output moves with each weight, a row for each point and a column for each weight.',
    place: 'ntk',
  },
  H: {
    says: 'The Hessian of the loss: its second derivatives, a row and a column for each weight.',
    place: 'ntk',
  },
  'λ₀': { says: 'The kernel λ at the start, step 0.', place: 'ntk' },
  'λ∞': { says: 'The kernel λ where training lands: smaller is flatter.', place: 'ntk' },
  κ: { says: 'Short for ηλ: what one step does to the residual is decided by it.', place: 'ntk' },
  'κ₀': { says: 'ηλ at the start, the same number as c.', place: 'rate' },
  'κ∞': { says: 'ηλ where training lands; below 2 the minimum is stable at this rate.', place: 'atlas' },
  n: { says: 'The width: how many neurons the hidden layer has.', place: 'settings' },
  y: { says: 'The target: the number the network is to learn.', place: 'settings' },
  α: { says: 'The output scale: a network multiplied by α has to learn y/α.', place: 'settings' },
  f: { says: 'The output of the network; that of the toy model is v·u/√n.', place: 'step' },
  'f₀': { says: 'The output at the start, step 0.', place: 'settings' },
  Δf: { says: 'The residual, output minus target: f − y. Training drives it to 0.', place: 'step' },
  'Δf₀': { says: 'The residual at the start.', place: 'step' },
  L: { says: 'The loss, half the square of the residual: Δf²/2.', place: 'loss' },
  t: { says: 'The step shown: how often the weights have been moved.', place: 'time' },
  T: { says: 'How many steps the run has.', place: 'settings' },
  u: { says: 'The weights of the first layer, one for each neuron.', place: 'valley' },
  v: { says: 'The weights of the second layer, one for each neuron.', place: 'valley' },
  W: { says: 'All weights of a network together: those of the toy model are u and v.', place: 'valley' },
  'W₀': { says: 'All weights at the start.', place: 'valley' },
  P̂: {
    says: 'Length of u + v, over √n: with the length of u − v it is all the loss depends on, so the run stays in this plane.',
    place: 'valley',
  },
  Q̂: {
    says: 'Length of u − v, over √n: the other direction of the plane the run lives in.',
    place: 'valley',
  },
  r: { says: 'The residual without units, ηΔf/√n.', place: 'step' },
  'r₀': { says: 'The residual without units, ηΔf/√n, at the start.', place: 'settings' },
  w: { says: 'The target without units, ηy/√n: beyond 1 no minimum is stable.', place: 'settings' },
  θ: { says: 'An angle that stands for the residual at c = 4: ηΔf/√n = 2cos θ.', place: 'step' },
  β: {
    says: 'Momentum: each step repeats the share β of the move before; a minimum is then stable up to ηλ = 2(1 + β).',
    place: 'settings',
  },
  μ: { says: 'Weight decay: each step also shrinks every weight by the share ημ.', place: 'atlas' },
  sharpness: {
    says: 'The largest eigenvalue of the Hessian of the loss. At a minimum it is λ.',
    place: 'ntk',
  },
};
