import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { ArchivePage } from '../pages/archive';
import { dropFiles, importByDrop } from '../pages/drop';
import { Frame } from '../pages/frame';
import { OverviewPage } from '../pages/overview';
import { StartPage } from '../pages/start';
import { words } from '../pages/words';
import { XpsPage } from '../pages/xps';
import { expect, test } from '../fixtures';

/** A measured spectrum of another laboratory: VAMAS from Multipak, five regions, C 1s among them. */
const measured = join(import.meta.dirname, '../../src-shared/formats/fixtures/lg4x/Mutlipak_vms.npl');

test('a project is archived, opened read-only, verified, copied, goes on, and is found in the library', async ({ window, shell }) => {
  await new StartPage(window).create('Real carbon', 'C');
  await importByDrop(window, [measured]);
  const overview = new OverviewPage(window);
  await overview.assign('Mutlipak_vms.npl', 'Before cycling');
  const frame = new Frame(window);
  await frame.show('xps');
  const xps = new XpsPage(window);
  await xps.isReady();
  await xps.fitAll();

  await frame.show('archive');
  const archive = new ArchivePage(window);
  await window.getByLabel(words('archive.you')).fill('Ada');
  await window.getByLabel(words('archive.you')).blur();
  await window.getByLabel(words('archive.description'), { exact: true }).fill('Carbon of another laboratory');
  await window.getByLabel(words('archive.licence')).selectOption('CC-BY-4.0');
  // Electron asks for the place by a native dialog, which nothing outside of it can answer: its answer is given beforehand.
  const folder = join(shell.home, 'halocline', 'downloads');
  await mkdir(folder, { recursive: true });
  await shell.answerSaveDialog(join(folder, 'carbon.eln'));
  expect(await archive.write()).toMatch(/[0-9a-f]{64}/);
  const [name] = (await readdir(folder)).filter((entry) => entry.endsWith('.eln'));

  await archive.show('history');
  await expect(window.getByText(words('edit.describePublication', { field: words('archive.licence') }))).toBeVisible();
  await expect(window.getByText('Ada').first()).toBeVisible();
  await frame.closeProject();

  await dropFiles(window, [join(folder, name!)]);
  await expect(frame.views).toBeVisible();
  await expect(window.getByRole('region', { name: words('common.readOnly') })).toContainText('.eln');
  await frame.show('archive');
  await archive.check();
  await expect(archive.outcome.first()).toContainText('SHA-256');
  await expect(archive.outcome.nth(1)).toContainText('all agree', { timeout: 60_000 });

  await window.getByRole('button', { name: words('archive.makeCopy') }).click();
  await expect(window.getByRole('region', { name: words('common.readOnly') })).toBeHidden();
  await expect(frame.problems.getByRole('alert')).toHaveCount(0);
  await frame.show('xps');
  await xps.isFitted();
  await frame.closeProject();

  await window.getByRole('button', { name: words('library.open') }).click();
  await window.getByLabel(words('library.search')).fill('xps ada carbon');
  await expect(window.getByRole('list', { name: words('library.heading') }).getByRole('button')).toHaveCount(2);
});
