import { memo } from 'react';
import { RunControls } from '../../panels/RunControls.tsx';
import { CompareWith } from './CompareWith.tsx';
import { DownloadCsv } from './DownloadCsv.tsx';
import { Pinned } from './Pinned.tsx';
import { Presented } from './Presented.tsx';

/** What is touched less than the learning rate: the rest of the run, what is drawn beside it, and its table. */
export const Settings = memo(function Settings() {
  return (
    <aside className="settings" aria-label="Settings">
      <RunControls>
        <CompareWith />
        <Pinned />
        <Presented />
        <DownloadCsv />
      </RunControls>
    </aside>
  );
});
