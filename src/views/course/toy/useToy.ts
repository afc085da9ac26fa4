import { useAsked } from '../../../panels/scope.tsx';
import { useFigure } from '../figure/useFigure.ts';
import { type Toy, toyOf } from './derived.ts';

/** The step on the four neurons of the figure. */
export const useToy = (): Toy => toyOf(useFigure(), useAsked().setting);
