import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ComparePage } from '../pages/compare';
import { FigureMenu } from '../pages/figure-menu';
import { Frame } from '../pages/frame';
import { StartPage } from '../pages/start';
import { words } from '../pages/words';
import { expect, test } from '../fixtures';
import type { Shell } from '../shells/shell';

/** Saves by what `act` does, and gives what was written. */
async function saved(frame: Frame, shell: Shell, name: string, act: () => Promise<void>): Promise<Buffer> {
  await shell.answerSaveDialog(join(shell.home, name));
  await act();
  const status = frame.status.filter({ hasText: name });
  await expect(status).toBeVisible({ timeout: 60_000 });
  return readFile((await status.innerText()).replace(words('figure.saved', { place: '' }), '').trim());
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
  // 174 × 108 mm are 493.2 × 306.1 points; one page, and fonts that it holds itself.
  const [width, height] = pageSize(pdf);
  expect(Math.abs(width - 493.2)).toBeLessThan(0.6);
  expect(Math.abs(height - 306.1)).toBeLessThan(0.6);
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
  const copied = await shell.copiedPicture();
  expect(copied.subarray(1, 4).toString()).toBe('PNG');
  expect(copied.readUInt32BE(16)).toBe(2055);
});
