import { Frame } from '../pages/frame';
import { StartPage } from '../pages/start';
import { words } from '../pages/words';
import { expect, test } from '../fixtures';

test('the language changes at once, everywhere, and is kept', async ({ window, shell }) => {
  await new StartPage(window).openSample();
  await new Frame(window).chooseLanguage('日本語');
  const japanese = new Frame(window, 'ja');
  await expect(window.locator('html')).toHaveAttribute('lang', 'ja');
  await expect(japanese.views.getByRole('button', { name: words('view.overview', {}, 'ja') })).toBeVisible();
  await japanese.isSaved();
  await shell.stop();

  const again = await shell.start();
  await expect(new StartPage(again, 'ja').actions.getByRole('button', { name: words('start.sample', {}, 'ja') })).toBeVisible();
});

test('the theme changes at once and is kept', async ({ window, shell }) => {
  const html = window.locator('html');
  const background = () => window.evaluate(() => getComputedStyle(document.body).backgroundColor);
  await expect(html).toHaveAttribute('data-theme', 'light');
  const light = await background();
  await window.getByRole('button', { name: words('common.useDark') }).click();
  await expect(html).toHaveAttribute('data-theme', 'dark');
  expect(await background()).not.toBe(light);
  await shell.stop();

  const again = await shell.start();
  await expect(again.getByRole('button', { name: words('common.useLight') })).toBeVisible();
  await expect(again.locator('html')).toHaveAttribute('data-theme', 'dark');
});
