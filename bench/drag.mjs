import { chromium } from '@playwright/test';
import { build, preview } from 'vite';
import { ensureBrowser } from '../scripts/browser.mjs';

/**
 * Main-thread work per frame while a slider is dragged from end to end, at 1440 × 900: those of the lab with all its panels, n = 1000 and 200 steps;
 * one of the atlas, whose map follows; and, to compare with, a range input on an empty page.
 * A frame runs from one BeginMainThreadFrame to the next; its cost is the wall time of every task that starts in it: input, script,
 * style, layout, paint. Tracing itself costs a little, so the figures err upwards.
 */

const STEPS = 120;
const RUNS = 3;
const LAB = '?v=1&steps=200';
const ATLAS = '?v=1&view=atlas&ax=c&ay=y';
const SLIDERS = [
  ...['Learning rate', 'Width', 'Target', 'Output scale', 'Steps'].map((name) => ({
    name,
    query: LAB,
    label: name,
  })),
  { name: 'Width', query: ATLAS, label: 'map and width' },
];
const BARE = 'data:text/html,<input type=range aria-label=Bare min=0 max=1000 style=width:400px>';
const CATEGORIES = ['toplevel', 'disabled-by-default-devtools.timeline.frame', 'blink.user_timing'];

/** @typedef {{ name: string, cat?: string, ph: string, pid: number, tid: number, ts: number, dur?: number }} TraceEvent */

/** @param {number[]} values @param {number} fraction */
const percentile = (values, fraction) => {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(fraction * sorted.length) - 1)] ?? Number.NaN;
};

/**
 * Milliseconds of each frame between the two marks.
 * @param {TraceEvent[]} events
 */
function frameCosts(events) {
  const start = events.find(({ name }) => name === 'bench:start');
  const end = events.find(({ name }) => name === 'bench:end');
  if (!start || !end) throw new Error('The trace holds no marks.');
  const main = events
    .filter(({ pid, tid, ts }) => pid === start.pid && tid === start.tid && ts >= start.ts && ts <= end.ts)
    .sort((a, b) => a.ts - b.ts || (b.dur ?? 0) - (a.dur ?? 0));
  /** @type {number[]} */
  const frames = [];
  let busyUntil = 0;
  const begins = main.filter(({ name }) => name === 'BeginMainThreadFrame').map(({ ts }) => ts);
  for (const { name, ph, ts, dur = 0 } of main) {
    // Tasks nest; only the outermost counts.
    if (!name.endsWith('RunTask') || ph !== 'X' || ts < busyUntil) continue;
    busyUntil = ts + dur;
    if (begins.some((begin) => begin >= ts && begin < ts + dur)) frames.push(0);
    const last = frames.length - 1;
    if (last >= 0) frames[last] = (frames[last] ?? 0) + dur / 1000;
  }
  return frames;
}

/** @param {string} url @param {string} name */
async function drag(url, name) {
  const browser = await chromium.launch({
    executablePath: ensureBrowser(),
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  });
  try {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    await page.goto(url);
    await page.waitForTimeout(1500);
    const slider = page.getByRole('slider', { name, exact: true });
    // The less used ones are folded away.
    if ((await slider.count()) === 0) await page.getByRole('button', { name: 'Settings' }).click();
    const box = await slider.boundingBox();
    if (box === null) throw new Error(`No slider ${name}.`);
    const cdp = await page.context().newCDPSession(page);
    const y = box.y + box.height / 2;
    /** @param {string} type @param {number} at @param {number} buttons */
    const mouse = (type, at, buttons) =>
      cdp.send('Input.dispatchMouseEvent', {
        type: /** @type {'mouseMoved'} */ (type),
        x: box.x + box.width * at,
        y,
        buttons,
        button: buttons || type === 'mouseReleased' ? 'left' : 'none',
        clickCount: type === 'mouseMoved' ? 0 : 1,
      });
    await mouse('mouseMoved', 0.02, 0);
    await page.waitForTimeout(200);
    await browser.startTracing(page, { categories: CATEGORIES });
    await page.evaluate(() => performance.mark('bench:start'));
    await mouse('mousePressed', 0.02, 1);
    for (let i = 1; i <= STEPS; i++) await mouse('mouseMoved', 0.02 + (0.96 * i) / STEPS, 1);
    await page.evaluate(() => performance.mark('bench:end'));
    const trace = await browser.stopTracing();
    await mouse('mouseReleased', 0.98, 0);
    return frameCosts(JSON.parse(trace.toString()).traceEvents);
  } finally {
    await browser.close();
  }
}

await build({ logLevel: 'warn' });
const server = await preview({ preview: { port: 0, host: '127.0.0.1' } });
const url = server.resolvedUrls?.local[0] ?? '';
console.log('Main-thread milliseconds a frame while dragging');
/** @param {string} address @param {string} name @param {string} label @param {number} [bare] median of the bare range */
async function row(address, name, label, bare) {
  const runs = [];
  for (let run = 0; run < RUNS; run++) runs.push(await drag(address, name));
  const medians = runs.map((frames) => percentile(frames, 0.5));
  const median = percentile(medians, 0.5);
  const chosen = runs[medians.indexOf(median)] ?? [];
  const figures = [0.5, 0.95, 1].map((fraction) => percentile(chosen, fraction).toFixed(1).padStart(6));
  console.log(
    `${label.padEnd(14)} median ${figures[0]}   95 % ${figures[1]}   largest ${figures[2]}   frames ${chosen.length}${
      bare === undefined ? '' : `   ${(median / bare).toFixed(1)} × the bare range`
    }`,
  );
  return median;
}
const bare = await row(BARE, 'Bare', 'bare range');
for (const { name, query, label } of SLIDERS) await row(url + query, name, label, bare);
await server.close();
