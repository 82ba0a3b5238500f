import { Frame } from '../pages/frame';
import { StartPage } from '../pages/start';
import { XpsPage } from '../pages/xps';
import { words } from '../pages/words';
import { expect, test } from '../fixtures';

test('a running fit is cancelled within 100 ms, changes nothing, and can be started again', async ({ window }) => {
  await new StartPage(window).openSample();
  await new Frame(window).show('xps');
  const xps = new XpsPage(window);
  await xps.isReady();
  await xps.fitAllButton.click();
  const progress = window.getByRole('progressbar');
  await expect(progress).toBeVisible();

  // Measured inside the page: from the click to the task being gone, without the way through the test's own process.
  const tookMs = await window.evaluate(async () => {
    const started = performance.now();
    document.querySelector<HTMLButtonElement>('footer .task button')!.click();
    while (document.querySelector('footer [role=progressbar]')) await new Promise(requestAnimationFrame);
    return performance.now() - started;
  });
  expect(tookMs).toBeLessThan(100);
  await expect(new Frame(window).status).toHaveText(words('common.cancelled'));
  await expect(new Frame(window).undo).toBeDisabled();
  await xps.fitAll();
});
