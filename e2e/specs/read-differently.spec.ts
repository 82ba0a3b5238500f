import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { importByDrop } from '../pages/drop';
import { Frame } from '../pages/frame';
import { OverviewPage } from '../pages/overview';
import { StartPage } from '../pages/start';
import { words } from '../pages/words';
import { expect, test } from '../fixtures';

/** A table that says neither what its axis is nor its unit: kinetic energies about the C 1s line. */
const table = (height: number): string => ['E\tI', ...Array.from({ length: 81 }, (_, i) => `${(1195 + i * 0.2).toFixed(1).replace('.', ',')}\t${Math.round(500 + height * Math.exp(-((i - 30) ** 2) / 40))}`)].join('\r\n');

test('a plain table is shown as it was found, corrected, and others of its make with it', async ({ window, shell }) => {
  const folder = join(shell.home, 'export');
  await mkdir(folder);
  for (const [name, height] of [['before.txt', 2000], ['charge1.txt', 3000]] as const) await writeFile(join(folder, name), table(height));
  await new StartPage(window).create('Plain tables');
  await importByDrop(window, [folder]);
  const overview = new OverviewPage(window);
  const card = overview.card('before.txt');
  await card.getByRole('button', { name: words('format.reading.open') }).click();

  const dialog = window.getByRole('dialog');
  await expect(dialog.getByText(words('format.note.axisUnknown'))).toBeVisible();
  await expect(dialog.getByLabel(words('format.reading.decimal'))).toContainText(words('format.reading.decimal.comma'));
  await dialog.getByLabel(words('format.reading.axis')).selectOption('kinetic-energy');
  await dialog.getByLabel(words('format.reading.photonEnergy')).fill('1486.6');
  await dialog.getByLabel(words('format.reading.photonEnergy')).press('Enter');
  await expect(dialog.getByText(words('format.note.bindingFromKinetic', { photonEnergy: 1486.6 }))).toBeVisible();
  await expect(dialog.getByRole('application', { name: /Binding energy \(eV\), 275\.60/ })).toBeVisible();
  await dialog.getByLabel(words('format.reading.sameMake')).check();
  await dialog.getByRole('button', { name: words('format.reading.apply') }).click();

  // Both are photoelectron spectra now, in the states that their names say.
  await expect(overview.tray).toBeHidden();
  await expect(overview.cell('1st charge', /Ru 3d/)).toBeVisible();
  const frame = new Frame(window);
  await frame.isSaved();
  await frame.undo.click();
  await expect(card).toBeVisible();
});
