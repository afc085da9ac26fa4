import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { connectHistory } from '../state/history.ts';
import { App } from './App.tsx';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import './app.css';

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no element #root');

// Before the first render, so that a link opens on its state and not on the opening one.
connectHistory(window);
createRoot(root).render(
  <StrictMode>
    <ErrorBoundary>
      <App />
    </ErrorBoundary>
  </StrictMode>,
);
