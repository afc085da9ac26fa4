import { memo, type ReactNode } from 'react';
import { type Size, useSize } from '../../../charts/useSize.ts';
import '../../../charts/charts.css';

interface Props {
  readonly label: string;
  /** What it shows, in numbers. */
  readonly description: string;
  readonly children: (size: Size) => ReactNode;
}

/** A drawing without axes that fills its box. */
export const Sheet = memo(function Sheet({ label, description, children }: Props) {
  const [ref, size] = useSize<HTMLDivElement>();
  return (
    <div className="frame" ref={ref}>
      {size.width > 0 && (
        <svg
          className="frame-drawing"
          viewBox={`0 0 ${size.width} ${size.height}`}
          role="img"
          aria-label={label}
          aria-description={description}
        >
          {children(size)}
        </svg>
      )}
    </div>
  );
});
