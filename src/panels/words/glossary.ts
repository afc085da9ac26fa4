/** Words that the page uses as the field does, each once; symbols are in `symbols.ts`, the words for what a run does in `phases.ts`. */
export const WORDS: Readonly<Record<string, string>> = {
  'bifurcation diagram':
    'Where runs end up, over a parameter: one point for a fixed point, two for a cycle of two, a band for chaos.',
  'critical rate': 'The learning rate 2/λ above which a bowl of curvature λ throws descent out.',
  'edge of stability':
    'Training that stays near curvature 2/η: it would go on to sharper places, and is thrown back.',
  'gradient flow':
    'Gradient descent with infinitely small steps: the weights move along the gradient in continuous time.',
  Hessian:
    'The matrix of second derivatives of the loss. At a minimum its eigenvalues are the curvatures of the valley.',
  Jacobian: 'The matrix of the derivatives of all outputs by all weights: a row for each training point.',
  'label noise': 'Targets that are a little off, by chance, anew at every step.',
  linearised:
    'Replaced by its tangent at the start: outputs that depend on the weights along straight lines.',
  'Lyapunov exponent':
    'How fast two runs that begin a hair apart move apart, as a rate a step: positive in chaos.',
  momentum: 'Each step adds a part β of the step before.',
  'neural tangent kernel':
    'JJᵀ, the inner products of the gradients of the outputs: it says how a step on one point changes the output at another.',
  sharpening:
    'Curvature that grows while training, as gradient flow makes it when the target is larger than the output.',
  'tripling map': 'θ becomes 3θ, round the circle: what descent does to an angle at c = 4.',
  'edge of the cone': 'Starts with u = v or u = −v: no network of that width and kernel puts out more.',
  eigenvalue:
    'A number q with Qx = qx for some x ≠ 0: the factor by which a matrix stretches one of its own directions.',
  width: 'How many hidden neurons a network has: n in the toy model, m in the small nets of the course.',
  warmup: 'A learning rate that grows from step to step before it stays.',
};
