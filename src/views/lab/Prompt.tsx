import { memo } from 'react';
import { useLab } from '../../state/store.ts';
import { presetOf } from './presets.ts';

/** One quiet line: the invitation of the opening state, the question of an example, nothing once the reader is under way. */
export const Prompt = memo(function Prompt() {
  const text = useLab(({ inputs }) => {
    const preset = presetOf(inputs);
    if (preset === 'opening') return 'Drag the learning rate below 2, then above 4.';
    return preset === null ? '' : preset.question;
  });
  return <p className="prompt">{text}</p>;
});
