import { Frame } from '../pages/frame';
import { StartPage } from '../pages/start';
import { words } from '../pages/words';
import { XpsPage } from '../pages/xps';
import { expect, test } from '../fixtures';

test('what the charge lets expect stands beside the fractions though its computation was taken back, and after another fit', async ({ window }) => {
  test.slow();
  await new StartPage(window).openSample();
  const frame = new Frame(window);
  await frame.show('cycling');
  await expect(frame.undo).toBeEnabled();
  await frame.show('xps');
  const xps = new XpsPage(window);
  await xps.isReady();
  await window.keyboard.press('f');
  await xps.isFitted();
  const charge = words('xps.column.capacity');
  await expect.poll(async () => (await xps.numbersOf('Before cycling'))[charge]).toMatch(/^\+3/);

  // Back to before cycling was computed, and fitted anew.
  while (await frame.undo.isEnabled()) await frame.undo.click();
  await window.keyboard.press('f');
  await xps.isFitted();
  await expect.poll(async () => (await xps.numbersOf('Before cycling'))[charge]).toMatch(/^\+3/);
  await xps.tab('expected').click();
  await expect(xps.results.getByRole('table', { name: words('xps.expected.summary') })).toBeVisible();
});
