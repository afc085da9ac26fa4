import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { connectHistory } from '../state/history.ts';
import { StoreProvider } from '../state/react.tsx';
import { makeStore } from '../state/store.ts';
import { App } from './App.tsx';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import { loadParts, loadRuns } from './loading.ts';
import { link, viewOf } from './views.ts';
import './base.css';
import './shell.css';

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no element #root');

const store = makeStore(link);
// Before the first render, so that a link opens on its state and not on the opening one.
connectHistory(store, window, loadRuns);
// The view of the link comes with the page, drawn at once; what cannot be loaded the page itself tells.
const opened = store.inputs.getState();
Promise.all([loadParts(viewOf(opened)), loadRuns(opened)])
  .catch(() => {})
  .finally(() =>
    createRoot(root).render(
      <StrictMode>
        <ErrorBoundary>
          <StoreProvider store={store}>
            <App />
          </StoreProvider>
        </ErrorBoundary>
      </StrictMode>,
    ),
  );
