import type { Page } from '@playwright/test';
import { expect, test } from '../../fixtures';
import type { ElectronShell } from '../../shells/electron-shell';

/** How many windows there are. */
const windows = (shell: ElectronShell) => shell.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length);

/** Where the page stands after it tried to leave; the round trip to main is what the refusal has to survive. */
async function addressAfter(window: Page, shell: ElectronShell, leave: () => void): Promise<string> {
  await window.evaluate(leave);
  await windows(shell);
  return window.url();
}

test('the page cannot go elsewhere', async ({ window, electron }) => {
  electron.watcher.announce(/Not allowed to load local resource/);
  const home = window.url();
  expect(home).toMatch(/^app:\/\//);
  for (const leave of [
    () => {
      location.href = 'https://example.com/';
    },
    () => {
      location.href = 'file:///etc/passwd';
    },
    () => {
      const link = Object.assign(document.createElement('a'), { href: 'https://example.com/' });
      document.body.append(link);
      link.click();
    },
  ]) {
    expect(await addressAfter(window, electron, leave)).toBe(home);
  }
});

test('the page cannot open windows', async ({ window, electron }) => {
  expect(await window.evaluate(() => ['https://example.com/', 'app://main/', 'about:blank'].map((address) => open(address) === null))).toEqual([true, true, true]);
  expect(await windows(electron)).toBe(1);
});

test('the window is sandboxed, isolated and without Node', async ({ window, electron }) => {
  await expect(window.locator('html')).toBeVisible();
  const preferences = await electron.app.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]!.webContents as unknown as { getLastWebPreferences(): Record<string, unknown> };
    const { sandbox, contextIsolation, nodeIntegration, webSecurity, webviewTag } = contents.getLastWebPreferences();
    return { sandbox, contextIsolation, nodeIntegration, webSecurity, webviewTag };
  });
  expect(preferences).toMatchObject({ sandbox: true, contextIsolation: true, nodeIntegration: false, webSecurity: true });
  expect(preferences.webviewTag).toBeFalsy();
});

test('paths that leave the program are not served', async ({ window, electron }) => {
  electron.watcher.announce(/404|400|Failed to load/);
  const answers = await window.evaluate(async () => {
    const status = (address: string, init?: RequestInit) => fetch(address, init).then((answer) => answer.status, () => 0);
    return {
      index: await status('/index.html'),
      upwards: await status('/..%2f..%2fpackage.json'),
      encoded: await status('/%2e%2e/%2e%2e/package.json'),
      backslash: await status('/..%5c..%5cpackage.json'),
      absent: await status('/nothing-here.js'),
      posted: await status('/index.html', { method: 'POST' }),
    };
  });
  expect(answers.index).toBe(200);
  for (const [name, status] of Object.entries(answers)) if (name !== 'index') expect(status, name).not.toBe(200);
});
