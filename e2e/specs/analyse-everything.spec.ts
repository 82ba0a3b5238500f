import { Frame } from '../pages/frame';
import { OverviewPage } from '../pages/overview';
import { StartPage } from '../pages/start';
import { words } from '../pages/words';
import { expect, test } from '../fixtures';

test('one action from the overview computes every technique, and one undo takes it back', async ({ window }) => {
  await new StartPage(window).openSample();
  const overview = new OverviewPage(window);
  const frame = new Frame(window);
  const analyse = window.getByRole('button', { name: words('analysis.updateAll') });
  await expect(analyse).toBeVisible();
  await window.keyboard.press('Control+Enter');

  await expect(frame.status).toContainText(words('analysis.updated', { count: 5 }), { timeout: 40_000 });
  await expect(overview.cell('1st charge', /Ru 3d \+ C 1s/)).toHaveAccessibleName(/Ru⁴⁺ 0\.6\d/);
  await expect(overview.cell('1st discharge', /XRD/)).toHaveAccessibleName(new RegExp(words('xrd.verdict.amorphous')));
  await expect(overview.cell('2nd charge', /Raman/)).toHaveAccessibleName(/RuCl₃\s<\s/);
  await expect(analyse).toBeHidden();

  await frame.undo.click();
  await expect(analyse).toBeVisible();
  await frame.redo.click();
  await expect(analyse).toBeHidden();
});
