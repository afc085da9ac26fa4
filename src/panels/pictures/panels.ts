import { type ComponentType, lazy } from 'react';
import { LossPlot } from './LossPlot.tsx';
import { Mechanism } from './Mechanism.tsx';
import { NtkPlot } from './NtkPlot.tsx';
import type { PanelName } from './names.ts';
import { Valley } from './Valley.tsx';
import './panels.css';

// Loaded when a window has room for them.
const DistancePlot = lazy(async () => ({ default: (await import('./DistancePlot.tsx')).DistancePlot }));
const Neurons = lazy(async () => ({ default: (await import('./Neurons.tsx')).Neurons }));
const Portrait = lazy(async () => ({ default: (await import('./Portrait.tsx')).Portrait }));

/** The pictures of one run, for every view: what each is called and what draws it. All of them ask their scope for the run. */
export interface Panel {
  readonly name: string;
  readonly title: string;
  /** What it shows, in a sentence, for who cannot see it and for a saved picture. */
  readonly description: string;
  readonly picture: ComponentType;
  /** Whether it fits the orbit, and can show the whole of its plane instead. */
  readonly fits?: boolean;
}

export const PANELS: Readonly<Record<PanelName, Panel>> = {
  loss: {
    name: 'loss',
    title: 'Loss',
    description: 'Loss of the run over its steps, on a logarithmic axis.',
    picture: LossPlot,
  },
  ntk: {
    name: 'ntk',
    title: 'NTK',
    description: 'Neural tangent kernel λ over the steps, with the thresholds 2/η and 4/η.',
    picture: NtkPlot,
  },
  valley: {
    name: 'valley',
    title: 'Loss valley',
    description:
      'The run in the plane of P̂ and Q̂, over the contours of the loss, its minima and the disc of stable ones.',
    picture: Valley,
    fits: true,
  },
  portrait: {
    name: 'portrait',
    title: 'Phase portrait',
    description: 'The run as residual against kernel, above the cone outside which no network exists.',
    picture: Portrait,
    fits: true,
  },
  neurons: {
    name: 'neurons',
    title: 'Neurons',
    description:
      'The neurons, of a wide network the first 2,000, as points of their two weights at the step shown.',
    picture: Neurons,
  },
  mechanism: {
    name: 'mechanism',
    title: 'What stops the climb',
    description:
      'The run in the plane of η²Δf·f/n and ηλ, with the strip in which a step makes the loss smaller.',
    picture: Mechanism,
  },
  distance: {
    name: 'distance',
    title: 'Distance from the start',
    description:
      'Distance of the weights from where they began, over the steps: how far from lazy the run is.',
    picture: DistancePlot,
  },
};
