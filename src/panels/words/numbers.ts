import { formatNumber } from '../../charts/scales.ts';

/** Numbers as sentences have them: as many digits as one takes in while reading. */

export const near = (value: number): string => formatNumber(value, 3);

export const percent = (share: number): string => `${formatNumber(100 * share, 2)} %`;
