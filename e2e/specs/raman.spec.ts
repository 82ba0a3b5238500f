import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { dropFiles, importByDrop } from '../pages/drop';
import { Frame } from '../pages/frame';
import { RamanPage } from '../pages/raman';
import { ReviewPage } from '../pages/review';
import { StartPage } from '../pages/start';
import { words } from '../pages/words';
import { expect, test } from '../fixtures';

test('the sample: nothing of the starting materials, to stated limits; tables, likeness, settings, by keyboard too', async ({ window }) => {
  test.slow();
  await new StartPage(window).openSample();
  const frame = new Frame(window);
  const raman = new RamanPage(window);
  await raman.open();
  await raman.isCompared();

  // truth.json of the set: no RuCl3 in any state; LiCl has no bands that Raman could show.
  await expect(window.getByRole('heading', { name: words('raman.headline.none', { count: 5 }) })).toBeVisible();
  await raman.openResults();
  const ruCl3 = await raman.cells('1st charge', 'RuCl₃');
  expect(ruCl3[1]).toBe(words('raman.verdict.notDetected'));
  expect(ruCl3[3]).toMatch(/^< \d/);
  const liCl = await raman.cells('1st charge', 'LiCl');
  expect(liCl.slice(1, 4)).toEqual([words('raman.verdict.inconclusive'), '–', '–']);
  await expect(raman.plot).toHaveAccessibleName(/RuCl₃: no bands at 1\s% false-alarm rate/);

  // The likeness map with another measure, and the bands with carbon's.
  await window.keyboard.press('t');
  await expect(raman.results.getByRole('columnheader', { name: words('raman.column.centre') })).toBeVisible();
  await expect(raman.results.getByRole('cell', { name: 'D', exact: true }).first()).toBeVisible();
  await window.keyboard.press('t');
  const map = raman.results.getByRole('table', { name: words('raman.similarityMap') });
  await expect(map.getByRole('row')).toHaveCount(6);
  await raman.results.getByRole('combobox', { name: words('raman.measure') }).selectOption('spectralAngleDeg');
  await expect(map.getByRole('cell').first()).toHaveText(/^\d{1,2}\.\d$/);

  // Display steps change the drawing and no number; they are one step that can be taken back.
  await raman.plot.press('+');
  await raman.plot.press('Home');
  await frame.run(words('raman.toggleDrawn'));
  await expect(window.getByRole('radio', { name: words('raman.drawn.baseline'), exact: true })).toBeChecked();
  await frame.run(words('raman.toggleDrawn'));
  await expect(window.getByRole('radio', { name: words('raman.drawn.prepared') })).toBeChecked();
  await window.getByRole('combobox', { name: words('raman.setting.baseline') }).selectOption('snip');
  await raman.isCompared();
  await expect(frame.undo).toHaveAccessibleName(/Baseline/);
  await window.keyboard.press('t');
  expect(await raman.cells('1st charge', 'RuCl₃')).toEqual(ruCl3);
  await frame.undo.click();
  await expect(window.getByRole('combobox', { name: words('raman.setting.baseline') })).toHaveValue('arpls');
  await frame.isSaved();
});

test('a baseline by hand: knots by click, by drag and by keys, each a step that can be taken back', async ({ window }) => {
  test.slow();
  await new StartPage(window).openSample();
  const frame = new Frame(window);
  const raman = new RamanPage(window);
  await raman.open();
  await raman.isCompared();
  await window.getByRole('combobox', { name: words('raman.setting.baseline') }).selectOption('knots');
  const fields = window.getByRole('group', { name: words('raman.knots') }).getByRole('textbox');
  await expect(fields).toHaveCount(2);

  // Placing shows the baseline on the counts, and a click there gives a knot.
  await window.getByRole('button', { name: words('raman.placeKnots') }).click();
  await expect(window.getByRole('radio', { name: words('raman.drawn.baseline'), exact: true })).toBeChecked();
  const box = (await raman.plot.boundingBox())!;
  await raman.plot.click({ position: { x: box.width / 2, y: 40 } });
  await expect(fields).toHaveCount(3);
  await window.keyboard.press('Escape');

  const knot = window.getByRole('slider', { name: words('raman.knot', { number: 2 }) });
  const before = Number(await knot.getAttribute('aria-valuenow'));
  const grip = (await knot.boundingBox())!;
  await window.mouse.move(grip.x + grip.width / 2, grip.y + grip.height / 2);
  await window.mouse.down();
  await window.mouse.move(grip.x + grip.width / 2 + 80, grip.y + grip.height / 2, { steps: 4 });
  await window.mouse.up();
  await expect(frame.undo).toHaveAccessibleName(/move a baseline knot/i);
  const dragged = Number(await knot.getAttribute('aria-valuenow'));
  expect(dragged).toBeGreaterThan(before + 20);
  await knot.press('ArrowLeft');
  await expect(fields.nth(1)).toHaveValue(String(Number((dragged - 1).toFixed(1))));
  await knot.press('Delete');
  await expect(fields).toHaveCount(2);
  await frame.undo.click();
  await expect(fields).toHaveCount(3);
  await frame.isSaved();
});

