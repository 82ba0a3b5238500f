import { join } from 'node:path';
import { importByDrop } from '../pages/drop';
import { Frame } from '../pages/frame';
import { StartPage } from '../pages/start';
import { words } from '../pages/words';
import { XpsPage } from '../pages/xps';
import { expect, test } from '../fixtures';

/** A hard carbon measured by itself: survey, O 1s, Na 1s and C 1s in one workbook. */
const carbonAlone = join(import.meta.dirname, '../../src-shared/formats/fixtures/khervefitting/Hard_carbon_Thermo.xlsx');

test('carbon measured alone becomes a starting material and lends its shape to the carbon under ruthenium', async ({ window }) => {
  await new StartPage(window).openSample();
  const frame = new Frame(window);
  await importByDrop(window, [carbonAlone]);
  await frame.show('xps');
  const xps = new XpsPage(window);
  await xps.isReady();

  const inspector = window.getByRole('complementary', { name: words('xps.inspector') });
  const section = inspector.locator('details').filter({ has: window.getByText(words('xps.carbon'), { exact: true }) });
  await expect(section).toContainText(words('xps.carbon.fitted'));
  await section.getByText(words('xps.carbon'), { exact: true }).click();
  await section.getByLabel(words('xps.carbon.choose')).selectOption({ label: words('xps.carbon.unplaced', { file: 'Hard_carbon_Thermo.xlsx' }) });
  await expect(section).toContainText(words('xps.carbon.held'), { timeout: 30_000 });
  await expect(section.getByRole('option', { name: 'Hard_carbon_Thermo', exact: true })).toBeAttached();

  // Held means held: the place of the shake-up is no longer fitted, and the shares come out all the same.
  await expect(inspector.getByRole('row', { name: /^π–π\*/ }).getByRole('button', { name: new RegExp(`${words('xps.parameter.chemicalShift')}: ${words('xps.mode.fixed')}`) })).toBeVisible();
  await xps.fitAll();
  expect(Number.parseFloat((await xps.numbersOf('1st charge'))['Ru⁴⁺']!)).toBeGreaterThan(0.5);

  // Each a step: the fit, the shape, the material.
  await frame.undo.click();
  await expect(section).toContainText(words('xps.carbon.held'));
  await frame.undo.click();
  await expect(section).toContainText(words('xps.carbon.fitted'));
});
