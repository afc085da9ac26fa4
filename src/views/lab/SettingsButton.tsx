import { formatNumber } from '../../charts/scales.ts';
import { useAsked } from '../../panels/scope.tsx';
import { Explained } from '../../panels/words/Explained.tsx';
import './settings.css';

interface ButtonProps {
  readonly isOpen: boolean;
  readonly onToggle: () => void;
}

/** Opens and closes them, and says in short what they are. */
export function SettingsButton({ isOpen, onToggle }: ButtonProps) {
  const { setting } = useAsked();
  const { width, target, start, seed, outputScale, knobs } = setting;
  const parts = [
    `n = ${formatNumber(width, 3)}`,
    `y = ${formatNumber(target, 3)}`,
    start.kind === 'seed'
      ? `seed ${seed}`
      : `f₀ = ${formatNumber(start.output, 3)}, λ₀ = ${formatNumber(start.ntk, 3)}`,
    ...(outputScale === 1 ? [] : [`α = ${formatNumber(outputScale, 3)}`]),
    ...(knobs === undefined || knobs.momentum === 0 ? [] : [`β = ${formatNumber(knobs.momentum, 3)}`]),
    ...(knobs === undefined || knobs.warmup.steps === 0 ? [] : ['warmup']),
  ];
  return (
    <button type="button" className="settings-button" aria-expanded={isOpen} onClick={onToggle}>
      Settings{' '}
      <span>
        <Explained text={parts.join(', ')} />
      </span>
    </button>
  );
}
