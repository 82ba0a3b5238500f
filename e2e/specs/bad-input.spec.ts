import { readFile, writeFile, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { importByDrop } from '../pages/drop';
import { Frame } from '../pages/frame';
import { OverviewPage } from '../pages/overview';
import { StartPage } from '../pages/start';
import { words } from '../pages/words';
import { expect, test } from '../fixtures';

const sample = join(import.meta.dirname, '../../resources/sample');

test('files that cannot be read are listed with the reason, the others come in, and the window lives on', async ({ window, shell }) => {
  const vms = await readFile(join(sample, 'xps/charge1.vms'));
  const files: Record<string, string | Uint8Array> = {
    'empty.csv': '',
    'cut.vms': vms.subarray(0, 4000),
    'noise.dat': Uint8Array.from({ length: 4096 }, (_, i) => (i * i * 31) % 256),
    'nan.csv': 'binding_energy_eV,counts\n280,1\n281,nan\n282,3\n283,4\n',
    'charge1.vms': vms,
    'again_charge1.vms': vms,
    'notes.docx': 'PK',
  };
  const folder = join(shell.home, 'from the instrument');
  await mkdir(folder);
  for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content);

  await new StartPage(window).create('Bad input');
  await importByDrop(window, [folder]);
  const overview = new OverviewPage(window);
  await expect(overview.card('empty.csv')).toContainText(words('format.error.empty'));
  await expect(overview.card('cut.vms')).toContainText(/line \d+/i);
  await expect(overview.card('noise.dat')).toContainText(words('format.error.binary'));
  await expect(overview.card('nan.csv')).toContainText(/line 3/i);
  await expect(overview.lastImport).toContainText(words('overview.import.duplicates', { count: 1 }));
  await expect(overview.lastImport).toContainText(words('overview.import.skipped', { count: 1 }));
  await expect(overview.lastImport).toContainText('notes.docx');
  await expect(overview.cell('1st charge', /Ru 3d/)).toBeVisible();

  const frame = new Frame(window);
  await frame.isSaved();
  await expect(frame.problems).toBeHidden();
  await frame.undo.click();
  await expect(overview.tray).toBeHidden();
  await frame.redo.click();
  await expect(overview.card('empty.csv')).toBeVisible();
});
