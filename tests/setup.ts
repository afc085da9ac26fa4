import fc from 'fast-check';
import { runs, SEED } from './fuzz.ts';

fc.configureGlobal({ seed: SEED, ...runs(100) });
