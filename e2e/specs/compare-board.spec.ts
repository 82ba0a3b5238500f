import { Frame } from '../pages/frame';
import { ComparePage } from '../pages/compare';
import { saved } from '../pages/saving';
import { StartPage } from '../pages/start';
import { words } from '../pages/words';
import { expect, test } from '../fixtures';

const width = ([from, to]: readonly [number, number]): number => to - from;

test('all states are compared by mouse and keys, and stand on one board with what was found', async ({ window }) => {
  await new StartPage(window).openSample();
  const frame = new Frame(window);
  // XRD is checked as soon as it is looked at; the board and the table tell what it said.
  await frame.show('xrd');
  await expect(frame.undo).toBeEnabled({ timeout: 30_000 });

  await frame.show('compare');
  const compare = new ComparePage(window);
  await compare.chooseRegion('Ru 3d + C 1s');
  await expect(compare.plot).toHaveAccessibleName(/5 curves from 27\d\.\d to 29\d\.\d eV/);

  // The wheel zooms all panels, a double click shows everything again.
  await compare.choose('compare.arrangement', 'compare.arrangement.columns');
  const whole = await compare.shownRange();
  await compare.plot.hover();
  await window.mouse.wheel(0, -240);
  await expect.poll(async () => width(await compare.shownRange())).toBeLessThan(0.9 * width(whole));
  await compare.plot.dblclick();
  await expect.poll(() => compare.shownRange()).toEqual(whole);
  await compare.choose('compare.quantity', 'compare.quantity.difference');
  await expect(compare.plot).toHaveAccessibleName(/4 curves/);
  await compare.choose('compare.normalise', 'compare.normalise.max');
  await expect(compare.plot).toHaveAccessibleName(new RegExp(`${words('compare.quantity.difference')}, normalised: ${words('compare.normalise.max')}`));

  // The same by keys: heat map, spectra again, one state alone, the next one, the next region.
  await compare.plot.focus();
  await window.keyboard.press('h');
  await window.keyboard.press('d');
  await window.keyboard.press('d');
  await expect(compare.plot).toHaveAccessibleName(new RegExp(`${words('compare.quantity.spectra')}.*${words('compare.arrangement.heat')} of 5 curves`));
  await window.keyboard.press('Alt+2');
  await expect(compare.plot).toHaveAccessibleName(/1 curve /);
  await window.keyboard.press(']');
  await expect(frame.states.getByRole('button', { name: /^1st discharge/ })).toHaveAttribute('aria-pressed', 'true');
  await window.keyboard.press('Alt+3');
  await window.keyboard.press('PageDown');
  await expect(compare.plot).toHaveAccessibleName(/^Cl 2p.* [1-9]\d* curves/);

  // Where the pointer is, every curve is read; the status bar says what and from which file.
  await compare.plot.hover();
  await expect(window.getByRole('contentinfo')).toContainText(/\d\.\d\d eV · .*\.vms/);

  await window.keyboard.press('Control+j');
  const verdict = compare.numbers.getByRole('row', { name: new RegExp(`^${words('key.xrd.verdict')}`) });
  await expect(verdict.getByRole('cell', { name: words('key.xrd.amorphous') })).toHaveCount(5);

  await frame.show('board');
  const board = window.getByRole('region', { name: words('view.board') });
  await expect(board.getByRole('columnheader')).toHaveCount(5);
  const cell = board.getByRole('button', { name: new RegExp(`^1st charge, XRD. ${words('key.xrd.amorphous')}`) });
  await expect(cell).toBeVisible();
  await cell.click();
  await expect(frame.views.getByRole('button', { name: words('view.xrd') })).toHaveAttribute('aria-current', 'page');

  // What was looked at is still there.
  await frame.show('compare');
  await expect(compare.plot).toHaveAccessibleName(/^Cl 2p/);
  await frame.isSaved();
});

