import type { Page } from '@playwright/test';
import { accessibilityTroubles } from '../../pages/accessibility';
import { ArchivePage } from '../../pages/archive';
import { dropFiles } from '../../pages/drop';
import { Frame } from '../../pages/frame';
import { ReviewPage } from '../../pages/review';
import { StartPage } from '../../pages/start';
import { words } from '../../pages/words';
import { expect, test } from '../../fixtures';

const tabs = (window: Page) => window.locator('main').getByRole('tab').filter({ visible: true });

// The page is the same in both shells, and takes long to go through: one of them is enough.
test('no view has an accessibility trouble, in either theme', async ({ window, browserHost }) => {
  test.setTimeout(400_000);
  // Tooltips stand beside the page; nothing is under the pointer here.
  await window.mouse.move(640, 2);
  const frame = new Frame(window);
  const isClean = async (what: string): Promise<void> => expect.soft(await accessibilityTroubles(window), what).toEqual([]);
  /** The view as it is, and with each of its tabs, those of its results included. */
  async function isCleanWithTabs(what: string): Promise<void> {
    await isClean(what);
    const names = (await tabs(window).allInnerTexts()).map((name) => name.trim());
    for (const [at, name] of names.entries()) {
      const tab = tabs(window).nth(at);
      // The other regions of XPS show the same panels.
      if (/^(Cl 2p|Ru 3p|Survey)/.test(name) || (await tab.isDisabled()) || (await tab.getAttribute('aria-selected')) === 'true') continue;
      await tab.click();
      await isClean(`${what}, ${name}`);
    }
  }

  const start = new StartPage(window);
  await expect(start.actions).toBeVisible();
  await isClean('start');
  await start.actions.getByRole('button', { name: words('start.new') }).click();
  await isClean('new project');

  await start.openSample();
  await window.keyboard.press('Control+Enter');
  await expect(frame.status).toContainText(words('analysis.updated', { count: 5 }), { timeout: 40_000 });
  await isCleanWithTabs('overview');
  await dropFiles(window, [import.meta.filename]);
  await expect(new ReviewPage(window).cancelButton).toBeVisible();
  await isClean('an import before it is taken in');
  await new ReviewPage(window).cancelButton.click();
  await window.keyboard.press('Control+k');
  await isClean('palette');
  await window.keyboard.press('Escape');
  await expect(window.getByRole('dialog')).toHaveCount(0);

  for (const view of ['cycling', 'xrd', 'raman', 'xps'] as const) {
    await frame.run(words(`view.${view}`));
    await expect(window.getByRole('application').first()).toBeVisible({ timeout: 60_000 });
    // The results are folded at first, but for cycling.
    if (view !== 'cycling') await window.keyboard.press('Control+j');
    await expect(window.getByRole('table').first()).toBeVisible();
    await isCleanWithTabs(view);
  }

  await window.keyboard.press('Control+Shift+M');
  await frame.run(words('view.compare'));
  await expect(window.getByRole('application')).toBeVisible();
  await window.keyboard.press('Control+j');
  for (const arrangement of ['overlay', 'columns', 'heat'] as const) {
    await frame.run(words(`compare.arrangement.${arrangement}`));
    await expect(window.getByRole('application')).toHaveAccessibleName(new RegExp(words(`compare.arrangement.${arrangement}`)));
    await isClean(`compare, ${arrangement}`);
  }
  await frame.run(words('view.board'));
  await expect(window.getByRole('button', { name: /^1st charge, XRD/ })).toBeVisible();
  await isClean('board');
  // The frame of the preview runs no script, those of axe included.
  browserHost.watcher.announce(/^console: Blocked script execution in 'about:srcdoc'/);
  await frame.run(words('view.report'));
  await expect(window.getByTitle(words('preview.title'))).toBeVisible();
  await isClean('report');
  await window.getByRole('tab', { name: /^Figures/ }).click();
  await window.getByRole('button', { name: words('figure.new') }).first().click();
  await expect(window.getByRole('complementary', { name: words('figure.figures') })).toBeVisible();
  await isClean('figures');
  await frame.run(words('view.archive'));
  for (const tab of ['write', 'check', 'compare', 'history'] as const) {
    await new ArchivePage(window).show(tab);
    await isClean(`archive, ${tab}`);
  }
  await window.keyboard.press('Control+,');
  await isClean('settings');
  await window.getByRole('tab', { name: words('settings.keyboard') }).click();
  await isClean('keyboard');
});
