import { useInputs } from '../../state/react.tsx';
import { exampleOf } from './examples.ts';

/** One quiet line: the invitation of the opening state, the question of an example, nothing once the reader is under way. */
export function Prompt() {
  return useInputs((inputs) => {
    const example = exampleOf(inputs);
    if (example === 'opening') return 'Drag the learning rate below 2, then above 4.';
    return example === null ? '' : example.question;
  });
}
