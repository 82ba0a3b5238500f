import { expect, it } from 'vitest';
import { translate } from '@shared/i18n/translate';
import { limitList } from './xrd-words';

const limits = [{ name: 'LiCl', limit: 0.127 }, { name: 'alpha-RuCl3', limit: 0.315 }];
const plain = (text: string): string => text.replaceAll('\u00a0', ' ').replaceAll('\u2011', '-');

it('says once of what the shares are, and repeats units that are short', () => {
  expect(plain(limitList(limits, 'halo', (key, params) => translate('en', key, params)))).toBe('LiCl < 0.13 %, α-RuCl₃ < 0.32 % of the halo');
  expect(plain(limitList(limits, 'halo', (key, params) => translate('ja', key, params)))).toBe('LiCl < 0.13 %, α-RuCl₃ < 0.32 %（ハロー比）');
  expect(plain(limitList(limits, 'weight', (key, params) => translate('en', key, params)))).toBe('LiCl < 0.13 wt%, α-RuCl₃ < 0.32 wt%');
  expect(limitList([], 'halo', (key, params) => translate('en', key, params))).toBe('');
});
