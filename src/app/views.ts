import type { Inputs } from '../state/inputs.ts';
import { makeLink } from '../state/link.ts';
import { atlas } from '../views/atlas/view.ts';
import { course } from '../views/course/view.ts';
import { lab } from '../views/lab/view.ts';
import type { View } from '../views/view.ts';

/** The views of the product, in the order of the navigation; the first opens where a link names none. */
export const VIEWS: readonly [View, ...View[]] = [lab, atlas, course];

/** The view that is shown. */
export const viewOf = ({ page }: Inputs): View => VIEWS.find(({ name }) => name === page.view) ?? VIEWS[0];

/** The links of the product. */
export const link = makeLink(VIEWS.map(({ slice }) => slice));
