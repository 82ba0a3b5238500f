import type { Locator, Page } from '@playwright/test';
import type { MessageKey } from '@shared/i18n/translate';
import { CyclingPage } from '../pages/cycling';
import { Frame } from '../pages/frame';
import { saved } from '../pages/saving';
import { StartPage } from '../pages/start';
import { XpsPage } from '../pages/xps';
import { words } from '../pages/words';
import { expect, test } from '../fixtures';

const notesPanel = (window: Page): Locator => window.getByRole('complementary', { name: words('note.panel') });

/** A command of the menu of a right click, at parts of the plot's width and height. */
async function chooseAt(window: Page, [x, y]: readonly [number, number], command: MessageKey): Promise<void> {
  const plot = window.getByRole('application').first();
  const box = (await plot.boundingBox())!;
  await window.mouse.move(box.x + x * box.width, box.y + y * box.height);
  await window.mouse.click(box.x + x * box.width, box.y + y * box.height, { button: 'right' });
  await window.getByRole('menuitem', { name: words(command) }).click();
}

async function write(window: Page, text: string): Promise<void> {
  const panel = notesPanel(window);
  await panel.getByLabel(words('note.text')).fill(text);
  const author = panel.getByLabel(words('note.author'));
  if (await author.count()) await author.fill('Ada');
  await window.keyboard.press('Control+Enter');
  await expect(panel.getByLabel(words('note.text'))).toHaveCount(0);
}

test('arrows and labels are put on plots by mouse, moved, found again and taken back', async ({ window }) => {
  await new StartPage(window).openSample();
  const frame = new Frame(window);
  await frame.show('xrd');
  await expect(window.getByRole('application').first()).toHaveAccessibleName(/amorphous/i, { timeout: 20_000 });
  await chooseAt(window, [0.3, 0.08], 'note.arrowHere');
  await write(window, 'halo, doi:10.1021/acs.5b00123');
  const onPlot = window.locator('[data-note]');
  await expect(onPlot).toHaveCount(1);
  await expect(onPlot).toHaveAccessibleName(/^Note: halo/);

  // Dragged, its words stand elsewhere; one step takes that back.
  const before = (await onPlot.boundingBox())!;
  await window.mouse.move(before.x + 10, before.y + 5);
  await window.mouse.down();
  await window.mouse.move(before.x + 70, before.y + 25, { steps: 4 });
  await window.mouse.up();
  await expect.poll(async () => (await onPlot.boundingBox())!.x - before.x).toBeGreaterThan(50);
  await frame.undo.click();
  await expect.poll(async () => Math.abs((await onPlot.boundingBox())!.x - before.x)).toBeLessThan(2);

  // Its own menu draws it otherwise, and its reference leads nowhere but to the clipboard.
  await onPlot.click({ button: 'right' });
  await window.getByRole('menuitem', { name: words('note.asLabel') }).click();
  await onPlot.click({ button: 'right' });
  await expect(window.getByRole('menuitem', { name: words('note.asLabel') })).toHaveAttribute('aria-disabled', 'true');
  await window.keyboard.press('Escape');
  const note = notesPanel(window).getByRole('listitem');
  await expect(note.getByRole('link')).toHaveCount(0);
  await expect(note.getByRole('button', { name: words('note.copyAddress', { address: 'https://doi.org/10.1021/acs.5b00123' }) })).toBeVisible();

  // The same note stands in Compare.
  await frame.show('compare');
  await window.getByLabel(words('compare.columns')).selectOption({ label: 'XRD (5)' });
  await expect(onPlot).toHaveCount(1);

  // What was typed stays when the note becomes one on another place; giving it up ends it.
  const text = notesPanel(window).getByLabel(words('note.text'));
  await chooseAt(window, [0.2, 0.08], 'note.arrowHere');
  await text.fill('half a thought');
  await chooseAt(window, [0.6, 0.08], 'note.arrowHere');
  await expect(text).toHaveValue('half a thought');
  await text.press('Escape');
  await expect(text).toHaveCount(0);
  await chooseAt(window, [0.6, 0.08], 'note.arrowHere');
  await expect(text).toHaveValue('');
});

