/**
 * Every spec runs in both shells: the Playwright project says which one. A spec gets a window of a program that was
 * just started with an empty home, and fails on any error in its console that it did not announce.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base, type Page } from '@playwright/test';
import { BrowserShell } from './shells/browser-shell';
import { ElectronShell } from './shells/electron-shell';
import type { Shell } from './shells/shell';
import { Watcher } from './shells/watcher';

export { expect } from '@playwright/test';

interface Fixtures {
  shell: Shell;
  /** The same, for specs in electron-only/. */
  electron: ElectronShell;
  /** The same, for specs in browser-only/. */
  browserHost: BrowserShell;
  /** The window of the started program. */
  window: Page;
}

export const test = base.extend<Fixtures>({
  // eslint-disable-next-line no-empty-pattern -- Playwright reads what a fixture needs from the pattern
  shell: async ({}, use, testInfo) => {
    const home = await mkdtemp(join(tmpdir(), 'halocline-e2e-'));
    const watcher = new Watcher();
    const shell = testInfo.project.name === 'electron' ? new ElectronShell(home, watcher) : new BrowserShell(home, watcher);
    await use(shell);
    await shell.stop();
    await rm(home, { recursive: true, force: true });
    watcher.assertQuiet();
  },
  electron: async ({ shell }, use) => {
    if (!(shell instanceof ElectronShell)) throw new Error('this spec is about Electron alone: it belongs in electron-only/');
    await use(shell);
  },
  browserHost: async ({ shell }, use) => {
    if (!(shell instanceof BrowserShell)) throw new Error('this spec is about the browser shell alone: it belongs in browser-only/');
    await use(shell);
  },
  window: async ({ shell }, use) => use(await shell.start()),
});
