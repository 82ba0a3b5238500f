import { execFile } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { ComparePage } from '../pages/compare';
import { FigureMenu } from '../pages/figure-menu';
import { Frame } from '../pages/frame';
import { saved } from '../pages/saving';
import { StartPage } from '../pages/start';
import { words } from '../pages/words';
import { expect, test } from '../fixtures';
import { environmentFor } from '../shells/shell';

/** Where the only project of a home lies. */
async function projectFolder(home: string): Promise<string> {
  const files = await readdir(home, { recursive: true });
  return join(home, dirname(files.find((file) => file.endsWith('project.json'))!));
}

/** Width and height of a PDF's page in points. */
function pageSize(pdf: Buffer): [number, number] {
  const [, width, height] = /MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/.exec(pdf.toString('latin1'))!;
  return [Number(width), Number(height)];
}

test('a plot leaves as PDF, SVG and PNG of its size on paper, and as a picture on the clipboard', async ({ window, shell }) => {
  await new StartPage(window).openSample();
  const frame = new Frame(window);
  await frame.show('compare');
  await new ComparePage(window).chooseRegion('Ru 3d + C 1s');
  await expect(window.getByRole('application')).toHaveAccessibleName(/5 curves from 27/);
  const menu = new FigureMenu(window);
  const base = 'Ru-3d-C-1s';

  const pdf = await saved(frame, shell, `LiRuCl4-cathode-five-states-synthetic-${base}.pdf`, () => menu.take('PDF'));
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
  // 174 × 108 mm, and 3 mm below for the words that the data are synthetic, are 493.2 × 314.4 points; one page, and fonts that it holds itself.
  const [width, height] = pageSize(pdf);
  expect(Math.abs(width - 493.2)).toBeLessThan(0.6);
  expect(Math.abs(height - 314.4)).toBeLessThan(0.6);
  expect(pdf.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g)).toHaveLength(1);
  expect(pdf.toString('latin1')).toMatch(/\/FontFile|\/Type3/);

  const svg = (await saved(frame, shell, `LiRuCl4-cathode-five-states-synthetic-${base}.svg`, () => menu.take('SVG'))).toString();
  expect(svg).toContain('width="174mm"');
  expect(svg).toMatch(/<text[^>]*>1st charge<\/text>/);

  const png = await saved(frame, shell, `LiRuCl4-cathode-five-states-synthetic-${base}.png`, () => menu.take('PNG'));
  // 174 mm at 600 dpi, and the file says so: 23622 dots per metre.
  expect([png.readUInt32BE(16), png.subarray(37, 41).toString(), png.readUInt32BE(41)]).toEqual([4110, 'pHYs', 23622]);

  await menu.take(words('figure.copyImage'));
  await expect(frame.status.filter({ hasText: words('figure.imageCopied') })).toBeVisible();
  // Another program's clipboard may need a moment to give what was put there.
  await expect.poll(async () => (await shell.copiedPicture()).subarray(1, 4).toString()).toBe('PNG');
  expect((await shell.copiedPicture()).readUInt32BE(16)).toBe(2055);
});

