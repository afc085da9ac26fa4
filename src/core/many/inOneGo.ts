/** What a computation comes to that yields between its pieces, without turns for others. */
export function inOneGo<Result>(work: Generator<undefined, Result, undefined>): Result {
  for (;;) {
    const { value, done } = work.next();
    if (done) return value;
  }
}