test('repeated spectra of one file: a spike of four channels is told by comparison, and can be kept', async ({ window, shell }) => {
  const repeats = join(shell.home, 'repeats.txt');
  // Broad bands with the scatter of counts from a fixed sequence; the first of the two has the spike.
  const scatter = (n: number): number => [1, 2, 3, 4].reduce((sum, k) => sum + (((n * 7919 * k + 104729 * k * k) % 9973) / 9973 - 0.5) * Math.sqrt(3), 0);
  const mean = (x: number): number => [165, 245, 312].reduce((sum, at) => sum + 700 * Math.exp(-(((x - at) / 36) ** 2)), 600 * Math.exp(-x / 3000));
  const counts = (x: number, run: number): number => Math.round(mean(x) + Math.sqrt(mean(x)) * scatter(x + 3571 * run) + (run === 1 && x >= 800 && x < 804 ? 500 : 0));
  const lines = Array.from({ length: 1701 }, (_, i) => `${100 + i}\t${counts(100 + i, 1)}\t${counts(100 + i, 2)}`);
  await writeFile(repeats, `Raman shift (cm-1)\trun 1\trun 2\n${lines.join('\n')}`);
  await new StartPage(window).create('Powders', 'LiRuCl4');
  await importByDrop(window, [repeats]);
  const raman = new RamanPage(window);
  await raman.open();
  await raman.isCompared();
  const chart = window.getByRole('list', { name: words('raman.spikeChart', { threshold: 6 }) });
  await expect(chart.getByRole('listitem')).toHaveCount(1);
  await expect(chart.getByRole('listitem')).toContainText('800');
  await expect(window.getByText(words('raman.spikeChart.repeats'))).toBeVisible();
  await window.getByRole('checkbox', { name: words('raman.setting.repeats') }).uncheck();
  await raman.isCompared();
  await expect(window.getByText(words('raman.noSpikes'))).toBeVisible();
  await new Frame(window).undo.click();
  await expect(chart.getByRole('listitem')).toHaveCount(1);
});

test('no spectra: what to bring; a spectrum that cannot be compared gets a sentence', async ({ window, shell }) => {
  const negative = join(shell.home, 'negative.txt');
  const lines = Array.from({ length: 900 }, (_, i) => `${100 + i}\t${i === 300 ? -40 : 500 + ((i * 37) % 41)}`);
  await writeFile(negative, `Raman shift (cm-1)\tcounts\n${lines.join('\n')}`);
  await new StartPage(window).create('Powders', 'LiRuCl4');
  const raman = new RamanPage(window);
  await raman.open();
  await expect(window.getByRole('heading', { name: words('raman.emptyTitle') })).toBeVisible();
  await importByDrop(window, [negative]);
  await raman.open();
  await raman.isCompared();
  await expect(window.getByText(/the intensity is negative/).first()).toBeVisible();
});

/** A spectrum with one band on a sloping ground; width is where it has fallen to 1/e. */
const spectrumWithBand = (centre: number, height: number, width = 6): string => {
  const lines = Array.from({ length: 900 }, (_, i) => `${100 + i}\t${Math.round(2000 - i + ((i * 37) % 41) + height * Math.exp(-(((100 + i - centre) / width) ** 2)))}`);
  return `Raman shift (cm-1)\tcounts\n${lines.join('\n')}`;
};

