import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { dropFiles } from '../pages/drop';
import { Frame } from '../pages/frame';
import { words } from '../pages/words';
import { XpsPage } from '../pages/xps';
import { expect, test } from '../fixtures';

const sample = join(import.meta.dirname, '../../resources/sample');

/** The longest task that a busy machine may make of one of 50 ms. */
const stretched = 150;

/** Watches the page's main thread from now on; gives the longest task, ms, that began before the end of the fit. */
async function watchTasks(window: Page): Promise<() => Promise<number>> {
  await window.evaluate(() => {
    const tasks: PerformanceEntry[] = [];
    new PerformanceObserver((list) => tasks.push(...list.getEntries())).observe({ entryTypes: ['longtask'] });
    // A fit runs from the moment its progress shows to the moment the progress is gone; what comes then shows the result.
    let isRunning = false;
    const runs: { from: number; to: number }[] = [];
    new MutationObserver(() => {
      const shows = document.querySelector('footer [role=progressbar]') !== null;
      if (shows && !isRunning) runs.push({ from: performance.now(), to: Infinity });
      if (!shows && isRunning) runs[runs.length - 1]!.to = performance.now();
      isRunning = shows;
    }).observe(document.querySelector('footer')!, { childList: true, subtree: true });
    Object.assign(globalThis, { watched: { tasks, runs } });
  });
  return () =>
    window.evaluate(() => {
      const { tasks, runs } = (globalThis as unknown as { watched: { tasks: PerformanceEntry[]; runs: { from: number; to: number }[] } }).watched;
      const run = runs[runs.length - 1];
      if (!run) throw new Error('no progress was shown');
      return Math.max(0, ...tasks.filter(({ startTime, duration }) => startTime >= run.from && startTime + duration <= run.to).map(({ duration }) => duration));
    });
}

test('five states from the drop to their fractions by keyboard alone, in less than a dozen presses', async ({ window }, testInfo) => {
  await expect(window.getByRole('region', { name: words('start.begin') })).toBeVisible();
  await dropFiles(window, [sample]);
  const frame = new Frame(window);
  await expect(frame.views).toBeVisible();
  await expect(window.getByRole('grid', { name: words('overview.matrix') })).toBeVisible();

  // Presses: opening the palette, the view's name, Enter; the fit; the results where they are folded.
  await frame.run(words('view.xps'));
  const xps = new XpsPage(window);
  await xps.isReady();
  const longest = await watchTasks(window);
  await window.keyboard.press('Shift+F');
  const title = xps.results.getByRole('button', { name: words('xps.results'), exact: true });
  if ((await title.getAttribute('aria-expanded')) === 'false') await window.keyboard.press('Control+j');
  await xps.isFitted();

  const charged = await xps.numbersOf('1st charge');
  expect(charged['Ru⁴⁺']).toMatch(/^0\.\d+\(\d+\)$/);
  expect(Number.parseFloat(charged['Ru⁴⁺']!)).toBeGreaterThan(0.5);

  // The aim is 50 ms, and the figure is kept with the report. What must never happen is computing in the window, which would hold it for the
  // whole fit; a machine that is busy with other work stretches every task, so one quiet run of three is enough.
  const tasks = [await longest()];
  while (tasks[tasks.length - 1]! > stretched && tasks.length < 3) {
    await window.keyboard.press('Shift+F');
    await expect(window.getByRole('progressbar')).toBeVisible();
    await expect(xps.fitAllButton).toBeEnabled({ timeout: 45_000 });
    tasks.push(await longest());
  }
  testInfo.annotations.push({ type: 'longest main-thread task while fitting, ms', description: tasks.map((task) => task.toFixed(0)).join(', ') });
  expect(Math.min(...tasks)).toBeLessThanOrEqual(stretched);
});
