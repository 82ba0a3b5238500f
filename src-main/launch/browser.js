/** Serving the workstation to an installed browser. */
import { spawn } from 'node:child_process';
import { accessSync, chmodSync, constants, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';
import { root } from './build.js';
import { passOnOurs, say } from './say.js';

/** Browsers that can show a page as a window of its own, in the order of preference. */
const chromiumNames = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'microsoft-edge', 'microsoft-edge-stable', 'brave-browser'];
const otherNames = ['firefox', 'firefox-esr', 'xdg-open'];
const installedElsewhere = {
  darwin: ['/Applications/Google Chrome.app/Contents/MacOS/Google Chrome', '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge', '/Applications/Chromium.app/Contents/MacOS/Chromium'],
  win32: ['ProgramFiles', 'ProgramFiles(x86)', 'LOCALAPPDATA'].flatMap((name) => {
    const folder = process.env[name];
    return folder === undefined ? [] : ['Google\\Chrome\\Application\\chrome.exe', 'Microsoft\\Edge\\Application\\msedge.exe'].map((program) => join(folder, program));
  }),
};

/**
 * Chromium fetches component updates and asks a server what kinds of fields a page's forms have. This window has a profile of its
 * own for a program that works offline, so both are sent to a closed port of this computer (no switch turns the second off).
 */
const staysHome = ['--disable-background-networking', '--disable-component-update', '--disable-sync', '--component-updater=url-source=http://127.0.0.1:9/', '--autofill-server-url=http://127.0.0.1:9/'];

/** @typedef {{ program: string; hasAppMode: boolean }} Browser */

/** @returns {Browser | null} */
export function findBrowser() {
  const elsewhere = process.platform === 'darwin' || process.platform === 'win32' ? installedElsewhere[process.platform] : [];
  const chromium = [...elsewhere.filter((program) => existsSync(program)), ...chromiumNames.flatMap((name) => onPath(name) ?? [])][0];
  if (chromium !== undefined) return { program: chromium, hasAppMode: true };
  if (process.platform === 'darwin') return { program: '/usr/bin/open', hasAppMode: false };
  if (process.platform === 'win32') return { program: 'explorer.exe', hasAppMode: false };
  const other = otherNames.flatMap((name) => onPath(name) ?? [])[0];
  return other === undefined ? null : { program: other, hasAppMode: false };
}

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
  // A profile of its own makes the browser's process last as long as the window. As root Chromium needs --no-sandbox.
  const profile = join(process.env['XDG_CONFIG_HOME'] ?? join(homedir(), '.config'), 'Halocline', 'browser-profile');
  const isRoot = process.platform === 'linux' && process.getuid?.() === 0;
  const appMode = [`--app=${page}`, `--user-data-dir=${profile}`, '--no-first-run', '--no-default-browser-check', ...staysHome, ...(isRoot ? ['--no-sandbox'] : [])];
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

/** @param {string} name @returns {string | null} */
function onPath(name) {
  for (const folder of (process.env['PATH'] ?? '').split(delimiter)) {
    const file = join(folder, name);
    try {
      accessSync(file, constants.X_OK);
      return file;
    } catch {
      continue; // not in this folder
    }
  }
  return null;
}
