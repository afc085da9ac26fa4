import { useEffect, useState } from 'react';

/** Code that the opening picture does without: loaded when it is first wanted, and at hand from then on. */
export interface Late<Code> {
  /** What has been loaded; null before. */
  now(): Code | null;
  /** The same promise for whoever asks; a load that failed may be tried again. */
  load(): Promise<Code>;
}

export function late<Code>(get: () => Promise<Code>): Late<Code> {
  let code: Code | null = null;
  let loading: Promise<Code> | null = null;
  return {
    now: () => code,
    load() {
      loading ??= get().then(
        (loaded) => {
          code = loaded;
          return loaded;
        },
        (error: unknown) => {
          loading = null;
          throw error;
        },
      );
      return loading;
    },
  };
}

/** Late code where it is wanted: null while it is not, or on its way. What cannot be loaded stays away. */
export function useLate<Code>(code: Late<Code>, isWanted = true): Code | null {
  const [, tell] = useState<Late<Code> | null>(null);
  const isMissing = isWanted && code.now() === null;
  useEffect(() => {
    if (isMissing)
      code.load().then(
        () => tell(code),
        () => {},
      );
  }, [code, isMissing]);
  return isWanted ? code.now() : null;
}
