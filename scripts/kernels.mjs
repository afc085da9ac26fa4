import { readdir } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

const QUERY = '?kernel';

/**
 * Compiles an AssemblyScript module: SIMD, nothing relaxed, so that its results are those of the same operations in JavaScript.
 * @param {string} file
 * @returns {Promise<Uint8Array>} the bytes of its WebAssembly
 */
async function compile(file) {
  // Loaded where it is wanted: most commands that read this file compile nothing.
  const { default: asc } = await import('assemblyscript/asc');
  /** @type {Uint8Array | undefined} */
  let binary;
  const { error, stderr } = await asc.main(
    [
      basename(file),
      ...['--baseDir', dirname(file), '--outFile', 'kernel.wasm', '-O3', '--converge', '--noAssert'],
      ...['--runtime', 'stub', '--enable', 'simd', '--use', 'abort='],
    ],
    {
      writeFile(name, contents) {
        if (name === 'kernel.wasm' && typeof contents !== 'string') binary = contents;
      },
    },
  );
  if (error || !binary) throw new Error(`${file} does not compile: ${error?.message}\n${stderr}`);
  return binary;
}

/**
 * A Vite plugin: `import { bytes } from './module.ts?kernel'` gives a compiled AssemblyScript module. The bytes travel in the script itself, as they
 * are few, so that no policy or frame comes between.
 * @returns {import('vite').Plugin}
 */
export function kernels() {
  return {
    name: 'kernels',
    enforce: 'pre',
    async resolveId(source, importer) {
      if (!source.endsWith(QUERY)) return null;
      const found = await this.resolve(source.slice(0, -QUERY.length), importer, { skipSelf: true });
      return found && `${found.id}${QUERY}`;
    },
    async load(id) {
      if (!id.endsWith(QUERY)) return null;
      const file = id.slice(0, -QUERY.length);
      // What it imports stands beside it.
      for (const each of await readdir(dirname(file))) this.addWatchFile(join(dirname(file), each));
      const text = Buffer.from(await compile(file)).toString('base64');
      return `export const bytes = Uint8Array.from(atob('${text}'), (each) => each.charCodeAt(0));`;
    },
  };
}
