import { Frame } from '../pages/frame';
import { XpsPage } from '../pages/xps';
import { words } from '../pages/words';
import { expect, test } from '../fixtures';

test('from the start to a fitted series and back without a mouse', async ({ window }) => {
  const frame = new Frame(window);
  await expect(window.getByRole('region', { name: words('start.begin') })).toBeVisible();
  await window.keyboard.press('Control+Shift+S');
  await expect(frame.views).toBeVisible();

  await frame.run(words('view.xps'));
  const xps = new XpsPage(window);
  await xps.isReady();
  await window.keyboard.press('Shift+F');
  await xps.isFitted();

  const firstState = frame.states.getByRole('button').first();
  await expect(firstState).toHaveAttribute('aria-pressed', 'true');
  await window.keyboard.press('1');
  await expect(firstState).toHaveAttribute('aria-pressed', 'false');
  await window.keyboard.press('1');
  await expect(firstState).toHaveAttribute('aria-pressed', 'true');

  await window.keyboard.press('Control+z');
  await expect(frame.redo).toBeEnabled();
  await window.keyboard.press('Control+y');
  await expect(frame.redo).toBeDisabled();
  await frame.isSaved();
  await frame.closeProject();
});

test('every control of the start page is reached by Tab and shows where the focus is', async ({ window }) => {
  await expect(window.getByRole('region', { name: words('start.begin') })).toBeVisible();
  const wanted = await window.evaluate(() => [...document.querySelectorAll<HTMLElement>('button:not([disabled]), input, a[href]')].filter((one) => one.offsetParent !== null && one.tabIndex >= 0).length);
  const reached = new Set<string>();
  for (let step = 0; step < wanted; step++) {
    await window.keyboard.press('Tab');
    const focus = await window.evaluate(() => {
      const element = document.activeElement as HTMLElement;
      const all = [...document.querySelectorAll('*')];
      const { outlineStyle, boxShadow } = getComputedStyle(element);
      return { at: String(all.indexOf(element)), isShown: outlineStyle !== 'none' || boxShadow !== 'none' };
    });
    expect(focus.isShown).toBe(true);
    reached.add(focus.at);
  }
  expect(reached.size).toBe(wanted);
});
