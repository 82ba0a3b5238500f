import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { importByDrop } from '../pages/drop';
import { FigureMenu } from '../pages/figure-menu';
import { Frame } from '../pages/frame';
import { saved } from '../pages/saving';
import { StartPage } from '../pages/start';
import { words } from '../pages/words';
import { XpsPage } from '../pages/xps';
import { expect, test } from '../fixtures';

interface Synthetic {
  readonly sets: readonly { readonly name: string; readonly counts: readonly number[] }[];
}

/** Two surveys, computed with debris of a separator in the second. */
async function surveys(): Promise<string[]> {
  const { sets } = JSON.parse(await readFile(join(import.meta.dirname, '../../src-shared/xps/survey/fixtures/synthetic-surveys.json'), 'utf8')) as Synthetic;
  const folder = await mkdtemp(join(tmpdir(), 'halocline-surveys-'));
  return Promise.all(
    [['before', 'clean'], ['charge1', 'debris']].map(async ([state, set]) => {
      const path = join(folder, `${state}_Survey.csv`);
      await writeFile(path, `binding_energy_eV,counts\n${sets.find(({ name }) => name === set)!.counts.map((count, energy) => `${energy},${count}`).join('\n')}\n`);
      return path;
    }),
  );
}

test('a survey tells what is in a sample: elements, limits, a window by its field and by dragging, lines by the keyboard, and all of it back', async ({ window, shell }) => {
  const frame = new Frame(window);
  await importByDrop(window, await surveys());
  await frame.show('xps');
  await window.getByRole('tab', { name: words('survey.title') }).click();

  // Elements and limits.
  const results = window.locator('section.under-plot');
  const fold = results.getByRole('button', { name: words('plot.tables') });
  await expect(fold).toBeVisible();
  if ((await fold.getAttribute('aria-expanded')) === 'false') await fold.click();
  const row = (state: RegExp) => results.getByRole('row', { name: state });
  await expect(row(/^1st charge/)).toContainText(/2\.\d+\(\d+\)/);
  await expect(row(/^Before cycling/)).toContainText('< 0.');

  // Its findings say what the chloride does not hold.
  const inspector = window.getByRole('complementary', { name: words('xps.inspector') });
  await expect(inspector).toContainText('Zr 3d was detected');

  // A window is typed, and dragged.
  await inspector.getByRole('button', { name: 'Zr 3d', exact: true }).click();
  const from = inspector.getByRole('textbox', { name: `${words('survey.line.window')}, ${words('survey.line.from')} (eV)` });
  await expect(from).toHaveValue('175.5');
  await from.fill('177');
  await from.press('Enter');
  await expect(frame.undo).toHaveAccessibleName(/Zr 3d/);
  await expect(from).toHaveValue('177');
  const limit = window.getByRole('slider', { name: words('xps.limit.low') });
  await limit.focus();
  await limit.press('ArrowRight');
  await expect(from).not.toHaveValue('177');
  await frame.undo.click();
  await expect(from).toHaveValue('177');
  const { x, y, width, height } = (await limit.boundingBox())!;
  await window.mouse.move(x + width / 2, y + height / 2);
  await window.mouse.down();
  await window.mouse.move(x + width / 2 - 30, y + height / 2, { steps: 5 });
  await window.mouse.up();
  await expect(from).not.toHaveValue('177');
  await frame.undo.click();
  await expect(from).toHaveValue('177');
  // What leaves no window is refused with its reason, and nothing is changed.
  await from.fill('300');
  await expect(from).toHaveAttribute('aria-invalid', 'true');
  await expect(from).toHaveAccessibleDescription(/185\.5/);
  await from.press('Escape');
  await expect(from).toHaveValue('177');
  await frame.undo.click();
  await expect(from).toHaveValue('175.5');

  // Without its line the peak is there, and nobody's: by the keyboard.
  const zirconium = inspector.getByRole('checkbox', { name: words('survey.lines.on', { line: 'Zr 3d' }) });
  await zirconium.focus();
  await window.keyboard.press('Space');
  await expect(inspector).toContainText(/An unassigned peak at 18\d eV; it could be Zr 3d/);
  await frame.undo.click();
  await expect(inspector).toContainText('Zr 3d was detected');

  // Lines leave as a file and come back from one; another file is refused with its name.
  const file = join(shell.home, 'halocline', 'downloads', 'survey-lines.json');
  await mkdir(dirname(file), { recursive: true });
  await shell.answerSaveDialog(file);
  await inspector.getByRole('button', { name: 'JSON' }).click();
  await expect.poll(() => existsSync(file)).toBe(true);
  const written = JSON.parse(await readFile(file, 'utf8')) as { lines: { id: string; isOn: boolean }[] };
  await writeFile(file, JSON.stringify({ ...written, lines: written.lines.map((line) => ({ ...line, isOn: line.isOn && line.id !== 'Zr3d' })) }));
  const take = async (path: string): Promise<void> => {
    const chooser = window.waitForEvent('filechooser');
    await inspector.getByRole('button', { name: words('survey.lines.import') }).click();
    await (await chooser).setFiles(path);
  };
  await take(file);
  await expect(frame.undo).toHaveAccessibleName(/survey-lines\.json/);
  await expect(zirconium).not.toBeChecked();
  await frame.undo.click();
  await expect(zirconium).toBeChecked();

  // What came from a file stays on this computer, as does a set that is kept under a name; one that is removed can be put back.
  const sets = inspector.getByRole('combobox', { name: words('survey.lines.from') });
  await sets.selectOption('survey-lines');
  await expect(zirconium).not.toBeChecked();
  await sets.selectOption(words('xps.template.shipped'));
  await expect(zirconium).toBeChecked();
  await inspector.getByRole('textbox', { name: words('survey.lines.name') }).fill('pellets');
  await window.keyboard.press('Enter');
  await expect(sets.getByRole('option')).toHaveText([words('survey.lines.choose'), words('xps.template.shipped'), 'survey-lines', 'pellets']);
  await inspector.getByRole('button', { name: words('survey.lines.remove', { name: 'pellets' }) }).click();
  await expect(sets.getByRole('option')).toHaveCount(3);
  await inspector.getByRole('button', { name: words('xps.template.putBack') }).click();
  await expect(sets.getByRole('option')).toHaveCount(4);
  const broken = join(dirname(file), 'notes.json');
  await writeFile(broken, '{"format":"other"}');
  await take(broken);
  await expect(window.getByText(/notes\.json holds no lines of a survey/)).toBeVisible();
  await frame.isSaved();
});

