import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { generatePattern } from '@shared/xrd/testing/pattern-generator';
import { importByDrop } from '../pages/drop';
import { Frame } from '../pages/frame';
import { StartPage } from '../pages/start';
import { words } from '../pages/words';
import { XrdPage } from '../pages/xrd';
import { expect, test } from '../fixtures';

test('the sample: amorphous to stated limits, reference lines, tables, settings, all by keyboard too', async ({ window }) => {
  await new StartPage(window).openSample();
  const frame = new Frame(window);
  const xrd = new XrdPage(window);
  await xrd.open();
  await xrd.isChecked();

  // truth.json of the set: all five states are amorphous.
  await expect(window.getByRole('heading', { name: words('xrd.headline.amorphous', { count: 5 }) })).toBeVisible();
  const limits = await xrd.cells('LiCl');
  expect(limits).toHaveLength(6);
  for (const limit of limits.slice(0, 5)) expect(limit).toMatch(/^< \d/);
  await expect(xrd.plot.first()).toHaveAccessibleName(/no Bragg peak at 1\s% false-alarm rate/);

  // Lines of LiCl are drawn since the manifest lists it; the pointer names 111, and not once they are hidden.
  await expect(xrd.sticks('LiCl')).toHaveAttribute('aria-pressed', 'true');
  await xrd.pointAt(30.152, [10, 80]);
  await expect(window.getByText('LiCl (1 1 1)')).toBeVisible();
  await xrd.sticks('LiCl').click();
  await expect(xrd.sticks('LiCl')).toHaveAttribute('aria-pressed', 'false');
  await xrd.pointAt(30.152, [10, 80]);
  await expect(window.getByText('LiCl (1 1 1)')).toBeHidden();
  await xrd.sticks('RuO₂').press('Enter');
  await expect(xrd.sticks('RuO₂')).toHaveAttribute('aria-pressed', 'true');

  // Tables: another kind of limit, another unit, sorted, halos.
  const kind = xrd.results.getByRole('combobox', { name: words('xrd.limitKind') });
  await kind.selectOption('detection');
  await xrd.results.getByRole('combobox', { name: words('xrd.unit') }).selectOption('counts');
  await expect.poll(async () => (await xrd.cells('LiCl'))[0]).not.toBe(limits[0]);
  const heading = xrd.results.getByRole('columnheader').nth(1);
  await heading.getByRole('button').press('Enter');
  await expect(heading).toHaveAttribute('aria-sort', 'ascending');
  await xrd.results.getByText(words('xrd.table.halos'), { exact: true }).click();
  // The main halos of truth.json lie between 32.5° and 32.7°.
  await expect(xrd.results.getByRole('cell', { name: /^32\.[4-7]/ }).first()).toBeVisible();

  // Shortcuts of the view, and the arrows of the plot.
  await xrd.plot.first().press('+');
  await xrd.plot.first().press('Home');
  await window.keyboard.press('r');
  await expect.poll(() => window.evaluate(() => document.activeElement?.getAttribute('role'))).toBe('application');
  await frame.run(words('plot.toggleResiduals'));

  // A setting is one step that can be taken back.
  const rate = window.getByRole('textbox', { name: new RegExp(`^${words('xrd.settings.rate')}`) });
  await rate.fill('5');
  await rate.press('Enter');
  await expect(xrd.plot.first()).toHaveAccessibleName(/no Bragg peak at 5\s% false-alarm rate/);
  await frame.undo.click();
  await expect(xrd.plot.first()).toHaveAccessibleName(/no Bragg peak at 1\s% false-alarm rate/);
  await frame.isSaved();
});

test('a crystalline pattern without a state is named, a phase of the user is found, and bad input gets a sentence', async ({ window, shell }) => {
  const lines = [
    { twoTheta: 30.069, intensity: 1 },
    { twoTheta: 34.883, intensity: 0.86 },
    { twoTheta: 50.142, intensity: 0.58 },
    { twoTheta: 59.569, intensity: 0.29 },
  ];
  const { twoTheta, counts } = generatePattern({ seed: 12, lines, level: 60, fwhm: 0.15 });
  const text = (values: ArrayLike<number>): string => Array.from(twoTheta, (x, i) => `${x.toFixed(2)} ${values[i]}`).join('\n');
  const crystalline = join(shell.home, 'crystalline.xy');
  const negative = join(shell.home, 'negative.xy');
  const own = join(shell.home, 'saltlike.txt');
  await writeFile(crystalline, text(counts));
  await writeFile(negative, text(counts.map((count) => count - 1000)));
  await writeFile(own, lines.map((line) => `${line.twoTheta} ${100 * line.intensity}`).join('\n'));

  await new StartPage(window).create('Powders', 'LiRuCl4');
  const xrd = new XrdPage(window);
  await xrd.open();
  await expect(window.getByRole('heading', { name: words('xrd.emptyTitle') })).toBeVisible();
  await importByDrop(window, [crystalline, negative]);
  await xrd.open();
  await xrd.isChecked();
  const list = window.getByRole('listbox', { name: words('xrd.tabOthers') });
  await expect(list.getByRole('option', { name: /crystalline\.xy/ })).toContainText(words('xrd.verdict.crystalline'));
  await expect(xrd.plot.first()).toHaveAccessibleName(/Crystalline: LiCl;/);
  await xrd.results.getByText(words('xrd.table.peaks'), { exact: true }).click();
  await expect(xrd.results.getByRole('cell', { name: /^30\.0[67]/ })).toBeVisible();

  await list.focus();
  await list.press('ArrowDown');
  await expect(window.getByText(/the intensity is negative/).first()).toBeVisible();
  await list.press('ArrowUp');

  // A phase of the user's own wins over a shipped one, since somebody asked for it.
  await window.locator('input[type=file][accept*=".cif"]').setInputFiles(own);
  await expect(xrd.plot.first()).toHaveAccessibleName(/Crystalline: saltlike;/);
  await expect(xrd.sticks('saltlike')).toHaveAttribute('aria-pressed', 'true');
});
