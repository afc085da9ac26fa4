import { fileURLToPath } from 'node:url';
import { defineConfig } from '@playwright/test';
import { ensureBrowser } from '../../scripts/browser.mjs';

// Uncommon and fixed: a server already there is an error, never a site tested by mistake.
const PORT = 47613;
const root = fileURLToPath(new URL('../..', import.meta.url));
const asRoot = process.getuid?.() === 0;

export default defineConfig({
  testDir: '.',
  outputDir: '../../test-results',
  forbidOnly: !!process.env.CI,
  retries: 0,
  // What hangs ends here, and nothing else: no test is to fail by the clock of a slow machine.
  timeout: 120_000,
  expect: { timeout: 20_000 },
  workers: 2,
  reporter: 'list',
  use: {
    baseURL: `http://127.0.0.1:${PORT}/`,
    browserName: 'chromium',
    launchOptions: {
      executablePath: ensureBrowser(),
      args: [
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        // A test that opens thousands of states in one page writes the history faster than any hand.
        '--disable-ipc-flooding-protection',
        // Chromium's sandbox refuses to start as root, as in most containers.
        ...(asRoot ? ['--no-sandbox'] : []),
      ],
    },
  },
  webServer: {
    command: `npm run preview -- --strictPort --host 127.0.0.1 --port ${PORT}`,
    cwd: root,
    url: `http://127.0.0.1:${PORT}/`,
    reuseExistingServer: false,
  },
});
