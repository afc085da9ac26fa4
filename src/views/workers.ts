import { useEffect, useState } from 'react';
import { useStore as useZustand } from 'zustand';
import { createStore, type StoreApi } from 'zustand/vanilla';
import { useStore } from '../state/react.tsx';
import type { Store } from '../state/store.ts';
import { browserPool } from '../workers/browser.ts';
import type { Client, Pool, Trouble } from '../workers/pool.ts';
import type { TaskTypes } from '../workers/protocol.ts';

/** The workers of a page, shared by its views: started with the first question, ended when nobody holds them any more. */
interface Workers {
  readonly trouble: StoreApi<{ readonly kind: Trouble | null }>;
  client<Tasks extends TaskTypes>(subject: string): Client<Tasks>;
  /** Keeps them. Returns the way to let go. */
  hold(): () => void;
}

const ofPage = new WeakMap<Store, Workers>();

function workersOf(store: Store): Workers {
  const workers = ofPage.get(store) ?? makeWorkers();
  ofPage.set(store, workers);
  return workers;
}

function makeWorkers(): Workers {
  const trouble = createStore<{ readonly kind: Trouble | null }>(() => ({ kind: null }));
  let pool: Pool | null = null;
  let holders = 0;
  return {
    trouble,
    client<Tasks extends TaskTypes>(subject: string): Client<Tasks> {
      // Of the pool there is at the time: one that was closed has none to give.
      let own: { readonly pool: Pool; readonly client: Client<Tasks> } | null = null;
      return {
        run(task, job) {
          pool ??= browserPool((kind) => trouble.setState({ kind }));
          if (own?.pool !== pool) own = { pool, client: pool.client<Tasks>(subject) };
          own.client.run(task, job);
        },
        cancel: () => own?.client.cancel(),
      };
    },
    hold() {
      holders++;
      return () => {
        holders--;
        if (holders > 0) return;
        pool?.close();
        pool = null;
        // The next ones begin without it.
        trouble.setState({ kind: null });
      };
    },
  };
}

function useWorkers(): Workers {
  const workers = workersOf(useStore());
  useEffect(() => workers.hold(), [workers]);
  return workers;
}

/** What is wrong with the workers, if anything; who asks keeps them. */
export const useTrouble = (): Trouble | null => useZustand(useWorkers().trouble, ({ kind }) => kind);

/** One who may ask the page's workers about a subject. */
export function useClient<Tasks extends TaskTypes>(subject: string): Client<Tasks> {
  const workers = useWorkers();
  const [client] = useState(() => workers.client<Tasks>(subject));
  return client;
}
