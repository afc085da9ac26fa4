import fc from 'fast-check';
import { underKnobs } from '../src/panels/run.ts';
import { runs, SEED } from './fuzz.ts';

// Random runs have momentum or a warmup, too: on a page a link loads what computes them.
await underKnobs.load();

fc.configureGlobal({ seed: SEED, ...runs(100) });