test('a figure remembers its recipe: panels, letters and titles are edits, it is drawn again after a restart and goes into the report', async ({ window, shell }) => {
  test.slow();
  await new StartPage(window).openSample();
  const frame = new Frame(window);
  await frame.show('xrd');
  await expect(frame.undo).toBeEnabled({ timeout: 30_000 });
  await new FigureMenu(window).take(words('figure.keepShort'));
  await expect(frame.undo).toHaveAccessibleName(`Undo: keep the figure ${words('view.xrd')}`);

  await frame.show('report');
  await window.getByRole('tab', { name: /^Figures 1/ }).click();
  const settings = window.getByRole('complementary', { name: words('figure.figures') });
  const add = settings.getByRole('combobox', { name: words('figure.addPanel') });
  await add.selectOption({ label: 'Raman spectra' });
  await add.selectOption({ label: 'XPS Cl 2p' });
  await add.selectOption({ label: 'XPS Survey' });
  for (const kind of ['cycling', 'compare', 'board']) await add.selectOption(kind);
  await settings.getByLabel(words('figure.title'), { exact: true }).first().fill('All five <states>');
  await window.keyboard.press('Enter');
  await settings.getByLabel(words('figure.lettering')).selectOption('bracketed');
  await settings.getByLabel(words('figure.caption')).fill('電極の状態');
  await settings.getByLabel(words('figure.hasTitle')).check();
  await expect(frame.undo).toHaveAccessibleName('Undo: change the figure All five <states>');
  await settings.getByLabel(words('figure.colorOf', { what: '1st charge' }), { exact: true }).fill('12ab34');
  await window.keyboard.press('Enter');
  await expect(frame.undo).toHaveAccessibleName('Undo: give 1st charge the colour #12AB34 in All five <states>');

  const svg = async (): Promise<string> => (await saved(frame, shell, `LiRuCl4-cathode-five-states-synthetic-All-five-states.svg`, () => settings.getByRole('button', { name: 'SVG' }).click())).toString();
  await expect(settings.getByRole('button', { name: 'SVG' })).toBeEnabled({ timeout: 60_000 });
  const before = await svg();
  expect(before.match(/<svg /g)).toHaveLength(8);
  expect(before).toContain('All five &lt;states&gt;');
  expect(before).toContain('>(c)<');
  expect(before).not.toContain('<style');
  expect(before).toContain('#12AB34');

  // Panel c moves forward, and takes the letter b; undo brings it back.
  await settings.getByRole('button', { name: words('figure.moveUp', { letter: '(c)' }) }).click();
  await expect(frame.undo).toHaveAccessibleName('Undo: move a panel of All five <states>');
  await frame.undo.click();

  // The report shows it; the program ends and starts again, and the figure is still there.
  shell.watcher.announce(/^console: Blocked script execution in 'about:srcdoc'/);
  await window.getByRole('tab', { name: words('view.report') }).click();
  const page = window.frameLocator(`iframe[title="${words('preview.title')}"]`);
  await expect(page.getByText('Figure 1. All five <states>')).toBeVisible({ timeout: 60_000 });
  await expect(page.getByText('電極の状態')).toBeVisible();
  await expect(page.locator('figure svg svg')).toHaveCount(7, { timeout: 60_000 });
  await expect(window.getByRole('button', { name: words('preview.savePdf') })).toBeEnabled({ timeout: 30_000 });
  const pdf = await saved(frame, shell, 'LiRuCl4-cathode-five-states-synthetic-report.pdf', () => window.getByRole('button', { name: words('preview.savePdf') }).click());
  const [width, height] = pageSize(pdf);
  expect([Math.round(width), Math.round(height)]).toEqual([595, 842]);

  await frame.isSaved();

  // The command line draws the same from the project's folder, letter for letter, whatever the panels show.
  const place = await projectFolder(shell.home);
  const out = join(shell.home, 'from-the-command-line');
  await promisify(execFile)(process.execPath, [join(import.meta.dirname, '../../out/main/cli.cjs'), 'report', place, '--out', out], { env: environmentFor(shell.home) });
  expect(await readFile(join(out, 'figures', '1-All five _states_.svg'), 'utf8')).toBe(before);
  expect(await readFile(join(out, 'report.html'), 'utf8')).toContain('All five &lt;states&gt;');

  await shell.stop();
  const again = await shell.start();
  await new StartPage(again).openRecent(/LiRuCl4 cathode/);
  await new Frame(again).show('report');
  await again.getByRole('tab', { name: /^Figures 1/ }).click();
  await expect(again.getByRole('img', { name: words('figure.preview', { figure: 'All five <states>' }) })).toBeVisible({ timeout: 30_000 });
});
