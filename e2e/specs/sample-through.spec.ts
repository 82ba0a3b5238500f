import { Frame } from '../pages/frame';
import { OverviewPage } from '../pages/overview';
import { StartPage } from '../pages/start';
import { XpsPage } from '../pages/xps';
import { words } from '../pages/words';
import { expect, test } from '../fixtures';

/** The number before the parenthesis of "0.62(3)". */
const valueOf = (text: string | undefined): number => Number((text ?? '').replace('−', '-').replace(/\(.*$/, ''));

/** Ru4+ and Ru2+ shares that the sample was made with (truth.json of the set); the others are zero. */
const made = [
  { state: '1st charge', ion: 'Ru⁴⁺', share: 0.63291 },
  { state: '1st discharge', ion: 'Ru²⁺', share: 0.723325 },
  { state: '2nd charge', ion: 'Ru⁴⁺', share: 0.614826 },
  { state: '2nd discharge', ion: 'Ru²⁺', share: 0.714284 },
] as const;

test('sample, overview, five states fitted, undone and redone, closed, and all there again after a restart', async ({ window, shell }) => {
  await new StartPage(window).openSample();
  await expect(window.getByText(words('common.synthetic')).first()).toBeVisible();
  const overview = new OverviewPage(window);
  await expect(overview.matrix.getByRole('rowheader')).toHaveCount(6);
  await overview.cell('1st charge', /Ru 3d \+ C 1s/).click();

  const xps = new XpsPage(window);
  const frame = new Frame(window);
  await xps.isReady();
  await xps.fitAll();
  const fitted = await xps.numbersOf('1st charge');
  for (const { state, ion, share } of made) expect(Math.abs(valueOf((await xps.numbersOf(state))[ion]) - share), `${state} ${ion}`).toBeLessThan(0.05);
  expect(Math.abs(valueOf(fitted['Cl/Ru']) / 4 - 1)).toBeLessThan(0.08);
  expect(fitted['Ru⁴⁺']).toMatch(/^0\.\d+\(\d+\)$/);

  await frame.undo.click();
  await expect(xps.results.getByRole('table')).toBeHidden();
  await frame.redo.click();
  await xps.isFitted();
  expect(await xps.numbersOf('1st charge')).toEqual(fitted);

  await frame.isSaved();
  await frame.closeProject();
  await shell.stop();

  const again = await shell.start();
  await new StartPage(again).openRecent(/./);
  await new Frame(again).show('xps');
  const reopened = new XpsPage(again);
  await reopened.isFitted();
  expect(await reopened.numbersOf('1st charge')).toEqual(fitted);
});