test('a survey takes notes, which are found from another tab, has its row on the board, and is a figure of its own', async ({ window, shell }) => {
  await new StartPage(window).openSample();
  const frame = new Frame(window);
  await frame.show('xps');
  const survey = window.getByRole('tab', { name: words('survey.title') });
  await survey.click();
  const plot = window.getByRole('application').first();
  await expect(plot).toHaveAccessibleName(/at-%/);
  const onPlot = window.locator('[data-note]');
  await expect(onPlot).toHaveCount(0);

  // By the keyboard, at the middle of what is shown.
  await plot.focus();
  await window.keyboard.press('l');
  const panel = window.getByRole('complementary', { name: words('note.panel') });
  await panel.getByLabel(words('note.text')).fill('surface of the pellet');
  await panel.getByLabel(words('note.author')).fill('Ada');
  await window.keyboard.press('Control+Enter');
  await expect(onPlot).toHaveCount(1);
  await expect(onPlot).toHaveAccessibleName(/^Note: surface of the pellet/);
  await window.keyboard.press('Shift+M');
  await expect(onPlot).toHaveCount(0);

  // The list leads to it from a tab that does not draw it.
  await new XpsPage(window).region('Cl 2p').click();
  await panel.getByTitle(/^Show: /).click();
  await expect(survey).toHaveAttribute('aria-selected', 'true');
  await expect(onPlot).toHaveCount(1);

  // The board draws surveys in a row that can be chosen as the others, with what they hold and what was written on them.
  await frame.show('board');
  const verdict = window.getByText(words('key.xps.surveyAssigned'));
  await verdict.first().scrollIntoViewIfNeeded();
  await expect(onPlot).toHaveCount(1);
  await window.getByRole('button', { name: /^\d of \d rows/ }).click();
  await window.getByRole('checkbox', { name: words('board.showRow', { row: words('overview.survey') }) }).click();
  await expect(verdict).toHaveCount(0);

  // Kept, it is drawn as it was seen, with its at-%; a board with surveys is drawn beside it.
  shell.watcher.announce(/^console: Blocked script execution in 'about:srcdoc'/);
  await frame.show('xps');
  await survey.click();
  await expect(plot).toHaveAccessibleName(/at-%/);
  await new FigureMenu(window).take(words('figure.keepShort'));
  await frame.show('report');
  await window.getByRole('tab', { name: /^Figures 1/ }).click();
  const settings = window.getByRole('complementary', { name: words('figure.figures') });
  const save = settings.getByRole('button', { name: 'SVG' });
  await expect(save).toBeEnabled();
  expect((await saved(frame, shell, '.svg', () => save.click())).toString()).toMatch(/>[^<]* at-%/);
  await settings.getByRole('combobox', { name: words('figure.addPanel') }).selectOption('board');
  await expect(save).toBeDisabled();
  await expect(save).toBeEnabled();
});
