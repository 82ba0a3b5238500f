import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { importByDrop } from '../pages/drop';
import { Frame } from '../pages/frame';
import { words } from '../pages/words';
import { XpsPage } from '../pages/xps';
import { expect, test } from '../fixtures';

const sample = join(import.meta.dirname, '../../resources/sample');

/** What a new user may need from the drop to the fractions: presses of keys or of the mouse, and time, ms. */
const most = { presses: 12, time: 120_000 };

/** Counts from now on what the hand does: clicks, or keys without those held down beside others and without the letters of a typed name. */
async function countPresses(window: Page): Promise<() => Promise<number>> {
  await window.evaluate(() => {
    const counted = { presses: 0 };
    addEventListener('pointerdown', () => (counted.presses += 1), true);
    addEventListener('keydown', ({ key, repeat, ctrlKey, target }) => {
      const isTyped = key.length === 1 && !ctrlKey && target instanceof HTMLInputElement;
      if (!repeat && !isTyped && !['Control', 'Shift', 'Alt', 'Meta'].includes(key)) counted.presses += 1;
    }, true);
    Object.assign(globalThis, { counted });
  });
  return () => window.evaluate(() => (globalThis as unknown as { counted: { presses: number } }).counted.presses);
}

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
  const presses = await countPresses(window);
  const start = Date.now();
  await importByDrop(window, [sample]);
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
  const counted = await presses();
  testInfo.annotations.push({ type: 'from drop to fractions', description: `${counted} presses, ${((Date.now() - start) / 1000).toFixed(1)} s` });
  expect(counted).toBeLessThanOrEqual(most.presses);
  expect(Date.now() - start).toBeLessThan(most.time);

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

test('five states from the drop to their fractions by mouse, in less than a dozen clicks', async ({ window }, testInfo) => {
  await expect(window.getByRole('region', { name: words('start.begin') })).toBeVisible();
  const presses = await countPresses(window);
  const start = Date.now();
  await importByDrop(window, [sample]);
  const frame = new Frame(window);
  await expect(frame.views).toBeVisible();
  await frame.show('xps');
  const xps = new XpsPage(window);
  await xps.isReady();
  await xps.fitAll();
  expect((await xps.numbersOf('1st charge'))['Ru⁴⁺']).toMatch(/^0\.\d+\(\d+\)$/);
  const counted = await presses();
  testInfo.annotations.push({ type: 'from drop to fractions', description: `${counted} clicks, ${((Date.now() - start) / 1000).toFixed(1)} s` });
  expect(counted).toBeLessThanOrEqual(most.presses);
  expect(Date.now() - start).toBeLessThan(most.time);
});
