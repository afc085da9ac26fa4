import { createContext, type ReactNode, useContext } from 'react';
import { useStore as useZustand } from 'zustand';
import type { Inputs } from './inputs.ts';
import type { Passing, Store } from './store.ts';

/** The store of the page a component stands on. */

const StoreContext = createContext<Store | null>(null);

export function StoreProvider({ store, children }: { readonly store: Store; readonly children: ReactNode }) {
  return <StoreContext value={store}>{children}</StoreContext>;
}

/** @throws Error outside a page. */
export function useStore(): Store {
  const store = useContext(StoreContext);
  if (store === null) throw new Error('a component that needs the store stands outside every page');
  return store;
}

/** Part of the inputs, followed as it changes. */
export const useInputs = <T,>(select: (inputs: Inputs) => T): T => useZustand(useStore().inputs, select);

/** Part of what passes. */
export const usePassing = <T,>(select: (passing: Passing) => T): T => useZustand(useStore().passing, select);
