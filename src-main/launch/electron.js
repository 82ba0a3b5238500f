/** Finding, fetching and running Electron. */
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from './build.js';
import { passOnOurs, say } from './say.js';

const electronPackage = join(root, 'node_modules/electron');
/** The archive is about this large; the installer does not tell. */
const usualMegabytes = 115;
/** A download in which nothing arrives for this long is given up, ms. */
const patienceMs = 30_000;
/** An Electron that ends with an error in this time did not start, ms. */
const startMs = 15_000;

/** The binary, or null when it is not installed. @returns {string | null} */
export function findElectron() {
  const dist = process.env['ELECTRON_OVERRIDE_DIST_PATH'] ?? join(electronPackage, 'dist');
  const pathFile = join(electronPackage, 'path.txt');
  const name = existsSync(pathFile) ? readFileSync(pathFile, 'utf8') : process.platform === 'win32' ? 'electron.exe' : 'electron';
  const binary = join(dist, name);
  return existsSync(binary) ? binary : null;
}

/**
 * Fetches the binary with Electron's own installer and shows how far it is.
 * @returns {Promise<string | null>} the binary, or null when it could not be had
 */
export async function fetchElectron() {
  say(`the Electron program is not installed yet; fetching it (about ${usualMegabytes} MB) …`);
  // The installer downloads into the temporary folder: a folder of its own shows how much has arrived.
  const arriving = mkdtempSync(join(tmpdir(), 'halocline-electron-'));
  const installer = spawn(process.execPath, [join(electronPackage, 'install.js')], {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, TMPDIR: arriving, TEMP: arriving, TMP: arriving },
  });
  let errors = '';
  installer.stderr.on('data', (data) => (errors += data));
  let [seen, seenAt] = [0, Date.now()];
  const watch = setInterval(() => {
    const size = sizeOf(arriving);
    if (size !== seen) [seen, seenAt] = [size, Date.now()];
    if (process.stderr.isTTY) process.stderr.write(`\r  ${Math.round(size / 1e6)} of about ${usualMegabytes} MB `);
    if (Date.now() - seenAt > patienceMs) installer.kill();
  }, 500);
  const code = await new Promise((ended) => {
    installer.on('error', () => ended(1));
    installer.on('close', ended);
  });
  clearInterval(watch);
  if (process.stderr.isTTY) process.stderr.write('\r');
  rmSync(arriving, { recursive: true, force: true });
  const binary = code === 0 ? findElectron() : null;
  if (binary === null) say(`Electron could not be fetched (${reason(errors)}).`);
  return binary;
}

/**
 * Runs the window until it is closed.
 * @param {string} binary
 * @param {(child: import('node:child_process').ChildProcess) => void} onChild receives the process, for ending it
 * @returns {Promise<boolean>} false when it did not start, with the reason said
 */
export async function runElectron(binary, onChild) {
  // Chromium's sandbox refuses to run as root, and without this switch so does the whole program.
  const isRoot = process.platform === 'linux' && process.getuid?.() === 0;
  // Set by tools that use Electron as a plain Node; it would do so here too.
  const environment = { ...process.env };
  delete environment['ELECTRON_RUN_AS_NODE'];
  const started = Date.now();
  const child = spawn(binary, [...(isRoot ? ['--no-sandbox'] : []), root], { cwd: root, stdio: ['ignore', 'ignore', 'pipe'], env: environment });
  onChild(child);
  let errors = '';
  child.stderr.on('data', (data) => (errors = (errors + data).slice(-20_000)));
  passOnOurs(child.stderr);
  const code = await new Promise((ended) => {
    child.on('error', (error) => {
      errors += error.message;
      ended(1);
    });
    child.on('close', (status, signal) => ended(signal ?? status));
  });
  const hasStarted = code === 0 || Date.now() - started > startMs || code === 'SIGTERM' || code === 'SIGINT';
  if (!hasStarted) say(`Electron could not start here (${reason(errors)}).`);
  return hasStarted;
}

/**
 * The one line of a program's errors that says most, short.
 * @param {string} errors @returns {string}
 */
export function reason(errors) {
  const lines = errors.split('\n').map((line) => line.trim());
  if (/fetch failed/.test(errors)) return 'the download server cannot be reached';
  const telling = [/error while loading shared libraries.*/, /FATAL.*?\] ?(.*)/, /\b(?:getaddrinfo|connect|Response code|certificate|ENOTFOUND|ECONNREFUSED|EACCES|ENOSPC|ETIMEDOUT)\b.*/, /^\w*Error: .*/];
  for (const pattern of telling) {
    for (const line of lines) {
      const found = pattern.exec(line);
      if (found) return (found[1] ?? found[0]).slice(0, 160);
    }
  }
  return errors.trim() === '' ? 'nothing arrived' : (lines.find((line) => line !== '') ?? '').slice(0, 160);
}

/** Bytes of all files in a folder. @param {string} folder @returns {number} */
function sizeOf(folder) {
  let size = 0;
  try {
    for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
      if (entry.isFile()) size += statSync(join(entry.parentPath, entry.name), { throwIfNoEntry: false })?.size ?? 0;
    }
  } catch {
    // The installer moves the file away while we look; the next look counts.
  }
  return size;
}