test('by keyboard alone: states are compared, zoomed in step, noted on, and taken away as figure, table and report', async ({ window, shell }) => {
  test.slow();
  const frame = new Frame(window);
  const compare = new ComparePage(window);
  const { keyboard } = window;
  await expect(window.getByRole('region', { name: words('start.begin') })).toBeVisible();
  await keyboard.press('Control+Shift+S');
  await expect(frame.views).toBeVisible();
  await frame.run(words('view.xrd'));
  await expect(frame.undo).toBeEnabled({ timeout: 30_000 });
  await frame.run(words('view.compare'));
  await expect(compare.plot).toHaveAccessibleName(/^XRD/);
  for (let presses = 0; presses < 8 && !/^Ru 3d/.test((await compare.plot.getAttribute('aria-label')) ?? ''); presses++) await keyboard.press('PageDown');
  await keyboard.press('c');
  await expect(compare.plot).toHaveAccessibleName(new RegExp(words('compare.arrangement.columns')));

  // The plot is reached by Tab; + zooms, arrows walk along the axis, Home shows everything.
  for (let presses = 0; presses < 60 && !(await compare.plot.evaluate((plot) => plot === document.activeElement)); presses++) await keyboard.press('Tab');
  const whole = await compare.shownRange();
  await keyboard.press('+');
  await expect.poll(async () => width(await compare.shownRange())).toBeLessThan(width(whole));
  const near = await compare.shownRange();
  await keyboard.press('ArrowRight');
  await expect.poll(() => compare.shownRange()).not.toEqual(near);
  await keyboard.press('Home');
  await expect.poll(() => compare.shownRange()).toEqual(whole);
  await keyboard.press('d');
  await expect(compare.plot).toHaveAccessibleName(new RegExp(`${words('compare.quantity.difference')}.*4 curves`));

  // All numbers in a table: rows by arrows, to the last one.
  await keyboard.press('Control+j');
  const rows = compare.numbers.getByRole('row');
  const last = Number(await compare.numbers.getByRole('table').getAttribute('aria-rowcount'));
  await rows.nth(1).focus();
  await keyboard.press('End');
  await expect(compare.numbers.locator(`[aria-rowindex="${last}"]`)).toBeFocused();
  const csv = (await saved(frame, shell, 'key-numbers.csv', () => frame.run(words('plot.saveTable')))).toString();
  expect(csv).toContain('1st charge');
  expect(csv).toContain(words(`compare.column.uncertainty`));

  // Notes: a peak, the shown region, a state, the project.
  const panel = window.getByRole('complementary', { name: words('note.panel') });
  await compare.plot.focus();
  for (const [key, text] of [['n', 'a peak'], ['Shift+N', 'a region']] as const) {
    await keyboard.press(key);
    await expect(panel.getByLabel(words('note.text'))).toBeFocused();
    await keyboard.type(text);
    if (key === 'n') await panel.getByLabel(words('note.author')).fill('Ada');
    await keyboard.press('Control+Enter');
    // The plot has the keys again.
    await expect(compare.plot).toBeFocused();
  }
  for (const [command, text] of [['note.onSelectedState', 'a state'], ['note.add', 'the project']] as const) {
    await frame.run(words(command));
    await expect(panel.getByLabel(words('note.text'))).toBeFocused();
    await keyboard.type(text);
    await keyboard.press('Control+Enter');
  }
  await expect(panel.getByRole('listitem')).toHaveCount(4);

  // Away with it, from the palette.
  const name = (of: string): string => `LiRuCl4-cathode-five-states-synthetic-${of}`;
  const taken = async (file: string, command: Parameters<typeof words>[0]): Promise<string> => (await saved(frame, shell, name(file), () => frame.run(words(command)))).toString('latin1');
  expect(await taken('Ru-3d-C-1s.svg', 'figure.saveSvg')).toContain('>a peak<');
  expect(await taken('Ru-3d-C-1s.png', 'figure.savePng')).toMatch(/^.PNG/);
  shell.watcher.announce(/^console: Blocked script execution in 'about:srcdoc'/);
  await frame.run(words('view.report'));
  await expect(window.getByTitle(words('preview.title'))).toBeVisible();
  expect(await taken('report.html', 'preview.saveHtml')).toContain('the project');
  expect(await taken('report.xlsx', 'preview.saveXlsx')).toMatch(/^PK/);
  expect(await taken('report.pdf', 'preview.savePdf')).toMatch(/^%PDF-/);
  await frame.isSaved();
});
