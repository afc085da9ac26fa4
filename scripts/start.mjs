import { ensureInstalled, root } from './setup.mjs';

ensureInstalled();
const { build, preview } = await import('vite');
await build({ root });
const server = await preview({ root });
server.printUrls();
