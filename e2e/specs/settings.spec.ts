import { Frame } from '../pages/frame';
import { StartPage } from '../pages/start';
import { words } from '../pages/words';
import { expect, test } from '../fixtures';

test('keys of a command are changed, named where they meet others, kept over a restart and given back', async ({ window, shell }) => {
  await new StartPage(window).openSample();
  const frame = new Frame(window);
  await frame.show('compare');
  const plot = window.getByRole('application');
  await expect(plot).toHaveAccessibleName(/5 curves/);

  await frame.run(words('settings.keyboard'));
  const settings = window.getByRole('dialog', { name: words('settings.open') });
  // Commands of views that were not shown are there too.
  await settings.getByLabel(words('settings.filter')).fill('halos');
  await expect(settings.getByRole('listitem')).toHaveCount(1);
  await settings.getByLabel(words('settings.filter')).fill(words('compare.arrangement.heat'));
  const change = settings.getByRole('button', { name: words('settings.change', { command: words('compare.arrangement.heat') }) });
  await expect(change).toHaveText('H');

  // Esc gives up without closing; keys that another command of this place has are named.
  await change.click();
  await window.keyboard.press('Escape');
  await expect(change).toHaveText('H');
  await change.click();
  await window.keyboard.press('w');
  await expect(settings.getByRole('note')).toHaveText(words('settings.conflict', { commands: words('compare.arrangement.rows') }));
  await change.click();
  await window.keyboard.press('Alt+h');
  await expect(settings.getByRole('note')).toHaveCount(0);
  await expect(change).toHaveText('Alt H');
  await window.keyboard.press('Escape');
  await expect(settings).toHaveCount(0);

  await plot.focus();
  await window.keyboard.press('h');
  await expect(plot).not.toHaveAccessibleName(new RegExp(words('compare.arrangement.heat')));
  await window.keyboard.press('Alt+h');
  await expect(plot).toHaveAccessibleName(new RegExp(words('compare.arrangement.heat')));

  await shell.stop();
  const again = await shell.start();
  await new StartPage(again).openRecent(/LiRuCl4 cathode/);
  await new Frame(again).show('compare');
  await expect(again.getByRole('application')).toBeVisible();
  await again.keyboard.press('Control+k');
  await again.keyboard.type(words('compare.arrangement.heat'));
  await expect(again.getByRole('option', { name: words('compare.arrangement.heat') })).toContainText('Alt H');
  await again.keyboard.press('Escape');
  await again.getByRole('button', { name: words('settings.open') }).click();
  const page = again.getByRole('dialog', { name: words('settings.open') });
  await page.getByRole('radio', { name: words('settings.theme.dark') }).check({ force: true });
  await expect(again.locator('html')).toHaveAttribute('data-theme', 'dark');
  await page.getByRole('tab', { name: words('settings.keyboard') }).click();
  await page.getByRole('button', { name: words('settings.resetAll') }).click();
  await page.getByLabel(words('settings.filter')).fill(words('compare.arrangement.heat'));
  await expect(page.getByRole('button', { name: words('settings.change', { command: words('compare.arrangement.heat') }) })).toHaveText('H');
});
