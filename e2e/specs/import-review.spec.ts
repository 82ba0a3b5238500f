import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { dropFiles } from '../pages/drop';
import { Frame } from '../pages/frame';
import { OverviewPage } from '../pages/overview';
import { ReviewPage } from '../pages/review';
import { StartPage } from '../pages/start';
import { words } from '../pages/words';
import { expect, test } from '../fixtures';

const fixtures = join(import.meta.dirname, '../../src-shared/formats/fixtures');
const sample = join(import.meta.dirname, '../../resources/sample');

/** A table that says neither what its axis is nor its unit: kinetic energies about the C 1s line. */
const table = (height: number): string => ['E\tI', ...Array.from({ length: 81 }, (_, i) => `${(1195 + i * 0.2).toFixed(1)}\t${Math.round(500 + height * Math.exp(-((i - 30) ** 2) / 40))}`)].join('\n');

test('files are seen with plot, axes and notes before anything is in the project, and corrected there', async ({ window, shell }) => {
  const folder = join(shell.home, 'from the instrument');
  await mkdir(folder);
  const vms = await readFile(join(sample, 'xps/charge2.vms'));
  const files: Record<string, string | Uint8Array> = {
    'Mutlipak_vms.npl': await readFile(join(fixtures, 'lg4x/Mutlipak_vms.npl')),
    'before.txt': table(2000),
    'charge1.txt': table(3000),
    'charge2.vms': vms,
    'copy of charge2.vms': vms,
    'cut.vms': vms.subarray(0, 4000),
  };
  for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content);
  await new StartPage(window).create('Seen before');
  await dropFiles(window, [folder]);

  const review = new ReviewPage(window);
  await expect(review.acceptButton).toBeEnabled();
  await expect(review.acceptButton).toBeFocused();
  await review.file('Mutlipak_vms.npl').click();
  const plot = review.region.getByRole('application');
  await expect(plot).toHaveAccessibleName(/C 1s.*Binding energy \(eV\).*275.*305.*601/);
  await review.region.getByRole('button', { name: 'Mo 3d' }).click();
  await expect(plot).toHaveAccessibleName(/Mo 3d.*220.*240.*401/);
  await review.file('cut.vms').click();
  await expect(review.region.getByRole('alert')).toContainText(/line \d+/i);
  await expect(review.file('copy of charge2.vms')).toContainText(/same content/i);

  // What is said of one table changes its plot, and the other of its make when asked.
  await review.file('before.txt').click();
  await expect(plot).toHaveAccessibleName(new RegExp(words('compare.axis.unknown')));
  await review.region.getByLabel(words('format.reading.axis')).selectOption('kinetic-energy');
  await review.region.getByLabel(words('format.reading.photonEnergy')).fill('1486.6');
  await review.region.getByLabel(words('format.reading.photonEnergy')).press('Enter');
  await expect(plot).toHaveAccessibleName(/Binding energy \(eV\).*275\.60.*291\.60/);
  await review.region.getByRole('button', { name: words('overview.review.alsoSameMake', { count: 1 }) }).click();
  await review.file('charge1.txt').click();
  await expect(plot).toHaveAccessibleName(/Binding energy \(eV\)/);

  const frame = new Frame(window);
  await expect(frame.undo).toBeDisabled();
  await review.accept();
  const overview = new OverviewPage(window);
  await expect(overview.card('cut.vms')).toContainText(/line \d+/i);
  await expect(overview.cell('1st charge', /Ru 3d/)).toBeVisible();
  await expect(overview.lastImport).toContainText(words('overview.import.duplicates', { count: 1 }));
});

test('an import that is not accepted leaves nothing, and the view that one came from is shown again', async ({ window }) => {
  await new StartPage(window).create('Left alone');
  const frame = new Frame(window);
  await frame.show('xrd');
  await dropFiles(window, [sample]);
  const review = new ReviewPage(window);
  await expect(review.acceptButton).toBeEnabled();
  await review.cancelButton.click();
  await expect(window.getByRole('heading', { name: words('xrd.emptyTitle') })).toBeVisible();
  await expect(frame.undo).toBeDisabled();
});

test('hundreds of files: the window answers, the import can be cancelled while it reads and while it stores, and the rest waits with its reason', async ({ window, shell }) => {
  const folder = join(shell.home, 'hundreds');
  await mkdir(folder);
  const pattern = (seed: number): string => Array.from({ length: 2000 }, (_, i) => `${(10 + i * 0.02).toFixed(2)} ${100 + seed + ((i * seed) % 17)}`).join('\n');
  for (let i = 1; i <= 240; i++) await writeFile(join(folder, `charge1_${i}.xy`), pattern(i));
  for (let i = 1; i <= 3; i++) await writeFile(join(folder, `broken_${i}.xy`), `10 1\n11 x${i}\n12 3\n13 4\n`);
  await writeFile(join(folder, 'twin of 7.xy'), pattern(7));
  await new StartPage(window).create('Hundreds');
  const frame = new Frame(window);
  const review = new ReviewPage(window);
  const overview = new OverviewPage(window);
  const cancel = window.getByRole('contentinfo').getByRole('button', { name: new RegExp(words('common.cancel')) });

  await dropFiles(window, [folder]);
  await cancel.click();
  await expect(review.region).toBeHidden();
  await expect(frame.status).toHaveText(words('common.cancelled'));

  await dropFiles(window, [folder]);
  await expect(review.acceptButton).toBeEnabled({ timeout: 30_000 });
  await review.acceptButton.press('Enter');
  await cancel.click();
  await expect(review.region).toBeHidden();
  await expect(frame.undo).toBeDisabled();
  await expect(overview.tray).toBeHidden();

  await dropFiles(window, [folder]);
  await expect(review.acceptButton).toBeEnabled({ timeout: 30_000 });
  // Only the rows in sight are built; the arrows reach the others.
  expect(await review.files.getByRole('button').count()).toBeLessThan(60);
  await review.files.getByRole('button').first().press('ArrowDown');
  await expect(review.files.getByRole('button').nth(1)).toBeFocused();
  await review.acceptButton.press('Enter');
  await expect(review.region).toBeHidden({ timeout: 60_000 });
  await expect(overview.card('broken_1.xy')).toContainText('Line 2');
  await expect(overview.lastImport).toContainText(words('overview.import.failures', { count: 3 }));
  await expect(overview.lastImport).toContainText(words('overview.import.duplicates', { count: 1 }));
  await frame.isSaved();
  await expect(frame.problems).toBeHidden();
});
