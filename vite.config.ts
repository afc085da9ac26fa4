import react from '@vitejs/plugin-react';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';
import { kernels } from './scripts/kernels.mjs';
import { prose } from './scripts/prose.mjs';
import { SYMBOLS } from './src/panels/words/symbols.ts';

const POLICY = [
  "default-src 'none'",
  // Compiling WebAssembly, and no eval of scripts.
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

/** Only in builds: the development server needs inline scripts and a web socket. */
function contentSecurityPolicy(): Plugin {
  return {
    name: 'content-security-policy',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler: () => [
        {
          tag: 'meta',
          attrs: { 'http-equiv': 'Content-Security-Policy', content: POLICY },
          injectTo: 'head-prepend',
        },
      ],
    },
  };
}

/** A build has no hooks for React's developer tools. */
function withoutDeveloperTools(): Plugin {
  return {
    name: 'without-developer-tools',
    apply: 'build',
    config: () => ({ define: { __REACT_DEVTOOLS_GLOBAL_HOOK__: 'undefined' } }),
  };
}

/** The layers of the style sheets, from weak to strong. Every file says so first, since files of several chunks may come in any order. */
const LAYERS = '@layer base, controls, charts, panels, views, shell;';

function styleLayers(): Plugin {
  return {
    name: 'style-layers',
    enforce: 'pre',
    transform: (code, id) => (/\/src\/.*\.css$/.test(id) ? `${LAYERS}\n${code}` : undefined),
  };
}

/** The parts of the view that opens where a link names none: they are wanted at once. */
const FIRST = 'src/views/lab/parts.ts';

/** Lets the first view's files load beside the page's own, not after them. */
function preloadFirstView(): Plugin {
  return {
    name: 'preload-first-view',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler: (_, { bundle = {} }) => {
        const chunk = Object.values(bundle).find(
          (each) => each.type === 'chunk' && each.facadeModuleId?.endsWith(FIRST) === true,
        );
        if (chunk?.type !== 'chunk') throw new Error(`${FIRST} has no chunk of its own`);
        const link = (rel: string, file: string, attrs = {}) => ({
          tag: 'link',
          attrs: { rel, crossorigin: true, href: `./${file}`, ...attrs },
          injectTo: 'head' as const,
        });
        return [
          link('modulepreload', chunk.fileName),
          ...[...(chunk.viteMetadata?.importedCss ?? [])].map((file) => link('stylesheet', file)),
        ];
      },
    },
  };
}

/** Modules that the first load needs: what the page and its first view import, but for what they import later. */
const first = new Set<string>();

function findFirstLoad(): Plugin {
  return {
    name: 'find-first-load',
    apply: 'build',
    buildEnd() {
      const entries = [...this.getModuleIds()].filter(
        (id) => this.getModuleInfo(id)?.isEntry === true || id.endsWith(FIRST),
      );
      const waiting = entries.flatMap((id) => this.getModuleInfo(id)?.importedIds ?? []);
      for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
        if (first.has(id) || id.endsWith(FIRST)) continue;
        first.add(id);
        waiting.push(...(this.getModuleInfo(id)?.importedIds ?? []));
      }
    },
  };
}

/** The kinds of link keys (`state/fields.ts`), whose last argument is the line of the README. */
const FIELD_KINDS = new Set(['real', 'whole', 'choice', 'flag', 'packed']);

/** The README's line on a link key stands with the key, and is read by the tests that hold the README to it: the page goes without. */
function keysWithoutDocs(): Plugin {
  return {
    name: 'keys-without-docs',
    apply: 'build',
    transform(code, id) {
      if (!/\/src\/(state|views)\/.*\.ts$/.test(id)) return undefined;
      const found: { readonly start: number; readonly end: number }[] = [];
      const visit = (node: unknown): void => {
        if (typeof node !== 'object' || node === null) return;
        const {
          type,
          callee,
          arguments: given,
        } = node as {
          readonly type?: string;
          readonly callee?: { readonly name?: string };
          readonly arguments?: readonly { type: string; value?: unknown; start: number; end: number }[];
        };
        const doc = given?.at(-1);
        if (
          type === 'CallExpression' &&
          FIELD_KINDS.has(callee?.name ?? '') &&
          typeof doc?.value === 'string'
        )
          found.push(doc);
        for (const each of Object.values(node)) visit(each);
      };
      visit(this.parse(code));
      // From the last to the first, so that the places of the others hold.
      return found
        .sort((a, b) => b.start - a.start)
        .reduce((text, { start, end }) => `${text.slice(0, start)}''${text.slice(end)}`, code);
    },
  };
}

export default defineConfig({
  // Relative addresses, so that the built site works from any sub-folder of a static host.
  base: './',
  plugins: [
    prose(Object.keys(SYMBOLS)),
    react(),
    kernels(),
    keysWithoutDocs(),
    withoutDeveloperTools(),
    styleLayers(),
    findFirstLoad(),
    preloadFirstView(),
    contentSecurityPolicy(),
  ],
  build: {
    target: 'es2022',
    // The policy forbids data: fonts and inline scripts, so assets stay files.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      treeshake: {
        // d3 as a whole says it has side effects: it gives selections their transitions, and there are none here.
        moduleSideEffects: [{ test: /node_modules[\\/]d3/, sideEffects: false }],
      },
      output: {
        // The first load in one file, which packs best; what else several views need falls into files of its own.
        codeSplitting: {
          groups: [
            { name: 'common', test: (id: string) => first.has(id) && !/node_modules[\\/]d3-/.test(id) },
          ],
        },
      },
    },
  },
  // A sandboxed frame has no origin of its own and may load modules only where any origin may.
  preview: { headers: { 'Access-Control-Allow-Origin': '*' } },
  worker: { format: 'es', plugins: () => [kernels()] },
  test: {
    include: ['tests/**/*.test.{ts,tsx}'],
    exclude: ['tests/e2e/**'],
    environment: 'node',
    setupFiles: ['tests/setup.ts'],
    // None takes more than a few seconds; a slow or busy machine must not fail one by the clock.
    testTimeout: 60_000,
  },
});
