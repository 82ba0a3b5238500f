import { Frame } from '../pages/frame';
import { StartPage } from '../pages/start';
import { words } from '../pages/words';
import { expect, test } from '../fixtures';

test('the first steps lead through the sample by keyboard, stay closed after a restart, and come back from the palette', async ({ window, shell }) => {
  await new StartPage(window).openSample();
  const card = window.getByRole('region', { name: words('firstRun.title') });
  await expect(card).toContainText(words('firstRun.overview'));

  for (const view of ['xrd', 'xps', 'compare', 'archive'] as const) {
    const next = card.getByRole('button', { name: words('firstRun.next', { view: words(`view.${view}`) }) });
    await next.focus();
    await window.keyboard.press('Enter');
    await expect(card).toContainText(words(`firstRun.${view}`));
    await expect(new Frame(window).views.getByRole('button', { name: words(`view.${view}`), exact: true })).toHaveAttribute('aria-current', 'page');
  }
  // A step follows the user who goes to its view by another way.
  await new Frame(window).show('xrd');
  await expect(card).toContainText(words('firstRun.xrd'));
  await new Frame(window).show('archive');
  await card.getByRole('button', { name: words('firstRun.done') }).press('Enter');
  await expect(card).toBeHidden();
  await new Frame(window).isSaved();
  await shell.stop();

  const again = await shell.start();
  await new StartPage(again).openSample();
  await expect(new Frame(again).views).toBeVisible();
  const cardAgain = again.getByRole('region', { name: words('firstRun.title') });
  await expect(cardAgain).toBeHidden();
  await new Frame(again).run(words('firstRun.start'));
  await expect(cardAgain).toContainText(words('firstRun.overview'));
  await cardAgain.getByRole('button', { name: words('firstRun.close') }).press('Enter');
  await expect(cardAgain).toBeHidden();
});
