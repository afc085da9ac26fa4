import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { run } from './setup.mjs';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

const REMEDY =
  'No Chromium or Chrome found: install one, or set CHROMIUM_PATH to its executable, then run this again.';

/** @returns {string[]} where a browser may be, best first */
function candidates() {
  const { env, platform } = process;
  if (platform === 'darwin') {
    return ['Google Chrome', 'Chromium'].map((name) => `/Applications/${name}.app/Contents/MacOS/${name}`);
  }
  if (platform === 'win32') {
    return [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA].flatMap((folder) =>
      folder ? [join(folder, 'Google', 'Chrome', 'Application', 'chrome.exe')] : [],
    );
  }
  const folders = (env.PATH ?? '').split(delimiter);
  return NAMES.flatMap((name) => folders.map((folder) => join(folder, name)));
}

/** @param {string} path */
function works(path) {
  if (process.platform !== 'linux') return existsSync(path);
  try {
    accessSync(path, constants.X_OK);
  } catch {
    return false;
  }
  // Ubuntu's chromium-browser may be a stub that only asks for its snap.
  return spawnSync(path, ['--version'], { stdio: 'ignore' }).status === 0;
}

/**
 * The executable of an installed Chromium or Chrome.
 * @returns {string | undefined}
 */
function findBrowser() {
  const chosen = process.env.CHROMIUM_PATH;
  if (!chosen) return candidates().find(works);
  if (works(chosen)) return chosen;
  throw new Error(`CHROMIUM_PATH names no browser that starts: ${chosen}`);
}

/** Installs Chromium with the system's package manager, where that needs no question answered. */
function installBrowser() {
  if (process.platform !== 'linux' || !existsSync('/usr/bin/apt-get')) return false;
  const sudo = process.getuid?.() === 0 ? [] : ['sudo', '-n'];
  /** @param {string[]} args */
  const apt = (...args) => {
    const [command = '', ...rest] = [...sudo, 'env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', ...args];
    return run(command, rest);
  };
  console.log('Installing Chromium ...');
  return (
    apt('update', '-q') &&
    apt('install', '-q', '-y', '--no-install-recommends', 'chromium', 'fonts-liberation')
  );
}

/**
 * An installed browser, or one installed now.
 * @returns {string}
 */
export function ensureBrowser() {
  const found = findBrowser() ?? (installBrowser() ? findBrowser() : undefined);
  if (!found) throw new Error(REMEDY);
  return found;
}
