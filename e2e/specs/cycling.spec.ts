import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CyclingPage } from '../pages/cycling';
import { importByDrop } from '../pages/drop';
import { Frame } from '../pages/frame';
import { StartPage } from '../pages/start';
import { words } from '../pages/words';
import { expect, test } from '../fixtures';

const curve = join(import.meta.dirname, '../../resources/sample/echem/cycling.mpt');
const number = (text: string | undefined): number => Number((text ?? '').replace('−', '-').replace(/\(.*$/, ''));

test('the sample: steps, pins by mouse and keyboard, assumptions, tabs, undone and kept', async ({ window }) => {
  await new StartPage(window).openSample();
  const frame = new Frame(window);
  await frame.show('cycling');
  const cycling = new CyclingPage(window);
  await cycling.isComputed();

  // truth.json of the set: 70, 150, 148 and 147 mAh per gram of active material.
  for (const [step, capacity] of [['1st charge', 70], ['1st discharge', 150], ['2nd charge', 148], ['2nd discharge', 147]] as const) {
    expect(Math.abs(number((await cycling.cells(step))[1]) / capacity - 1), step).toBeLessThan(0.001);
  }
  await cycling.showResults('states');
  const atEnd = (await cycling.cells('1st charge'))[2];
  expect(number(atEnd)).toBeCloseTo(70, 0);

  // By hand: along the curve towards its beginning.
  const pin = cycling.pin('1st charge');
  // The chosen pin lies above its neighbours; hovering waits until the plot has found its height beside the other table.
  await pin.focus();
  await pin.hover();
  await window.mouse.down();
  const box = (await pin.boundingBox())!;
  await window.mouse.move(box.x - 120, box.y + 160, { steps: 12 });
  await window.mouse.up();
  await expect.poll(async () => number((await cycling.cells('1st charge'))[2])).toBeLessThan(65);
  await expect(frame.undo).toHaveAccessibleName(new RegExp(words('edit.cycling.pin', { state: '1st charge' })));
  // By keyboard: one point on, then back to the end of its step.
  const moved = Number(await pin.getAttribute('aria-valuenow'));
  await pin.press('ArrowLeft');
  await expect(pin).toHaveAttribute('aria-valuenow', String(moved - 1));
  await frame.undo.click();
  await frame.undo.click();
  await expect.poll(async () => (await cycling.cells('1st charge'))[2]).toBe(atEnd);

  // An assumption that is confirmed is none any more, and the mass scales every capacity.
  const confirm = cycling.inspector.getByRole('button', { name: words('cycling.confirm', { setting: words('cycling.setting.currentRelativeUncertainty') }) });
  await confirm.click();
  await expect(confirm).toBeHidden();
  await cycling.field(words('cycling.setting.mass')).fill('9');
  await cycling.field(words('cycling.setting.mass')).press('Enter');
  await expect.poll(async () => number((await cycling.cells('1st charge'))[2])).toBeCloseTo(35, 0);

  for (const tab of ['differential', 'rate', 'literature', 'transport'] as const) {
    await cycling.tab(tab).click();
    await expect(cycling.tab(tab)).toHaveAttribute('aria-selected', 'true');
  }
  await frame.run(words('cycling.tab.paper'));
  await expect(window.getByText(words('cycling.paper.summary', { reproduced: 7, all: 17 }))).toBeVisible();
  await frame.isSaved();
});

test('bad input: no curve, no mass, no current: a sentence each, and no number', async ({ window, shell }) => {
  await new StartPage(window).create('Curves', 'LiRuCl4');
  const frame = new Frame(window);
  await frame.show('cycling');
  await expect(window.getByRole('heading', { name: words('cycling.empty.title') })).toBeVisible();

  // The same curve, its current set to zero: the column is found by its name in the header.
  const lines = (await readFile(curve, 'latin1')).split(/\r?\n/);
  const head = lines.findIndex((line) => line.includes('Ewe/V'));
  const at = lines[head]!.split('\t').findIndex((name) => /^(<?I>?|control)\/mA$/.test(name));
  const idle = lines.map((line, i) => (i <= head || line === '' ? line : line.split('\t').map((cell, column) => (column === at ? '0' : cell)).join('\t')));
  const idleFile = join(shell.home, 'idle.mpt');
  await writeFile(idleFile, idle.join('\r\n'), 'latin1');
  await importByDrop(window, [curve, idleFile]);

  const cycling = new CyclingPage(window);
  await frame.show('cycling');
  await cycling.curve.selectOption('cycling.mpt');
  await expect(window.getByRole('alert')).toHaveText(words('cycling.massAsked'));
  await expect(cycling.results.getByRole('table')).toBeHidden();
  await cycling.field(words('cycling.setting.mass')).fill('5');
  await cycling.field(words('cycling.setting.mass')).press('Enter');
  // A mass without its base is not enough.
  await expect(window.getByRole('alert')).toHaveText(words('cycling.massAsked'));
  await cycling.inspector.getByText(words('cycling.base.composite'), { exact: true }).click();
  await cycling.isComputed();
  // 5 mg of composite with 90 % active material are the sample's 4.5 mg.
  expect(number((await cycling.cells('1st discharge'))[1])).toBeCloseTo(150, 0);

  await cycling.curve.selectOption('idle.mpt');
  await expect(window.getByRole('alert')).toHaveText(words('cycling.error.noCurrent'));
  await expect(cycling.results.getByRole('table')).toBeHidden();
});
