import { spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

// Node's own modules only: this runs before anything is installed.

export const root = fileURLToPath(new URL('..', import.meta.url));

const windows = process.platform === 'win32';

/** Environment in which the project's own tools are found first. */
const toolEnvironment = {
  ...process.env,
  PATH: [join(root, 'node_modules', '.bin'), process.env.PATH ?? process.env.Path ?? ''].join(delimiter),
};

/**
 * Runs a command in the project's root, without stdin.
 * @param {string} command
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} [env] variables added to the environment
 * @returns {boolean} whether it succeeded
 */
export function run(command, args, env = {}) {
  const result = spawnSync(command, args, {
    cwd: root,
    env: { ...toolEnvironment, ...env },
    stdio: ['ignore', 'inherit', 'inherit'],
    // On Windows the tools are .cmd files, which only a shell starts.
    shell: windows,
  });
  if (result.error) console.error(result.error.message);
  return result.status === 0;
}

/**
 * The value of an option --name=value of the command line.
 * @param {string} name
 * @returns {string | undefined}
 */
export function option(name) {
  const start = `--${name}=`;
  return process.argv.find((argument) => argument.startsWith(start))?.slice(start.length);
}

/** Installs the locked dependencies if they are absent or older than the lock file. */
export function ensureInstalled() {
  const installed = join(root, 'node_modules', '.package-lock.json');
  const lock = join(root, 'package-lock.json');
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(lock).mtimeMs) return;
  console.log('Installing dependencies ...');
  if (!run('npm', ['ci', '--no-audit', '--no-fund'])) {
    throw new Error('npm ci failed: see its message above.');
  }
}
