import type { Locator } from '@playwright/test';
import { Frame } from '../pages/frame';
import { StartPage } from '../pages/start';
import { words } from '../pages/words';
import { XpsPage } from '../pages/xps';
import { expect, test } from '../fixtures';

test('an end of fit and background is dragged and moved by keys: the model follows at once, the results with the next fit, and undo takes back each step', async ({ window }) => {
  test.slow();
  await new StartPage(window).openSample();
  const frame = new Frame(window);
  await frame.show('xps');
  const xps = new XpsPage(window);
  await xps.isReady();
  const inspector = window.getByRole('complementary', { name: words('xps.inspector') });
  await inspector.getByText(words('xps.backgroundOf', { region: 'Ru 3d + C 1s' })).click();
  // A background that is drawn before the fit hangs on the ends alone.
  await inspector.getByLabel(words('xps.backgroundKind')).selectOption('shirleyStatic');
  await window.keyboard.press('f');
  await xps.isFitted();
  const first = await xps.numbersOf('Before cycling');
  const stale = inspector.getByText(words('xps.staleNote'));
  await expect(stale).toBeHidden();

  const high = window.getByRole('slider', { name: words('xps.limit.high') });
  const low = window.getByRole('slider', { name: words('xps.limit.low') });
  const energyOf = async (limit: Locator): Promise<number> => Number(await limit.getAttribute('aria-valuenow'));
  const field = (end: 'xps.windowFrom' | 'xps.windowTo') => inspector.getByRole('textbox', { name: `${words(end)} (eV)` });
  /** The background of the shown state in the middle of its spectrum, as the table of curves has it. */
  const background = async (): Promise<string> => {
    await window.getByRole('button', { name: words('xps.tableView') }).click();
    const cells = await window.locator('.plot-place table').getByRole('row').nth(100).getByRole('cell').allInnerTexts();
    await window.getByRole('button', { name: words('xps.tableView') }).click();
    return cells[2] ?? '';
  };
  const before = await background();
  expect(before).toMatch(/\d/);

  // By mouse. While it is dragged the field stays: nothing is changed until the button is let go.
  const typed = Number(await field('xps.windowTo').inputValue());
  const from = await energyOf(high);
  const { x, y, width, height } = (await high.boundingBox())!;
  await window.mouse.move(x + width / 2, y + height / 2);
  await window.mouse.down();
  await window.mouse.move(x + width / 2 + 60, y + height / 2, { steps: 6 });
  await expect.poll(() => energyOf(high)).toBeLessThan(from - 1);
  await expect(stale).toBeHidden();
  await window.mouse.up();
  await expect(stale).toBeVisible();
  const dragged = Number(await field('xps.windowTo').inputValue());
  expect(dragged - typed).toBeCloseTo((await energyOf(high)) - from, 1);
  expect(await background()).not.toBe(before);

  // The results belong to the model before until it is fitted.
  await window.keyboard.press('f');
  await expect.poll(() => xps.numbersOf('Before cycling'), { timeout: 30_000 }).not.toEqual(first);
  await expect(stale).toBeHidden();
  const second = await xps.numbersOf('Before cycling');

  // By keys: an arrow is 0.1 eV, with Shift 1 eV.
  const start = await energyOf(low);
  await low.focus();
  await window.keyboard.press('ArrowLeft');
  await expect.poll(() => energyOf(low)).toBeCloseTo(start + 0.1, 2);
  await window.keyboard.press('Shift+ArrowLeft');
  await expect.poll(() => energyOf(low)).toBeCloseTo(start + 1.1, 2);
  await expect(low).toBeFocused();
  await window.keyboard.press('f');
  await expect.poll(() => xps.numbersOf('Before cycling'), { timeout: 30_000 }).not.toEqual(second);
  await expect(stale).toBeHidden();

  // Fit, two steps of the keys, fit, drag: each is taken back by itself, down to the numbers of the first fit.
  for (let step = 0; step < 5; step += 1) await frame.undo.click();
  await expect.poll(() => xps.numbersOf('Before cycling')).toEqual(first);
  await expect(field('xps.windowTo')).toHaveValue(typed.toFixed(1));
  await expect.poll(() => energyOf(high)).toBeCloseTo(from, 2);
  expect(await background()).toBe(before);
});

test('a value beyond its bounds is refused and leads to the bound, which is widened and lets it in', async ({ window }) => {
  await new StartPage(window).openSample();
  await new Frame(window).show('xps');
  await new XpsPage(window).isReady();
  const inspector = window.getByRole('complementary', { name: words('xps.inspector') });
  await inspector.getByText('Ru³⁺ 3d', { exact: true }).click();
  const label = words('xps.parameter.gaussFwhm');
  const width = inspector.getByRole('textbox', { name: `Ru³⁺ 3d, ${label} (eV)` });
  const upper = inspector.getByRole('textbox', { name: `${label}, ${words('xps.upperBound')}` });
  await expect(upper).toBeHidden();

  // By mouse: what was typed is kept in sight, the bound is one click away.
  await width.fill('4.5');
  await inspector.getByRole('button', { name: words('field.changeBound') }).click();
  await expect(upper).toBeFocused();
  await window.keyboard.type('5');
  await window.keyboard.press('Enter');
  await expect(upper).toHaveValue('5.0000');
  // What was said of the former bounds does not stay.
  await expect(inspector.getByText('“4.5”')).toHaveCount(0);
  await width.fill('4.5');
  await width.press('Enter');
  await expect(width).toHaveValue('4.5000');

  // By keyboard, and for a place whose bounds are those of a shift from another line.
  await inspector.getByRole('button', { name: 'Ru⁴⁺ 3d', exact: true }).click();
  const place = inspector.getByRole('textbox', { name: `${words('xps.parameter.position')} (eV)`, exact: true }).first();
  await place.fill('290');
  await window.keyboard.press('Tab');
  const change = inspector.getByRole('button', { name: words('field.changeBound') });
  await expect(change).toBeFocused();
  await window.keyboard.press('Enter');
  await expect(inspector.getByRole('textbox', { name: `${words('xps.parameter.chemicalShift')}, ${words('xps.upperBound')}` })).toBeFocused();
});
