import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { Frame } from '../pages/frame';
import { StartPage } from '../pages/start';
import { XpsPage } from '../pages/xps';
import { words } from '../pages/words';
import { expect, test } from '../fixtures';

/** Serious troubles that axe finds on the page as it is. Legacy mode: the other one opens a second page, which Electron refuses. */
async function seriousTroubles(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
  return violations.filter(({ impact }) => impact === 'serious' || impact === 'critical').map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
}

for (const theme of ['light', 'dark'] as const) {
  test(`start, overview and XPS have no serious accessibility trouble in the ${theme} theme`, async ({ window }) => {
    if (theme === 'dark') await window.getByRole('button', { name: words('common.useDark') }).click();
    await expect(window.locator('html')).toHaveAttribute('data-theme', theme);
    const start = new StartPage(window);
    await expect(start.actions).toBeVisible();
    expect(await seriousTroubles(window), 'start').toEqual([]);

    await start.openSample();
    expect(await seriousTroubles(window), 'overview').toEqual([]);
    await window.keyboard.press('Control+Enter');
    await expect(new Frame(window).status).toContainText(words('analysis.updated', { count: 4 }), { timeout: 40_000 });
    expect(await seriousTroubles(window), 'overview with results').toEqual([]);

    await new Frame(window).show('xps');
    const xps = new XpsPage(window);
    await xps.isReady();
    expect(await seriousTroubles(window), 'XPS').toEqual([]);
  });

  test(`compare, board, report and notes have no serious accessibility trouble in the ${theme} theme`, async ({ window, shell }) => {
    if (theme === 'dark') await window.getByRole('button', { name: words('common.useDark') }).click();
    await new StartPage(window).openSample();
    const frame = new Frame(window);
    await window.getByRole('button', { name: words('note.open') }).click();
    await frame.show('compare');
    await expect(window.getByRole('application')).toBeVisible();
    expect(await seriousTroubles(window), 'compare and notes').toEqual([]);
    await frame.show('board');
    await expect(window.getByRole('button', { name: /^1st charge, XRD/ })).toBeVisible();
    expect(await seriousTroubles(window), 'board').toEqual([]);
    // The frame of the preview runs no script, those of axe included.
    shell.watcher.announce(/^console: Blocked script execution in 'about:srcdoc'/);
    await frame.show('report');
    await expect(window.getByTitle(words('preview.title'))).toBeVisible();
    expect(await seriousTroubles(window), 'report').toEqual([]);
    await window.getByRole('tab', { name: /^Figures/ }).click();
    await window.getByRole('button', { name: words('figure.new') }).first().click();
    await expect(window.getByRole('complementary', { name: words('figure.figures') })).toBeVisible();
    expect(await seriousTroubles(window), 'figures').toEqual([]);
    await frame.show('archive');
    expect(await seriousTroubles(window), 'archive').toEqual([]);
    await window.keyboard.press('Control+,');
    await expect(window.getByRole('dialog')).toBeVisible();
    expect(await seriousTroubles(window), 'settings').toEqual([]);
  });
}
