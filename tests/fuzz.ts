/**
 * What tests draw at random. `npm test` draws the same every time; `npm run fuzz` draws something new, and more of it, and prints the seed that
 * brings it back.
 */

const fuzzed = process.env.FUZZ_SEED;

export const SEED = fuzzed === undefined ? 20_200_304 : Number(fuzzed);
const MORE = fuzzed === undefined ? 1 : 10;

/** Options of a property that is tried so many times, or ten times as many. */
export const runs = (count: number) => ({ numRuns: count * MORE });
