import { ComparePage } from '../pages/compare';
import { Frame } from '../pages/frame';
import { StartPage } from '../pages/start';
import { words } from '../pages/words';
import { expect, test } from '../fixtures';

test('a second project is put beside the open one, set against it, and taken away', async ({ window }) => {
  const frame = new Frame(window);
  await new StartPage(window).openSample();
  await frame.show('xrd');
  await expect(frame.undo).toBeEnabled({ timeout: 30_000 });
  await frame.isSaved();
  await frame.closeProject();
  await new StartPage(window).openSample();

  await frame.show('compare');
  const compare = new ComparePage(window);
  await compare.chooseRegion('Ru 3d + C 1s');
  await expect(compare.plot).toHaveAccessibleName(/5 curves/);
  await window.getByRole('button', { name: words('compare.beside.action') }).click();
  // Both samples have one title; the first made has the plain folder name, the one of this window a number behind it.
  const entries = window.getByRole('region', { name: words('compare.beside.choose') }).getByRole('button', { name: /LiRuCl4/ });
  await expect(entries).toHaveCount(2);
  await expect(entries.nth(1)).toBeDisabled();
  await expect(entries.nth(1)).toContainText(words('start.isOpenHere'));
  await entries.nth(0).click();
  await expect(compare.plot).toHaveAccessibleName(/10 curves/);

  // The sample has the same data twice: a state against itself of the other project is nothing.
  await compare.choose('compare.quantity', 'compare.quantity.difference');
  await window.getByRole('combobox', { name: words('compare.against') }).selectOption('beside:before');
  await expect(compare.plot).toHaveAccessibleName(/9 curves/);
  await compare.choose('compare.quantity', 'compare.quantity.spectra');
  await window.getByRole('complementary', { name: words('view.compare') }).getByRole('checkbox', { name: '1st charge' }).uncheck();
  await expect(compare.plot).toHaveAccessibleName(/9 curves/);

  // Only the second project was analysed: its numbers say whose they are.
  await window.keyboard.press('Control+j');
  await expect(compare.numbers.getByRole('columnheader', { name: /^Before cycling · .*five states \(synthetic\)/ })).toBeVisible();
  await expect(compare.numbers.getByRole('row', { name: new RegExp(`^${words('key.xrd.verdict')}`) })).toContainText('LiRuCl4 cathode, five states (synthetic) (');

  await window.getByRole('button', { name: words('compare.beside.close') }).click();
  await expect(compare.plot).toHaveAccessibleName(/5 curves/);
  await frame.isSaved();
});
