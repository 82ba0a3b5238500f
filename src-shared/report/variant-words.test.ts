import { expect, it } from 'vitest';
import { translate, type Locale } from '@shared/i18n/translate';
import { drawFiveStates } from '@shared/xps/testing/five-states';
import { testSettings } from '@shared/xps/testing/test-settings';
import { admissibleVariants } from '@shared/xps/variants/admissible-variants';
import { variantWords } from './variant-words';

const { states } = drawFiveStates(1, 'voigt', 3000);
const settings = { ...testSettings(states), rutheniumTie: { commonSd: 0.1, stateSd: 0.03 } };
const inLanguage = (locale: Locale) => (id: string) => variantWords(id, settings, (key, params) => translate(locale, key, params));
const words = inLanguage('en');

it('names the numbers that a variant holds, and in the sentence those that the fit has', () => {
  expect(words('areaRatio.scofield').name).toBe('area ratio: Scofield, Ru 3d 0.690, Cl 2p 0.513, Ru 3p 0.507');
  expect(words('areaRatio.statistical')).toMatchObject({ name: 'area ratio: statistical, Ru 3d 0.667, Cl 2p 0.500, Ru 3p 0.500', how: expect.stringContaining('(2j + 1)') as string });
  // The template holds 4.17 and 1.60 eV; the splitting of Ru 3p is fitted and not varied.
  expect(words('splitting.high').name).toBe('splitting: +0.05 eV, Ru 3d 4.22, Cl 2p 1.65 eV');
  expect(words('splitting.low').name).toBe('splitting: −0.05 eV, Ru 3d 4.12, Cl 2p 1.55 eV');
  expect(words('carbon.highAsymmetry').name).toMatch(/^carbon: asymmetry 0\.14, not 0\.\d{3}$/);
  expect(words('tie.none').how).toMatch(/within 10 % in all states and 3 % in a single one/);
});

it('says of a choice with two sides which one the variant takes', () => {
  const sloped = settings.regions.map((region) => ({ ...region, background: { ...region.background, slope: region.region === 'Cl2p' } }));
  const t = (key: Parameters<typeof translate>[1], params?: Parameters<typeof translate>[2]) => translate('en', key, params);
  expect(variantWords('background.slope', { ...settings, regions: sloped }, t).name).toMatch(/^background: no slope in Cl 2p; slope in Ru 3d/);
  expect(words('widths.one').name).toBe('widths: one for all oxidation states');
  const one = admissibleVariants(settings, states).find(({ id }) => id === 'widths.one')!;
  expect(variantWords('widths.one', one.settings, t).name).toBe('widths: one for each oxidation state');
});

it.each(['en', 'ja'] as const)('leaves no place of a sentence empty in %s, and no number unsaid', (locale) => {
  for (const { id } of admissibleVariants(settings, states)) {
    const { name, how } = inLanguage(locale)(id);
    expect(`${name} ${how}`).not.toMatch(/[{}]|NaN|–,|undefined/);
    expect(how.length).toBeGreaterThan(30);
    // A row of the plot has room for so many characters.
    expect(name.length).toBeLessThanOrEqual(66);
  }
});

it('shows the id of a variant that this version does not know', () => {
  expect(words('weather.rain')).toEqual({ name: 'weather.rain', how: '' });
});
