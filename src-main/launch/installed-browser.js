/** Which browsers this computer has. */
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

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
export const staysHome = ['--disable-background-networking', '--disable-component-update', '--disable-sync', '--component-updater=url-source=http://127.0.0.1:9/', '--autofill-server-url=http://127.0.0.1:9/'];

/** Whether Chromium would refuse to start with its sandbox. */
export const isRoot = () => process.platform === 'linux' && process.getuid?.() === 0;

/** @typedef {{ program: string; hasAppMode: boolean }} Browser */

/** Path of an installed Chromium or one of its kind. @returns {string | null} */
export function findChromium() {
  const elsewhere = process.platform === 'darwin' || process.platform === 'win32' ? installedElsewhere[process.platform] : [];
  return [...elsewhere.filter((program) => existsSync(program)), ...chromiumNames.flatMap((name) => onPath(name) ?? [])][0] ?? null;
}

/** @returns {Browser | null} */
export function findBrowser() {
  const chromium = findChromium();
  if (chromium !== null) return { program: chromium, hasAppMode: true };
  if (process.platform === 'darwin') return { program: '/usr/bin/open', hasAppMode: false };
  if (process.platform === 'win32') return { program: 'explorer.exe', hasAppMode: false };
  const other = otherNames.flatMap((name) => onPath(name) ?? [])[0];
  return other === undefined ? null : { program: other, hasAppMode: false };
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
