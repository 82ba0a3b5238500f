import { Frame } from '../pages/frame';
import { ComparePage } from '../pages/compare';
import { StartPage } from '../pages/start';
import { words } from '../pages/words';
import { expect, test } from '../fixtures';

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

  await compare.choose('compare.arrangement', 'compare.arrangement.columns');
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
  await expect(compare.plot).toHaveAccessibleName(/^Cl 2p/);

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
