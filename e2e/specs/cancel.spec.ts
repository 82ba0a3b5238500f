import type { Page } from '@playwright/test';
import { Frame } from '../pages/frame';
import { StartPage } from '../pages/start';
import { XpsPage } from '../pages/xps';
import { words } from '../pages/words';
import { expect, test } from '../fixtures';

/**
 * Starts a fit and cancels it once its progress shows; gives the time from the click to the task being gone, ms.
 * Measured inside the page, without the way through the test's own process.
 */
async function cancelOnce(window: Page, xps: XpsPage): Promise<number> {
  await xps.fitAllButton.click();
  await expect(window.getByRole('progressbar')).toBeVisible();
  return window.evaluate(() => {
    const footer = document.querySelector('footer')!;
    const started = performance.now();
    return new Promise<number>((done) => {
      new MutationObserver((_, observer) => {
        if (footer.querySelector('[role=progressbar]')) return;
        observer.disconnect();
        done(performance.now() - started);
      }).observe(footer, { childList: true, subtree: true });
      footer.querySelector<HTMLButtonElement>('.task button')!.click();
    });
  });
}

test('a running fit is cancelled within 100 ms, changes nothing, and can be started again', async ({ window }) => {
  await new StartPage(window).openSample();
  const frame = new Frame(window);
  await frame.show('xps');
  const xps = new XpsPage(window);
  await xps.isReady();
  // The shortest of three: a busy machine can only add to it.
  const took = [await cancelOnce(window, xps), await cancelOnce(window, xps), await cancelOnce(window, xps)];
  expect(Math.min(...took)).toBeLessThan(100);
  await expect(frame.status).toHaveText(words('common.cancelled'));
  // The view computes what the charge lets expect, which is a step of its own; a fit left none.
  await expect(xps.results.getByRole('table')).toBeHidden();
  await expect(frame.undo).not.toHaveAccessibleName(new RegExp(words('edit.xpsFitAll', { states: 5 })));
  await xps.fitAll();
});
