import { expect, it } from 'vitest';
import { translate } from '@shared/i18n/translate';
import { expectedText, foreignSentence, ions, seenText } from './fraction-texts';

it('writes fractions of XPS with their uncertainty, and as a limit below three of it', () => {
  const share = (value: number, stdUncertainty: number, interval: [number, number] | null = null) => ({ value, stdUncertainty, interval });
  const seen = { fractions: { 'Ru2+': 0.006, 'Ru3+': 0.371, 'Ru4+': 0.622 }, shares: { 'Ru2+': share(0.006, 0.004, [0, 0.0125]), 'Ru3+': share(0.3712, 0.0097), 'Ru4+': share(0.6222, 0.0093) }, covariance: null };
  expect(ions.map((ion) => seenText(seen, ion))).toEqual(['< 0.02', '0.371(10)', '0.622(9)']);
});

it('writes what the charge lets expect with the uncertainty of the charge', () => {
  const covariance = [[0, 0, 0], [0, 0.0081 ** 2, 0], [0, 0, 0.0081 ** 2]];
  expect(ions.map((ion) => expectedText({ fractions: { 'Ru2+': 0, 'Ru3+': 0.3475, 'Ru4+': 0.6525 }, covariance }, ion))).toEqual(['0', '0.348(8)', '0.653(8)']);
  const certain = [[0, 0, 0], [0, 0, 0], [0, 0, 0]];
  expect(ions.map((ion) => expectedText({ fractions: { 'Ru2+': 0, 'Ru3+': 1, 'Ru4+': 0 }, covariance: certain }, ion))).toEqual(['0', '1', '0']);
});

it('says which ruthenium the fractions leave out', () => {
  const t = (key: Parameters<typeof translate>[1], params = {}) => translate('en', key, params);
  expect(foreignSentence([], t)).toBeNull();
  expect(foreignSentence([{ species: 'Ru-metal', share: 0.123 }, { species: 'RuO2', share: 0.046 }], t)).toMatch(/^Ru metal 12 %, RuO₂ 4\.6 % of all Ru /);
});
