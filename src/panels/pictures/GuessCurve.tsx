import { usePlot } from '../../charts/usePlot.ts';
import { type DrawnCurve, type GuessPanel, useGuess } from '../guess.ts';
import { useRun } from '../scope.tsx';

/** The curve that was drawn of the run in scope, from where it starts. */
export function GuessCurve({ panel }: { readonly panel: GuessPanel }) {
  const [{ drawn }] = useGuess();
  const curve = drawn[panel];
  return curve === undefined ? null : <Drawing panel={panel} curve={curve} />;
}

function Drawing({ panel, curve }: { readonly panel: GuessPanel; readonly curve: DrawnCurve }) {
  const plot = usePlot();
  const first = useRun().trajectory[panel][0] ?? 0;
  const points = [[0, first] as const, ...[...curve].sort(([a], [b]) => a - b)];
  const pixels = points.map(([step, value]) => [plot.x(step), plot.y(value)] as const);
  const [endX, endY] = pixels.at(-1) ?? [0, 0];
  const isRight = endX < plot.width - 70;
  return (
    <>
      <path
        className="guess-curve"
        d={`M${pixels.map(([x, y]) => `${x.toFixed(1)} ${y.toFixed(1)}`).join('L')}`}
      />
      <text
        className="line-name guess-name"
        x={endX + (isRight ? 6 : -6)}
        y={Math.max(12, endY + 4)}
        textAnchor={isRight ? 'start' : 'end'}
      >
        your guess
      </text>
    </>
  );
}
