import { Frame } from '../pages/frame';
import { StartPage } from '../pages/start';
import { words } from '../pages/words';
import { XpsPage } from '../pages/xps';
import { expect, test } from '../fixtures';

test('a fit is varied, changed by hand, refitted, compared and returned to', async ({ window }) => {
  test.slow();
  await new StartPage(window).openSample();
  const frame = new Frame(window);
  await frame.show('xps');
  const xps = new XpsPage(window);
  await xps.isReady();
  // One state by itself: all of them go the same way and take five times as long.
  await window.keyboard.press('f');
  await xps.isFitted();
  const first = await xps.numbersOf('Before cycling');

  // What another admissible model would make of it, beside the statistical part.
  await xps.tab('systematic').click();
  await xps.results.getByRole('button', { name: words('xps.variants.run') }).click();
  await expect(xps.results.getByRole('img')).toBeVisible({ timeout: 40_000 });
  await expect(xps.results.getByRole('row').filter({ hasText: 'Before cycling' })).toContainText(/± 0\.0\d\d ± 0\.0\d\d/);
  await xps.tab('composition').click();
  await expect(xps.results.getByRole('row').filter({ hasText: words('xps.budget.variants') })).toContainText('%');

  // A component at the crosshair: one step that undo takes back.
  await window.getByRole('application').focus();
  await window.keyboard.press('a');
  await expect(window.getByRole('slider', { name: /^New/ })).toBeVisible();
  await frame.undo.click();
  await expect(window.getByRole('slider', { name: /^New/ })).toBeHidden();
  // The same by a button for those who look for one.
  const inspector = window.getByRole('complementary', { name: words('xps.inspector') });
  await inspector.getByRole('button', { name: words('xps.add') }).click();
  await expect(window.getByRole('slider', { name: /^New 286/ })).toBeVisible();
  await frame.undo.click();
  await expect(window.getByRole('slider', { name: /^New/ })).toBeHidden();

  // Another background, another fit; the earlier one is one press away.
  await inspector.getByText(words('xps.backgroundOf', { region: 'Ru 3d + C 1s' })).click();
  await inspector.getByLabel(words('xps.backgroundKind')).selectOption('linear');
  await xps.tab('states').click();
  await window.keyboard.press('f');
  await expect.poll(() => xps.numbersOf('Before cycling'), { timeout: 30_000 }).not.toEqual(first);
  await expect(xps.fitAllButton).toBeEnabled();
  await xps.tab('fits').click();
  await expect(xps.results.getByRole('checkbox')).toHaveCount(2);
  await xps.results.getByRole('button', { name: words('xps.fits.return') }).click();
  await xps.tab('states').click();
  await expect.poll(() => xps.numbersOf('Before cycling')).toEqual(first);

  // A model gives the same numbers after a fit that went astray as before it.
  for (const [kind, isFirst] of [['none', false], ['shirleyCofit', true]] as const) {
    await inspector.getByLabel(words('xps.backgroundKind')).selectOption(kind);
    await xps.tab('states').click();
    await window.keyboard.press('f');
    const numbers = expect.poll(() => xps.numbersOf('Before cycling'), { timeout: 30_000 });
    await (isFirst ? numbers.toEqual(first) : numbers.not.toEqual(first));
    await expect(xps.fitAllButton).toBeEnabled();
  }
});
