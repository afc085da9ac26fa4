import type { ReactNode } from 'react';
import { createPortal } from 'react-dom';
import type { ChartProps } from './chartProps.ts';

interface Props extends Pick<ChartProps, 'menu'> {
  readonly children: ReactNode;
}

/** What belongs to a chart alone, in the menu that all of them share, while it is open. */
export const InMenu = ({ menu, children }: Props) => (menu === null ? null : createPortal(children, menu));
