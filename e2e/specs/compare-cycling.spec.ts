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

test('half cycles are compared by mouse and keys, noted on, and kept as a figure that the report and the command line draw too', async ({ window, shell }) => {
  test.slow();
  await new StartPage(window).openSample();
  const frame = new Frame(window);
  await frame.show('compare');
  const compare = new ComparePage(window);
  await compare.chooseRegion(words('technique.electrochemistry'));
  await expect(compare.plot).toHaveAccessibleName(/Voltage.*4 curves from 0\.\d to 1\d\d\.\d mAh\/g/);
  await compare.plot.hover();
  await expect(window.getByRole('contentinfo')).toContainText(/\d mAh\/g · \d\.\d+.*cycling/);

  // Explicit cycles, directions and scales; the chips of the states choose among their half cycles.
  const inspector = window.getByRole('complementary', { name: words('view.compare') });
  const choose = (key: Parameters<typeof words>[0], option: Parameters<typeof words>[0]) => inspector.getByLabel(words(key), { exact: true }).selectOption({ label: words(option) });
  await choose('compare.cycling.direction', 'compare.cycling.direction.discharge');
  await expect(compare.plot).toHaveAccessibleName(/2 curves/);
  await choose('compare.cycling.direction', 'compare.cycling.direction.both');
  await choose('compare.cycling.cycles', 'compare.cycling.cycles.list');
  await inspector.getByLabel(words('compare.cycling.list')).fill('2');
  await window.keyboard.press('Enter');
  await expect(compare.plot).toHaveAccessibleName(/2 curves/);
  await choose('compare.cycling.per', 'compare.cycling.per.capacity');
  await expect(compare.plot).toHaveAccessibleName(/from 0\.0 to 1\.0/);
  await choose('compare.cycling.per', 'compare.cycling.per.active');
  await choose('compare.cycling.cycles', 'compare.cycling.cycles.states');

  // A voltage has no ratio: the keys pass over it, and the choice says why.
  await compare.plot.focus();
  await window.keyboard.press('d');
  await expect(compare.plot).toHaveAccessibleName(new RegExp(`${words('compare.quantity.difference')}.*2 curves`));
  await window.keyboard.press('d');
  await expect(compare.plot).toHaveAccessibleName(/Voltage.*4 curves/);
  await expect(window.getByTitle(words('compare.cycling.noRatio'))).toBeVisible();

  // A note at a place of the axis stands on the half cycle that was pointed at, on the curve of the Cycling view too.
  await compare.placeNote([0.3, 0.7]);
  const panel = window.getByRole('complementary', { name: words('note.panel') });
  await panel.getByLabel(words('note.text')).fill('plateau');
  await panel.getByLabel(words('note.author')).fill('Ada');
  await window.keyboard.press('Control+Enter');
  await expect(window.locator('[data-note]')).toHaveCount(1);
  await window.keyboard.press('d');
  await expect(compare.plot).toHaveAccessibleName(new RegExp(`${words('compare.quantity.difference')}.*2 curves`));

  const name = (of: string): string => `LiRuCl4-cathode-five-states-synthetic-${of}`;
  const csv = (await saved(frame, shell, name('Cycling.csv'), () => frame.run(words('figure.saveCsv')))).toString();
  expect(csv.split('\n')[0]).toContain('2nd discharge: Voltage (V vs Li/Li⁺), difference to cycle 1');
  await new FigureMenu(window).take(words('figure.keepShort'));
  await frame.show('cycling');
  await expect(window.locator('[data-note]')).toHaveCount(1);

  // A board with a note of its own is kept beside them.
  await frame.show('board');
  const board = window.getByRole('region', { name: words('view.board') });
  const cell = board.getByRole('button', { name: /^2nd charge, XRD/ }).and(board.locator('[aria-label]:not([data-note])'));
  // A cell that is not drawn yet has no places.
  await expect(cell.locator('svg > text').first()).toBeVisible();
  await cell.hover();
  await cell.focus();
  await window.keyboard.press('n');
  await panel.getByLabel(words('note.text')).fill('flat here');
  await window.keyboard.press('Control+Enter');
  await expect(board.locator('[data-note]')).toHaveCount(2);
  await frame.run(words('figure.keep'));
  await frame.isSaved();

  const place = (await readdir(shell.home, { recursive: true })).find((file) => file.endsWith('project.json'))!;
  const out = join(shell.home, 'from-the-command-line');
  await promisify(execFile)(process.execPath, [join(import.meta.dirname, '../../out/main/cli.cjs'), 'report', join(shell.home, dirname(place)), '--out', out], { env: environmentFor(shell.home) });
  const files = (await readdir(join(out, 'figures'))).filter((file) => file.endsWith('.svg')).sort();
  expect(files).toHaveLength(2);
  const onPaper = await Promise.all(files.map((file) => readFile(join(out, 'figures', file), 'utf8')));
  expect(onPaper[0]).toContain('difference to cycle 1');
  expect(onPaper[0]).toContain('>plateau<');
  for (const text of ['plateau', 'flat here']) expect(onPaper[1]).toContain(`>${text}<`);
  const report = await readFile(join(out, 'report.html'), 'utf8');
  for (const text of ['difference to cycle 1', '>plateau<', '>flat here<']) expect(report).toContain(text);

  // The window draws the same, letter for letter.
  shell.watcher.announce(/^console: Blocked script execution in 'about:srcdoc'/);
  await frame.show('report');
  await window.getByRole('tab', { name: /^Figures 2/ }).click();
  const settings = window.getByRole('complementary', { name: words('figure.figures') });
  for (const [at, expected] of onPaper.entries()) {
    await settings.getByRole('button', { name: /1 panel/ }).nth(at).click();
    await expect(settings.getByRole('button', { name: 'SVG' })).toBeEnabled({ timeout: 60_000 });
    const file = files[at]!.replace(/^\d-/, '').replace(/\.svg$/, '');
    const drawn = await saved(frame, shell, name(`${file.replace(/[^A-Za-z0-9]+/g, '-').replace(/-$/, '')}.svg`), () => settings.getByRole('button', { name: 'SVG' }).click());
    expect(drawn.toString()).toBe(expected);
  }
});
