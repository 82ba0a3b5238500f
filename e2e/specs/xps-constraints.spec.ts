import { Frame } from '../pages/frame';
import { StartPage } from '../pages/start';
import { words } from '../pages/words';
import { XpsPage } from '../pages/xps';
import { expect, test } from '../fixtures';

test('a number is bound, linked and freed in one state, and a background’s constants are dragged, each one step that undo takes back', async ({ window }) => {
  await new StartPage(window).openSample();
  const frame = new Frame(window);
  await frame.show('xps');
  await new XpsPage(window).isReady();
  const inspector = window.getByRole('complementary', { name: words('xps.inspector') });
  await inspector.getByText('Ru³⁺ 3d', { exact: true }).click();

  // By keyboard: open what binds the Gauss width, free it in one state only.
  const width = words('xps.parameter.gaussFwhm');
  const knob = inspector.getByRole('button', { name: words('xps.constraints', { parameter: width }) });
  await knob.focus();
  await window.keyboard.press('Enter');
  const alone = inspector.getByRole('checkbox', { name: `${width}, ${words('xps.freeOnlyIn')} 1st charge` });
  await alone.focus();
  await window.keyboard.press('Space');
  await expect(alone).toBeChecked();
  await frame.undo.click();
  await expect(alone).not.toBeChecked();

  // It follows another component's, half as wide again.
  await inspector.getByLabel(`${width}, ${words('xps.follows')}`).selectOption({ label: 'Ru⁴⁺ 3d' });
  const factor = inspector.getByLabel(`${width}, ${words('xps.link.factor')}`);
  await factor.fill('1.5');
  await factor.press('Enter');
  await expect(factor).toHaveValue('1.5000');

  // A Tougaard background: its class, then C along the slider by arrow keys.
  await inspector.getByText(words('xps.backgroundOf', { region: 'Ru 3d + C 1s' })).click();
  await inspector.getByLabel(words('xps.backgroundKind')).selectOption('tougaardU3');
  const kind = inspector.getByLabel(words('xps.tougaard.class'));
  await expect(kind).toHaveValue('polymer');
  const slider = inspector.getByRole('slider', { name: 'C', exact: true });
  await slider.focus();
  await window.keyboard.press('ArrowLeft');
  await expect(kind.locator('option:checked')).toHaveText(words('xps.tougaard.own'));
  await frame.undo.click();
  await expect(kind).toHaveValue('polymer');
});

test('a component stays chosen or goes when another region comes, and nothing breaks', async ({ window }) => {
  await new StartPage(window).openSample();
  await new Frame(window).show('xps');
  const xps = new XpsPage(window);
  await xps.isReady();
  const inspector = window.getByRole('complementary', { name: words('xps.inspector') });
  const chosen = inspector.getByText(words('xps.selected', { component: 'Ru³⁺ 3d' }));
  await inspector.getByText('Ru³⁺ 3d', { exact: true }).click();
  await expect(chosen).toBeVisible();
  for (const region of ['Cl 2p', 'Ru 3p', 'Cl 2p']) {
    await xps.region(region).click();
    await expect(inspector.getByText(words('xps.backgroundOf', { region }))).toBeVisible();
    await expect(chosen).toBeHidden();
  }
  await xps.region('Ru 3d').click();
  await expect(chosen).toBeVisible();
});
