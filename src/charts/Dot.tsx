import { memo } from 'react';

interface Props {
  /** Pixels in the area. */
  readonly x: number;
  readonly y: number;
  readonly className?: string;
  readonly shape?: 'circle' | 'ball' | 'square' | 'cross';
}

/** All about 9 pixels wide, round the origin, but for the ball of 15. */
const SHAPES = {
  circle: 'M-4.5 0A4.5 4.5 0 1 1 4.5 0A4.5 4.5 0 1 1 -4.5 0Z',
  ball: 'M-7.5 0A7.5 7.5 0 1 1 7.5 0A7.5 7.5 0 1 1 -7.5 0Z',
  square: 'M-4 -4H4V4H-4Z',
  cross: 'M-4.5 -4.5L4.5 4.5M-4.5 4.5L4.5 -4.5',
};

/** One marked point. */
export const Dot = memo(function Dot({ x, y, className = '', shape = 'circle' }: Props) {
  return (
    <path
      className={`dot dot-${shape} ${className}`}
      d={SHAPES[shape]}
      transform={`translate(${x.toFixed(1)} ${y.toFixed(1)})`}
    />
  );
});
