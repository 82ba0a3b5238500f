/**
 * `npm start [-- --browser]`: opens Halocline. An Electron window if Electron is installed or can be fetched; else, or
 * when asked, an installed browser; without a display it prints the address and serves.
 */
import { parseArgs } from 'node:util';
import { serve } from './browser.js';
import { findBrowser } from './installed-browser.js';
import { ensureBuilt } from './build.js';
import { fetchElectron, findElectron, runElectron } from './electron.js';
import { giveUp, say } from './say.js';

/** @type {Set<import('node:child_process').ChildProcess>} */
const children = new Set();
let isEnding = false;

/** @param {import('node:child_process').ChildProcess} child */
function onChild(child) {
  children.add(child);
  child.on('close', () => children.delete(child));
  if (isEnding) child.kill('SIGTERM');
}

/** Ctrl-C ends what was started; what is unsaved is saved by then. */
function end() {
  isEnding = true;
  for (const child of children) child.kill('SIGTERM');
  if (children.size === 0) process.exit(0);
}

async function start() {
  const { values } = parseArgs({ options: { browser: { type: 'boolean', default: false } } });
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) process.on(signal, end);
  await ensureBuilt('everything');
  const hasDisplay = process.platform !== 'linux' || Boolean(process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY']);
  if (!hasDisplay) {
    say('there is no display here; open the address in a browser on this computer.');
    return serve(null, onChild);
  }
  if (!values.browser) {
    const electron = findElectron() ?? (await fetchElectron());
    if (electron !== null && (await runElectron(electron, onChild))) return;
    if (isEnding) return;
    say('opening in a browser instead.');
  }
  const browser = findBrowser();
  if (browser === null) say('no browser was found; open the address by hand.');
  await serve(browser, onChild);
}

start().catch((error) => (isEnding ? process.exit(0) : giveUp(error)));
