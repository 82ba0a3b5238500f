import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { dropFiles } from '../pages/drop';
import { Frame } from '../pages/frame';
import { OverviewPage } from '../pages/overview';
import { ReviewPage } from '../pages/review';
import { StartPage } from '../pages/start';
import { words } from '../pages/words';
import { expect, test } from '../fixtures';

const sample = join(import.meta.dirname, '../../resources/sample');

/** What comes from the instrument: a file whose name says the wrong state, one whose name says none, one that was cut short. */
async function rawFiles(home: string): Promise<string> {
  const folder = join(home, 'from the instrument');
  await mkdir(folder);
  await copyFile(join(sample, 'xrd/before.xy'), join(folder, 'before.xy'));
  await copyFile(join(sample, 'xrd/charge1.xy'), join(folder, 'charge2.xy'));
  await copyFile(join(sample, 'raman/discharge1.txt'), join(folder, 'sample B.txt'));
  await writeFile(join(folder, 'cut.vms'), (await readFile(join(sample, 'xps/before.vms'))).subarray(0, 4000));
  return folder;
}

/** Everything that was said of the sample, and where each file belongs. */
async function isAllThere(window: Page): Promise<void> {
  const overview = new OverviewPage(window);
  await expect(new Frame(window).states.getByRole('button')).toContainText(['as prepared', '1st charge', '1st discharge', '2nd charge', 'relaxed']);
  await expect(window.getByRole('textbox', { name: words('start.formula') })).toHaveValue('LiRuCl4');
  await expect(window.getByText('249.81 g/mol')).toBeVisible();
  for (const [part, value] of [['active', '85'], ['electrolyte', '5'], ['carbon', '10']] as const) await expect(window.getByLabel(words(`start.recipe.${part}`))).toHaveValue(value);
  await expect(overview.cell('as prepared', /XRD/)).toBeVisible();
  await expect(overview.cell('1st charge', /XRD/)).toBeVisible();
  await expect(overview.cell('2nd charge', /XRD/)).toBeHidden();
  await expect(overview.cell('1st discharge', /Raman/)).toBeVisible();
  await expect(overview.card('cut.vms')).toContainText(/line \d+/i);
  await expect(overview.tray.getByRole('listitem')).toHaveCount(1);
}

test('by mouse: a project is described, files land by what they are, a wrong guess is dragged to its place, and a power cut loses nothing', async ({ window, shell }) => {
  const start = new StartPage(window);
  await start.actions.getByRole('button', { name: words('start.new') }).click();
  await start.form.getByLabel(words('start.title')).fill('Cathode B');
  await start.form.getByLabel(words('start.formula')).fill('LiRuCl4');
  await expect(start.form.getByText('249.81 g/mol')).toBeVisible();
  await start.form.getByLabel(words('start.recipe.active')).fill('85');
  await start.form.getByLabel(words('start.recipe.electrolyte')).fill('5');
  await start.form.getByLabel(words('start.nameOfState', { number: 1 })).fill('as prepared');
  await start.form.getByRole('button', { name: words('start.removeState', { state: '2nd discharge' }) }).click();
  await start.form.getByRole('button', { name: words('common.addState') }).click();
  await window.keyboard.press('Control+a');
  await window.keyboard.type('relaxed');
  await start.form.getByRole('button', { name: words('start.create') }).click();

  await dropFiles(window, [await rawFiles(shell.home)]);
  const review = new ReviewPage(window);
  await expect(review.acceptButton).toBeEnabled();
  await review.acceptButton.click();
  const overview = new OverviewPage(window);
  await overview.cell('2nd charge', /XRD/).dragTo(overview.matrix.getByRole('rowheader', { name: /^1st charge/ }));
  await expect(overview.cell('1st charge', /XRD/)).toBeVisible();
  await overview.card('sample B.txt').getByRole('heading').dragTo(overview.matrix.getByRole('rowheader', { name: /^1st discharge/ }));
  await isAllThere(window);

  await shell.crash();
  const again = await shell.start();
  const offered = new StartPage(again).unfinished;
  await expect(offered).toContainText('Cathode B');
  await offered.getByRole('button', { name: words('start.recover') }).click();
  await isAllThere(again);
});

test('by keyboard alone: the same, from the first key to the recovered project', async ({ window, shell }) => {
  await expect(new StartPage(window).actions).toBeVisible();
  const { keyboard } = window;
  await keyboard.press(shell.name === 'electron' ? 'Control+n' : 'Control+Alt+n');
  const { form } = new StartPage(window);
  await expect(form.getByLabel(words('start.title'))).toBeFocused();
  // Tab leads through the fields and chooses what stands in them.
  for (const text of ['Cathode B', 'LiRuCl4', '85', '5', '10', 'as prepared']) {
    await keyboard.type(text);
    await keyboard.press('Tab');
  }
  await form.getByRole('button', { name: words('start.removeState', { state: '2nd discharge' }) }).press('Enter');
  await form.getByRole('button', { name: words('common.addState') }).press('Enter');
  await keyboard.press('Control+a');
  await keyboard.type('relaxed');
  await keyboard.press('Enter');

  const frame = new Frame(window);
  await expect(frame.views).toBeVisible();
  const chooser = window.waitForEvent('filechooser');
  await frame.run(words('common.addFolder'));
  await (await chooser).setFiles(await rawFiles(shell.home));
  await new ReviewPage(window).accept();

  const overview = new OverviewPage(window);
  await overview.cell('2nd charge', /XRD/).focus();
  await keyboard.press('Shift+F10');
  await overview.chooseByKeys(words('overview.placeIn', { state: '1st charge' }));
  await expect(overview.cell('1st charge', /XRD/)).toBeVisible();
  await overview.card('sample B.txt').getByRole('button').first().focus();
  await keyboard.press('Shift+F10');
  await overview.chooseByKeys(words('overview.placeIn', { state: '1st discharge' }));
  await isAllThere(window);

  await shell.crash();
  const again = await shell.start();
  await new StartPage(again).unfinished.getByRole('button', { name: words('start.recover') }).press('Enter');
  await isAllThere(again);
  await new Frame(again).isSaved();
  await new Frame(again).closeProject();
  // A project that was closed is among the recent ones, reached by Tab and opened by Enter.
  const recent = new StartPage(again).recent('Cathode B');
  for (let presses = 0; presses < 15 && !(await recent.evaluate((row) => row === document.activeElement)); presses++) await again.keyboard.press('Tab');
  await again.keyboard.press('Enter');
  await isAllThere(again);
});
