/**
 * Provides what the end-to-end specs need on a bare machine: a browser, a display and an Electron.
 * Order: what is installed; Debian's packages when root; a registry package. Nothing is provided silently:
 * whatever cannot be had comes back as a sentence in `missing`.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, mkdirSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';

const require = createRequire(import.meta.url);
const root = join(import.meta.dirname, '..', '..');
const cache = join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'halocline-tests');

/** Libraries that an Electron or Chromium binary loads on Debian. */
const runtimeLibraries =
  'libgtk-3-0 libnss3 libnspr4 libasound2 libgbm1 libdrm2 libcups2 libatk1.0-0 libatk-bridge2.0-0 libatspi2.0-0 libxkbcommon0 libxcomposite1 libxdamage1 libxfixes3 libxrandr2 libpango-1.0-0 libcairo2 libdbus-1-3 libexpat1'.split(
    ' ',
  );

/** @typedef {{ browser: string | null; display: 'present' | 'xvfb' | null; electronDist: string | null; missing: string[] }} Provision */

/** @param {string} name @returns {string | null} */
function onPath(name) {
  for (const folder of (process.env['PATH'] ?? '').split(':')) {
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

/** @param {string} text */
const say = (text) => process.stderr.write(`provision: ${text}\n`);

let aptUpdated = false;
/**
 * Installs Debian packages when that is allowed here.
 * @param {string[]} packages @returns {boolean}
 */
function aptInstall(packages) {
  if (process.platform !== 'linux' || process.getuid?.() !== 0 || !onPath('apt-get')) return false;
  const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  if (!aptUpdated) {
    say('updating the package lists');
    aptUpdated = spawnSync('apt-get', ['update', '-qq'], { stdio: ['ignore', 'ignore', 'inherit'], env: environment }).status === 0;
  }
  say(`installing ${packages.join(' ')}`);
  const done = spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: environment,
  });
  return done.status === 0;
}

const browserNames = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'microsoft-edge'];

/** @returns {string | null} */
function installedBrowser() {
  const chosen = process.env['HALOCLINE_TEST_BROWSER'];
  if (chosen) return existsSync(chosen) ? chosen : null;
  for (const name of browserNames) {
    const found = onPath(name);
    if (found) return found;
  }
  const elsewhere = [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
    'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
  ];
  return elsewhere.find((file) => existsSync(file)) ?? null;
}

/** A headless Chromium out of a registry package, for Linux machines without one. @returns {Promise<string | null>} */
async function packagedBrowser() {
  if (process.platform !== 'linux' || process.arch !== 'x64') return null;
  const folder = join(cache, 'chromium');
  mkdirSync(folder, { recursive: true });
  const module = join(folder, 'node_modules', '@sparticuz', 'chromium');
  if (!existsSync(module)) {
    say('fetching a headless Chromium from the package registry (about 70 MB)');
    const done = spawnSync('npm', ['install', '--prefix', folder, '--no-save', '--no-package-lock', '@sparticuz/chromium@153.0.0'], { stdio: ['ignore', 'ignore', 'inherit'] });
    if (done.status !== 0) return null;
  }
  const entry = createRequire(join(folder, 'x.js')).resolve('@sparticuz/chromium');
  const { default: chromium } = await import(pathToFileURL(entry).href);
  return chromium.executablePath();
}

/** @returns {string | null} folder of the official binary, when it is installed */
function officialElectron() {
  const folder = join(dirname(require.resolve('electron/package.json')), 'dist');
  return existsSync(folder) && readdirSync(folder).some((name) => /^electron(\.exe)?$|^Electron\.app$/.test(name)) ? folder : null;
}

/** @returns {string | null} folder of an Electron that starts here */
function provideElectron() {
  const given = process.env['ELECTRON_OVERRIDE_DIST_PATH'];
  if (given && existsSync(given)) return given;
  const installed = officialElectron();
  if (installed) return installed;
  say('fetching Electron with its own installer');
  const installer = spawnSync(process.execPath, [require.resolve('electron/install.js')], { stdio: 'ignore', timeout: 300_000 });
  const fetched = installer.status === 0 ? officialElectron() : null;
  if (fetched) return fetched;
  if (process.platform !== 'linux' || process.arch !== 'x64') return null;
  say('the release server is out of reach: taking the test-only runtime from the package registry');
  const start = () => spawnSync('bash', [join(root, 'e2e/support/electron-dist')], { stdio: ['ignore', 'pipe', 'inherit'], encoding: 'utf8' });
  let run = start();
  if (run.status !== 0 && aptInstall(runtimeLibraries)) run = start();
  return run.status === 0 ? run.stdout.trim() : null;
}

/** @returns {Promise<Provision>} */
export async function provision() {
  /** @type {string[]} */
  const missing = [];

  let browser = installedBrowser();
  if (!browser && aptInstall(['chromium'])) browser = installedBrowser();
  browser ??= await packagedBrowser();
  if (!browser) missing.push('no Chromium, Chrome or Edge: install one, or name it in HALOCLINE_TEST_BROWSER');

  /** @type {Provision['display']} */
  let display = null;
  if (process.platform !== 'linux' || process.env['DISPLAY']) display = 'present';
  else if (onPath('xvfb-run') || aptInstall(['xvfb', 'xauth'])) display = 'xvfb';
  else missing.push('no display and no xvfb-run: install xvfb and xauth');

  const electronDist = display ? provideElectron() : null;
  if (!electronDist) missing.push('no Electron that starts here: run `npx install-electron` where the network allows it');

  return { browser, display, electronDist, missing };
}

/**
 * The environment the specs run in.
 * @param {Provision} found @returns {NodeJS.ProcessEnv}
 */
export function testEnvironment(found) {
  return {
    ...process.env,
    ...(found.browser ? { HALOCLINE_TEST_BROWSER: found.browser } : {}),
    ...(found.electronDist ? { ELECTRON_OVERRIDE_DIST_PATH: found.electronDist, ELECTRON_EXEC_PATH: join(found.electronDist, 'electron') } : {}),
  };
}

if (process.argv[1] === import.meta.filename) {
  const found = await provision();
  console.log(JSON.stringify(found, null, 2));
  if (found.browser) console.log(execFileSync(found.browser, ['--version', '--no-sandbox'], { encoding: 'utf8' }).trim());
}
