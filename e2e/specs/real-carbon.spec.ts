import { join } from 'node:path';
import { importByDrop } from '../pages/drop';
import { Frame } from '../pages/frame';
import { OverviewPage } from '../pages/overview';
import { StartPage } from '../pages/start';
import { XpsPage } from '../pages/xps';
import { expect, test } from '../fixtures';

/** A measured spectrum of another laboratory: VAMAS from Multipak, five regions, C 1s among them. */
const measured = join(import.meta.dirname, '../../src-shared/formats/fixtures/lg4x/Mutlipak_vms.npl');

test('a real carbon spectrum is dropped, placed, fitted, saved and found again', async ({ window, shell }) => {
  await new StartPage(window).create('Real carbon', 'C');
  await importByDrop(window, [measured]);
  const overview = new OverviewPage(window);
  await expect(overview.card('Mutlipak_vms.npl')).toBeVisible();
  await overview.assign('Mutlipak_vms.npl', 'Before cycling');
  await expect(overview.tray).toBeHidden();
  await overview.cell('Before cycling', /C 1s/).click();

  const xps = new XpsPage(window);
  await xps.isReady();
  await xps.fitAll();
  const fitted = await xps.numbersOf('Before cycling');
  expect(Object.keys(fitted).length).toBeGreaterThan(1);
  await new Frame(window).isSaved();
  await shell.stop();

  const again = await shell.start();
  await new StartPage(again).openRecent('Real carbon');
  await new Frame(again).show('xps');
  const reopened = new XpsPage(again);
  await reopened.isFitted();
  expect(await reopened.numbersOf('Before cycling')).toEqual(fitted);
});
