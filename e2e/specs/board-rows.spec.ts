import { Frame } from '../pages/frame';
import { saved } from '../pages/saving';
import { StartPage } from '../pages/start';
import { words } from '../pages/words';
import { expect, test } from '../fixtures';

test('rows of the board are chosen, moved, zoomed in step and read by mouse and keys, and the figure follows', async ({ window, shell }) => {
  await new StartPage(window).openSample();
  const frame = new Frame(window);
  await frame.show('board');
  const board = window.getByRole('region', { name: words('view.board') });
  const rows = board.getByRole('rowheader');
  const count = 6;
  await expect(rows).toHaveCount(count);

  await window.getByRole('button', { name: words('board.rowsShown', { shown: count, all: count }) }).click();
  const chooser = window.getByRole('dialog', { name: words('board.rows') });
  await chooser.getByRole('checkbox', { name: words('board.showRow', { row: 'Cl 2p' }) }).uncheck();
  await expect(rows).toHaveCount(count - 1);
  await chooser.getByRole('button', { name: words('board.rowDown', { row: 'XRD' }) }).click();
  await expect(rows.first()).toContainText('Raman');
  await window.keyboard.press('Escape');
  await expect(window.getByRole('button', { name: words('board.rowsShown', { shown: count - 1, all: count }) })).toBeVisible();

  // Where the pointer is, all states are read; Ctrl and the wheel zoom the row in all of them.
  const cell = (state: string) => board.getByRole('button', { name: new RegExp(`^${state}, XRD`) }).and(board.locator('[aria-label]:not([data-note])'));
  const numbers = (state: string) => cell(state).locator('svg > text:not(.reading)').allTextContents();
  // A cell that is not drawn yet reads nothing.
  await expect.poll(() => numbers('1st charge')).not.toEqual([]);
  await cell('1st charge').hover();
  await expect(board.locator('.reading')).toHaveCount(5);
  await expect(window.getByRole('contentinfo')).toContainText(/2θ \(°\) \d+\.\d\d · \d/);
  const whole = await numbers('2nd discharge');
  await window.keyboard.down('Control');
  for (let turns = 0; turns < 6; turns += 1) await window.mouse.wheel(0, -120);
  await window.keyboard.up('Control');
  await expect.poll(() => numbers('2nd discharge')).not.toEqual(whole);
  expect(await numbers('2nd discharge')).toEqual(await numbers('1st charge'));
  await expect(rows.nth(1).getByRole('button', { name: words('board.resetZoom') })).toBeVisible();

  const svg = (await saved(frame, shell, 'LiRuCl4-cathode-five-states-synthetic-Board.svg', () => frame.run(words('figure.saveSvg')))).toString();
  expect(svg).not.toContain('>Cl 2p<');
  expect(svg.indexOf('>Raman<')).toBeLessThan(svg.indexOf('>XRD<'));
  // Cells on paper are narrower and have fewer numbers, but of the same part of the axis.
  expect(await numbers('1st charge')).not.toContain(whole[0]);
  expect([`>${whole[0]}<`, `>${whole.at(-1)}<`].filter((end) => svg.includes(end))).toEqual([]);
  expect((await numbers('1st charge')).some((number) => svg.includes(`>${number}<`))).toBe(true);

  // By keys alone: out again, in, along the axis, all of it.
  await cell('1st charge').focus();
  await window.keyboard.press('Home');
  await expect.poll(() => numbers('2nd discharge')).toEqual(whole);
  await window.keyboard.press('Shift+ArrowRight');
  await expect(board.locator('.reading')).toHaveCount(5);
  for (let presses = 0; presses < 5; presses += 1) await window.keyboard.press('+');
  await expect.poll(() => numbers('2nd discharge')).not.toEqual(whole);
  await window.keyboard.press('0');
  await expect.poll(() => numbers('2nd discharge')).toEqual(whole);
  // A click still opens the technique on the state.
  await cell('1st charge').click();
  await expect(frame.views.getByRole('button', { name: words('view.xrd') })).toHaveAttribute('aria-current', 'page');
  await frame.show('board');
  await expect(rows).toHaveCount(count - 1);
  await frame.isSaved();
});