test('a component is labelled and the label moved and removed by keyboard alone', async ({ window }) => {
  await new StartPage(window).openSample();
  const frame = new Frame(window);
  await frame.show('xps');
  const xps = new XpsPage(window);
  await xps.isReady();
  await window.keyboard.press('Shift+F');
  await xps.isFitted();
  await window.getByRole('button', { name: /^Ru³⁺ 3d/ }).first().press('Enter');
  await frame.run(words('note.onComponent'));
  const panel = notesPanel(window);
  await expect(panel.getByLabel(words('note.text'))).toBeFocused();
  await window.keyboard.type('Ru^3+^ in [RuCl6]');
  await panel.getByLabel(words('note.author')).fill('Ada');
  await window.keyboard.press('Control+Enter');
  const label = window.locator('[data-note]');
  await expect(label).toHaveAccessibleName(/Ru\^3\+\^ in \[RuCl6\], Component Ru³⁺ 3d/);
  await label.focus();
  const before = (await label.boundingBox())!;
  await window.keyboard.press('Shift+ArrowRight');
  await expect.poll(async () => (await label.boundingBox())!.x - before.x).toBeGreaterThan(10);
  await window.keyboard.press('Delete');
  await expect(label).toHaveCount(0);
  await window.keyboard.press('Control+z');
  await expect(label).toHaveCount(1);
  // Shown and hidden by a key of the view.
  await window.locator('body').press('Shift+M');
  await expect(label).toHaveCount(0);
});

test('a note on a peak of dQ/dV stands on the curve and the board too; parts of the curve and cells of the board take notes', async ({ window, shell }) => {
  test.slow();
  await new StartPage(window).openSample();
  const frame = new Frame(window);
  await frame.show('cycling');
  const cycling = new CyclingPage(window);
  await cycling.isComputed();
  const onPlot = window.locator('[data-note]');
  const note = (text: string): Locator => window.getByRole('button', { name: new RegExp(`^Note: ${text}`) });

  await cycling.tab('differential').click();
  await chooseAt(window, [0.7, 0.1], 'note.labelHere');
  await write(window, 'oxidation');
  await expect(note('oxidation')).toBeVisible();
  // By keyboard, on what is seen of a half cycle; and on a discharge of the rate test.
  const plot = window.getByRole('application').first();
  await plot.focus();
  for (let presses = 0; presses < 6; presses++) await window.keyboard.press('+');
  await window.keyboard.press('Shift+N');
  await write(window, 'shoulder');
  await expect(note('shoulder')).toBeVisible();
  await cycling.tab('rate').click();
  await expect(onPlot).toHaveCount(0);
  await plot.focus();
  await window.keyboard.press('n');
  await write(window, 'discharged');
  await expect(onPlot).toHaveCount(1);
  // The curve has all three, each where it was measured.
  await cycling.tab('curve').click();
  await expect(onPlot).toHaveCount(3);
  await notesPanel(window).getByRole('button', { name: /^Cycling .* h$/ }).first().click();
  await expect(cycling.tab('curve')).toHaveAttribute('aria-selected', 'true');

  // On the board they stand in the cells of the states that the cell was on its way to; a cell takes a note by its menu and by a key.
  await frame.show('board');
  const board = window.getByRole('region', { name: words('view.board') });
  await expect(board.locator('[data-note]')).toHaveCount(3);
  const cell = (name: RegExp): Locator => board.getByRole('button', { name }).and(board.locator('[aria-label]:not([data-note])'));
  await cell(/^1st charge, XRD/).click({ button: 'right', position: { x: 60, y: 60 } });
  await window.getByRole('menuitem', { name: words('note.here') }).click();
  await write(window, 'flat here');
  await expect(board.locator('[data-note]')).toHaveCount(4);
  await cell(/^2nd charge, XRD/).focus();
  await window.keyboard.press('n');
  await write(window, 'and here');
  await expect(board.locator('[data-note]')).toHaveCount(5);
  await frame.run(words('note.onSelectedState'));
  await write(window, 'dried for a night');
  await expect(board.getByRole('columnheader').getByRole('button', { name: 'dried for a night' })).toBeVisible();

  // In the figure of the board they are text; hidden by a key they are gone from it, and back after that.
  const svg = await saved(frame, shell, 'LiRuCl4-cathode-five-states-synthetic-Board.svg', () => frame.run(words('figure.saveSvg')));
  for (const text of ['oxidation', 'shoulder', 'discharged', 'flat here', 'and here', 'dried for a night']) expect(svg.toString()).toContain(`>${text}<`);
  await window.locator('body').press('Shift+M');
  await expect(board.locator('[data-note]')).toHaveCount(0);
  await frame.isSaved();
});
