import { Frame } from '../pages/frame';
import { StartPage } from '../pages/start';
import { words } from '../pages/words';
import { XpsPage } from '../pages/xps';
import { XrdPage } from '../pages/xrd';
import { expect, test } from '../fixtures';

test('what was begun in a view is finished and kept though the view is left', async ({ window }) => {
  await new StartPage(window).openSample();
  const frame = new Frame(window);
  const xrd = new XrdPage(window);
  await xrd.open();
  await xrd.isChecked();
  const rate = window.getByLabel(words('xrd.settings.rate'));
  await rate.fill('5');
  await rate.press('Enter');
  await frame.show('archive');
  await expect(frame.undo).toHaveAccessibleName(new RegExp(words('edit.xrd.settings', { setting: words('xrd.settings.rate'), value: '5 %' })));

  await frame.show('xps');
  const xps = new XpsPage(window);
  await xps.isReady();
  await xps.fitAllButton.click();
  await expect(window.getByRole('progressbar')).toBeVisible();
  await frame.show('xrd');
  await expect(rate).toHaveValue('5');
  await expect(frame.undo).toHaveAccessibleName(new RegExp(words('edit.xpsFitAll', { states: 5 })), { timeout: 30_000 });
  await frame.show('xps');
  await xps.isFitted();
});
