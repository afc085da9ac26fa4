import { createRoot } from 'react-dom/client';
import { link } from '../../../src/app/views.ts';
import { Card } from '../../../src/panels/Card.tsx';
import { PANELS } from '../../../src/panels/pictures/panels.ts';
import { RateControl } from '../../../src/panels/RateControl.tsx';
import { OwnRun, PageRun } from '../../../src/panels/scope.tsx';
import { TimeBar } from '../../../src/panels/TimeBar.tsx';
import { StepWritten } from '../../../src/panels/words/StepWritten.tsx';
import { VerdictPanel } from '../../../src/panels/words/VerdictPanel.tsx';
import { StoreProvider } from '../../../src/state/react.tsx';
import { makeStore } from '../../../src/state/store.ts';
import '../../../src/app/base.css';

/** Five runs on one page: two of their own, two still ones, one past its end, and the page's. */

const store = makeStore(link);
// A view that shows no run of these.
store.change({ page: { view: 'atlas' } }, 'gesture');
const { run } = store.inputs.getState();
const at = (c: number) => ({ ...run, rate: { kind: 'c', value: c } as const });

function Figure() {
  return (
    <>
      <VerdictPanel />
      <Card panel={PANELS.loss} />
      <Card panel={PANELS.valley} />
    </>
  );
}

function Live() {
  return (
    <>
      <RateControl />
      <Figure />
      <TimeBar />
      <StepWritten />
    </>
  );
}

createRoot(document.getElementById('root') as HTMLElement).render(
  <StoreProvider store={store}>
    <section aria-label="first">
      <OwnRun setting={at(2.6)} steps={40}>
        <Live />
      </OwnRun>
    </section>
    <section aria-label="second">
      <OwnRun setting={at(1.2)} steps={40} step={3}>
        <Live />
      </OwnRun>
    </section>
    <section aria-label="still">
      <OwnRun setting={at(3)} steps={40} step={4} still>
        <Live />
      </OwnRun>
    </section>
    <section aria-label="late">
      <OwnRun setting={at(1.2)} steps={40} step={50} still>
        <Live />
      </OwnRun>
    </section>
    <section aria-label="page">
      <PageRun>
        <Live />
      </PageRun>
    </section>
  </StoreProvider>,
);
