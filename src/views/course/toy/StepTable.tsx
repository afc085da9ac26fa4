import { Explained } from '../../../panels/words/Explained.tsx';
import { near } from '../../../panels/words/numbers.ts';
import { INDICES } from './derived.ts';
import { useToy } from './useToy.ts';

/** Every number of the step: the weights, what they move by, and what they become. */
export function StepTable() {
  const { weights, step, sequential } = useToy();
  const rows: readonly (readonly [string, Float64Array])[] = [
    ['u', weights.u],
    ['−rv', step.moveU],
    ['u′', step.weights.u],
    ['v', weights.v],
    [sequential ? '−ru′' : '−ru', step.moveV],
    ['v′', step.weights.v],
  ];
  return (
    <table className="step-table">
      <caption className="visually-hidden">The step, weight by weight</caption>
      <thead>
        <tr>
          <th scope="col">neuron</th>
          {INDICES.map((i) => (
            <th key={i} scope="col">
              {i + 1}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(([name, values]) => (
          <tr key={name}>
            <th scope="row">
              <Explained text={name} />
            </th>
            {INDICES.map((i) => (
              <td key={i}>{near(values[i] ?? 0)}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