test('starting materials: from a spectrum, from a dropped file, and by way of the library into another project', async ({ window, shell }) => {
  test.slow();
  const fileOf = async (name: string, text: string): Promise<string> => {
    const path = join(shell.home, name);
    await writeFile(path, text);
    return path;
  };
  const [powder, dropped, cathode, other] = await Promise.all([
    fileOf('powder.txt', spectrumWithBand(310, 4000)), fileOf('salt.txt', spectrumWithBand(540, 3000)), fileOf('cathode.txt', spectrumWithBand(350, 1500, 60)), fileOf('other.txt', spectrumWithBand(360, 1400, 60)),
  ]);
  const frame = new Frame(window);
  const raman = new RamanPage(window);
  await new StartPage(window).create('Powders', 'LiRuCl4');
  await importByDrop(window, [powder, cathode]);
  await raman.open();
  await raman.isCompared();
  await expect(window.getByText(words('raman.noReferences'))).toBeVisible();

  // By command: a spectrum of the project gets a name; the comparison looks for it; undo and the cross turn it back.
  await frame.run(words('raman.material.use'));
  const dialog = window.getByRole('dialog', { name: words('raman.material.use') });
  await dialog.getByRole('combobox').selectOption({ label: 'powder.txt' });
  await expect(dialog.getByRole('textbox')).toHaveValue('powder');
  await dialog.getByRole('textbox').fill(' ');
  await expect(dialog.getByText(words('raman.material.noName'))).toBeVisible();
  await dialog.getByRole('textbox').fill('RuCl3');
  await dialog.getByRole('textbox').press('Enter');
  await expect(raman.material('RuCl3')).toBeVisible();
  await expect(frame.undo).toHaveAccessibleName(/use powder\.txt as starting material RuCl3/);
  await frame.undo.click();
  await expect(raman.material('RuCl3')).toBeHidden();
  await frame.run(words('common.redo'));
  await expect(raman.material('RuCl3')).toBeVisible();
  await raman.compareAgain();
  await expect(window.getByText(/RuCl₃: (no bands|found|inconclusive)/).first()).toBeVisible();
  await raman.materials.getByRole('button', { name: words('raman.material.end', { name: 'RuCl3' }) }).click();
  await expect(raman.material('RuCl3')).toBeHidden();
  await frame.undo.click();

  // By hand: a file dropped on the place.
  await dropFiles(window, [dropped], raman.materials);
  await new ReviewPage(window).accept();
  await expect(raman.material('salt')).toBeVisible();
  await raman.material('salt').fill('RuCl3');
  await expect(raman.materials.getByRole('alert')).toHaveText(words('raman.material.taken', { name: 'RuCl3' }));
  await raman.material('salt').press('Escape');

  // Kept here, and added to another project with its bytes.
  await raman.materials.getByRole('button', { name: words('raman.library.keep', { name: 'RuCl3' }) }).click();
  await expect(raman.materials.getByRole('button', { name: words('raman.library.isKept', { name: 'RuCl3' }) })).toBeDisabled();
  await frame.isSaved();
  await frame.closeProject();
  await new StartPage(window).create('Cathode', 'LiRuCl4');
  await importByDrop(window, [other]);
  await raman.open();
  await raman.isCompared();
  const library = await raman.openLibrary(1);
  await expect(library.getByText(/powder\.txt · Powders/)).toBeVisible();
  await library.getByRole('button', { name: words('raman.library.add', { name: 'RuCl3' }) }).click();
  await expect(raman.material('RuCl3')).toBeVisible();
  await expect(frame.undo).toHaveAccessibleName(/add RuCl3 from the library/);
  await raman.compareAgain();
  await expect(window.getByText(/RuCl₃: (no bands|found|inconclusive)/).first()).toBeVisible();
  await frame.isSaved();

  await library.getByRole('button', { name: words('raman.library.remove', { name: 'RuCl3' }) }).click();
  await library.getByRole('button', { name: words('raman.library.removeAction'), exact: true }).click();
  await expect(window.getByText(words('raman.library.title', { count: 0 }))).toBeVisible();
  await expect(raman.material('RuCl3')).toBeVisible();
});
