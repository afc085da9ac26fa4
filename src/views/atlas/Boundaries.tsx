import { memo, useDeferredValue, useMemo } from 'react';
import type { Plot } from '../../charts/plot.ts';
import { usePlot } from '../../charts/usePlot.ts';
import { type AxisKind, runAxis } from '../../core/many/axis.ts';
import type { Question } from '../../core/many/cells.ts';
import type { Plane } from '../../core/many/plane.ts';
import type { Run } from '../../panels/run.ts';
import { useScope } from '../../panels/scope.tsx';
import { explainedInDrawing } from '../../panels/words/Explained.tsx';
import type { CellsComputation } from './cellsComputation.ts';
import { type Box, type Label, placeLabels } from './labels.ts';
import { COARSE, closedForms, FINE, type Line } from './lines.ts';
import { regionNames } from './regionNames.ts';
import type { Colour } from './slice.ts';
import { useComputed } from './useCells.ts';
import { useRested } from './useRested.ts';

/** Milliseconds without a change after which a plane has come to rest. */
const REST = 120;

interface Props {
  readonly question: Question;
  readonly computation: CellsComputation;
  readonly colour: Colour;
}

/** The closed-form boundaries over a map, each with its name beside it, and the phases' names in their regions. */
export const Boundaries = memo(function Boundaries({ question, computation, colour }: Props) {
  const { plane, decay } = question;
  const plot = usePlot();
  // In a turn of its own: the picture does not wait for its lines.
  const traced = useDeferredValue(plane, null);
  const nodes = useRested(plane, REST) === traced ? FINE : COARSE;
  // The closed form is of runs without weight decay.
  const lines = useMemo(
    () => (traced === null || decay > 0 ? [] : closedForms(traced, nodes)),
    [traced, decay, nodes],
  );
  const paths = useMemo(
    () => lines.map(({ pieces }) => pieces.map((piece) => pathOf(piece, plot)).join('')),
    [lines, plot],
  );
  const labels = useMemo(() => placeLabels(lines, plot, [cornerOf(plot)]), [lines, plot]);
  return (
    <g className="boundaries">
      <path className="boundary-edge" d={paths.join('')} />
      {lines.map(({ name, className }, i) => (
        <path key={name} className={`boundary ${className}`} d={paths[i]} />
      ))}
      {labels.map((label) => (
        <Name key={label.name} {...label} className="boundary-label" />
      ))}
      {colour === 'fate' && nodes === FINE && (
        <Regions question={question} computation={computation} lines={lines} labels={labels} />
      )}
    </g>
  );
});

interface RegionsProps extends Omit<Props, 'colour'> {
  readonly lines: readonly Line[];
  readonly labels: readonly Label[];
}

/** Once every cell is in: a word that moves while a picture grows cannot be read. */
function Regions({ question, computation, lines, labels }: RegionsProps) {
  const plot = usePlot();
  const shown = useComputed(computation, (computed) => (computed.complete ? computed.shown : null));
  const field = shown?.question === question ? shown.field : null;
  const epoch = field?.epoch;
  const { run } = useScope();
  const names = useMemo(() => {
    if (field === null || epoch === undefined) return [];
    // Clear of the run where it is now; it may be dragged over a word, which does not flee from it.
    return regionNames(field, plot, lines, [...labels, cornerOf(plot), runOn(question.plane, plot, run())]);
  }, [field, epoch, plot, lines, labels, question, run]);
  return names.map((label) => <Name key={label.name} {...label} className="region-name" />);
}

/** Half the room round the run's point, pixels. */
const POINT = 12;

/** Where the zoom buttons lie over the map. */
const cornerOf = ({ width }: Plot): Box => ({ x: width - 56, y: 20, across: 56, down: 20 });

/** The point of the run on a map, with room round it. */
function runOn({ x, y }: Plane, plot: Plot, { setting, problem }: Run): Box {
  const at = (kind: AxisKind) => runAxis(kind).of(setting, problem);
  return { x: plot.x(at(x.kind)), y: plot.y(at(y.kind)), across: POINT, down: POINT };
}

function Name({ name, x, y, className }: Label & { readonly className: string }) {
  return (
    <text className={className} x={x.toFixed(1)} y={y.toFixed(1)} dy="0.35em">
      {explainedInDrawing(name)}
    </text>
  );
}

function pathOf(piece: Line['pieces'][number], { width, height }: Plot): string {
  let d = '';
  for (const [x, y] of piece)
    d += `${d === '' ? 'M' : 'L'}${(x * width).toFixed(1)} ${((1 - y) * height).toFixed(1)}`;
  return d;
}
