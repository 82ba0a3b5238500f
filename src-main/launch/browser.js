/** Serving the workstation to an installed browser. */
import { spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';
import { root } from './build.js';
import { isRoot, staysHome } from './installed-browser.js';
import { passOnOurs, say } from './say.js';

/** @typedef {import('./installed-browser.js').Browser} Browser */

/**
 * Serves until asked to end, and opens a browser on it if one is given.
 * @param {Browser | null} browser
 * @param {(child: import('node:child_process').ChildProcess) => void} onChild receives every process started, for ending it
 */
export async function serve(browser, onChild) {
  const server = spawn(process.execPath, [join(root, 'out/main/browser.cjs')], { stdio: ['ignore', 'pipe', 'pipe'] });
  onChild(server);
  passOnOurs(server.stderr);
  const ended = new Promise((done) => {
    server.on('error', () => done(1));
    server.on('close', done);
  });
  const [address] = await Promise.race([firstLine(server.stdout), ended.then(() => [null])]);
  if (address === null || address === undefined) throw new Error('the program ended before it could be reached.');
  process.stdout.write(`Halocline is at ${address}\n`);
  say('keep this running; Ctrl-C ends it. Everything stays on this computer.');
  const scratch = mkdtempSync(join(tmpdir(), 'halocline-open-'));
  try {
    if (browser) open(browser, address, scratch, onChild, () => server.kill('SIGTERM'));
    await ended;
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

/** @param {import('node:stream').Readable} stream @returns {Promise<(string | null)[]>} */
async function firstLine(stream) {
  for await (const line of createInterface(stream)) return [line];
  return [null];
}

/**
 * Opens the address through a small file that only this user may read: on a command line every user of the computer could see the token.
 * @param {Browser} browser @param {string} address @param {string} scratch
 * @param {(child: import('node:child_process').ChildProcess) => void} onChild @param {() => void} onWindowClosed
 */
function open({ program, hasAppMode }, address, scratch, onChild, onWindowClosed) {
  const file = join(scratch, 'halocline.html');
  writeFileSync(file, `<!doctype html><meta charset="utf-8"><title>Halocline</title><script>location.replace(${JSON.stringify(address)})</script>\n`, { mode: 0o600 });
  if (process.platform !== 'win32') chmodSync(scratch, 0o700);
  const page = pathToFileURL(file).href;
  // A profile of its own makes the browser's process last as long as the window.
  const profile = join(process.env['XDG_CONFIG_HOME'] ?? join(homedir(), '.config'), 'Halocline', 'browser-profile');
  const appMode = [`--app=${page}`, `--user-data-dir=${profile}`, '--no-first-run', '--no-default-browser-check', ...staysHome, ...(isRoot() ? ['--no-sandbox'] : [])];
  const opened = Date.now();
  const child = spawn(program, hasAppMode ? appMode : [page], { stdio: 'ignore' });
  onChild(child);
  child.on('error', (error) => say(`${program} could not be opened (${error.message}); open the address above by hand.`));
  child.on('close', (code) => {
    const wasOpen = Date.now() - opened > 5000;
    if (hasAppMode && wasOpen) onWindowClosed();
    else if (code !== 0 && !wasOpen) say(`${program} could not be opened; open the address above by hand.`);
  });
}
