import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Frame } from '../pages/frame';
import { StartPage } from '../pages/start';
import { XpsPage } from '../pages/xps';
import { words } from '../pages/words';
import { expect, test } from '../fixtures';

test('files are chosen together and acted on by the menu of a right click, components and table headings too', async ({ window }) => {
  await new StartPage(window).openSample();
  const frame = new Frame(window);
  await window.getByRole('tab', { name: new RegExp(`^${words('overview.files')}`) }).click();
  const box = (file: string) => window.getByRole('checkbox', { name: words('overview.choose', { file }) });
  const total = await window.getByRole('row').count();
  const files = await window.getByRole('rowheader').allInnerTexts();
  await window.getByRole('rowheader').nth(0).click();
  await window.getByRole('rowheader').nth(2).click({ modifiers: ['Shift'] });
  for (const file of files.slice(0, 3)) await expect(box(file.trim())).toBeChecked();
  await box(files[1]!.trim()).press('Space');
  await expect(box(files[1]!.trim())).not.toBeChecked();
  await window.getByRole('rowheader').nth(0).click({ button: 'right' });
  await window.getByRole('menuitem', { name: words('overview.removeChosen', { count: 2 }) }).click();
  await expect(window.getByRole('row')).toHaveCount(total - 2);
  await frame.undo.click();
  await expect(window.getByRole('row')).toHaveCount(total);

  await frame.show('xps');
  const xps = new XpsPage(window);
  await xps.isReady();
  await xps.fitAll();
  const component = window.getByRole('button', { name: /^Ru⁴⁺ 3d/ }).first();
  // The menu key opens what a right click opens.
  await component.focus();
  await window.keyboard.press('Shift+F10');
  await window.getByRole('menuitem', { name: words('xps.duplicate', { component: 'Ru⁴⁺ 3d' }) }).click();
  await expect(window.getByRole('button', { name: words('xps.copyOf', { component: 'Ru⁴⁺ 3d' }) }).first()).toBeVisible();
  await frame.undo.click();

  const heading = xps.results.getByRole('columnheader', { name: /^Cl\/Ru/ }).first();
  await heading.click({ button: 'right' });
  await window.getByRole('menuitem', { name: words('plot.sortDown', { column: (await heading.innerText()).trim() }) }).click();
  await expect(heading).toHaveAttribute('aria-sort', 'descending');
  // The same from the palette, on the column chosen last.
  await frame.run(words('plot.unsorted'));
  await expect(heading).toHaveAttribute('aria-sort', 'none');
});

test('a kept figure is duplicated and saved from its menu', async ({ window, shell }) => {
  await new StartPage(window).openSample();
  const frame = new Frame(window);
  await frame.show('xrd');
  await expect(window.getByRole('application').first()).toHaveAccessibleName(/amorphous/i, { timeout: 20_000 });
  await frame.run(words('figure.keep'));
  // The frame of the preview runs no script.
  shell.watcher.announce(/^console: Blocked script execution in 'about:srcdoc'/);
  await frame.show('report');
  await window.getByRole('tab', { name: /^Figures 1/ }).click();
  const entry = window.getByRole('complementary', { name: words('figure.figures') }).getByRole('button', { name: /^XRD/ });
  await entry.click({ button: 'right' });
  await window.getByRole('menuitem', { name: words('figure.duplicate') }).click();
  await expect(entry).toHaveCount(2);
  const file = join(shell.home, 'figure.svg');
  await shell.answerSaveDialog(file);
  await entry.first().click({ button: 'right' });
  const save = window.getByRole('menuitem', { name: words('figure.saveSvg') });
  await expect(save).not.toHaveAttribute('aria-disabled', 'true', { timeout: 20_000 });
  await save.click();
  await expect(frame.status.filter({ hasText: words('figure.saved', { place: '' }) })).toBeVisible();
  const place = (await frame.status.allInnerTexts()).join('').replace(words('figure.saved', { place: '' }), '').trim();
  expect(await readFile(place, 'utf8')).toContain('Before cycling');
});
