import type { Parts } from '../view.ts';
import { Lab } from './Lab.tsx';

export const parts: Parts = { main: Lab };
