import { memo } from 'react';

interface Props {
  /** Path data, from `linePath` or elsewhere. */
  readonly d: string;
  readonly className?: string;
  readonly dashed?: boolean;
}

/** A line without filling; its class gives colour and thickness. */
export const Curve = memo(function Curve({ d, className = '', dashed = false }: Props) {
  return <path className={`curve${dashed ? ' curve-dashed' : ''} ${className}`} d={d} />;
});
