import { ComparePage } from '../pages/compare';
import { Frame } from '../pages/frame';
import { saved } from '../pages/saving';
import { StartPage } from '../pages/start';
import { words } from '../pages/words';
import { expect, test } from '../fixtures';

test('notes on places in spectra are kept, found, taken back, and go into the report', async ({ window, shell }) => {
  await new StartPage(window).openSample();
  const frame = new Frame(window);
  await frame.show('compare');
  const compare = new ComparePage(window);
  await compare.chooseRegion('Cl 2p');
  await expect(compare.plot).toHaveAccessibleName(/^Cl 2p/);

  const panel = window.getByRole('complementary', { name: words('note.panel') });
  const text = panel.getByLabel(words('note.text'));
  await compare.placeNote([0.4, 0.5]);
  await text.fill('**Cl^-^** <img src=x onerror=alert(1)>');
  await panel.getByLabel(words('note.author')).fill('Ada');
  await panel.getByRole('button', { name: words('note.save') }).click();
  const notes = panel.getByRole('listitem');
  await expect(notes).toHaveCount(1);
  await expect(notes.locator('strong sup')).toHaveText('-');
  await expect(notes).toContainText('<img src=x onerror=alert(1)>');
  await expect(notes).toContainText('Ada');

  // The second one by dragging; the name is known by now.
  await compare.placeNote([0.5, 0.3], [0.7, 0.4]);
  await expect(panel.getByLabel(words('note.author'))).toHaveCount(0);
  await text.fill('a range');
  await window.keyboard.press('Control+Enter');
  await expect(notes).toHaveCount(2);
  await expect(notes.last().getByRole('button').first()).toHaveText(/Cl 2p \d+\.\d\d – \d+\.\d\d eV/);

  // The third one from the menu of a state, and one from the palette, about the whole project.
  await frame.states.getByRole('button', { name: /^2nd charge/ }).click({ button: 'right' });
  await window.getByRole('menuitem', { name: words('note.onState') }).click();
  await text.fill('stored for a week');
  await window.keyboard.press('Control+Enter');
  await expect(notes.last().getByRole('button').first()).toHaveText('2nd charge');
  await notes.last().getByRole('button').first().click({ button: 'right' });
  await window.getByRole('menuitem', { name: words('note.removeSelected') }).click();
  await frame.run(words('note.add'));
  await text.fill('for the meeting');
  await window.keyboard.press('Control+Enter');
  await expect(notes).toHaveCount(3);
  await panel.getByLabel(words('note.filter')).fill('range');
  await expect(notes).toHaveCount(1);
  await panel.getByLabel(words('note.filter')).fill('');
  await frame.undo.click();
  await expect(notes).toHaveCount(2);
  await frame.redo.click();
  await expect(notes).toHaveCount(3);

  // From another view a note leads back to its place.
  await frame.show('overview');
  await notes.nth(1).getByRole('button').first().click();
  await expect(compare.plot).toHaveAccessibleName(/^Cl 2p/);

  await frame.show('report');
  // The frame runs no script: neither the report's, which has none, nor what this test looks into it with.
  shell.watcher.announce(/^console: Blocked script execution in 'about:srcdoc'/);
  const page = window.frameLocator(`iframe[title="${words('preview.title')}"]`);
  await expect(page.getByRole('heading', { name: words('report.notesHeading') })).toBeVisible();
  await expect(page.getByText('for the meeting')).toBeVisible();
  await expect(page.locator('img')).toHaveCount(0);
  expect(await page.locator('h1').evaluate((heading) => getComputedStyle(heading).fontSize)).toBe('24px');
  await window.getByRole('checkbox', { name: words('preview.part.notes'), exact: true }).uncheck();
  await expect(page.getByText('for the meeting')).toHaveCount(0);

  const report = (await saved(frame, shell, 'LiRuCl4-cathode-five-states-synthetic-report.html', () => window.getByRole('button', { name: words('preview.saveHtml') }).click())).toString();
  expect(report).toContain("default-src 'none'");
  expect(report).not.toContain('<script');
});
