import { translate } from '@shared/i18n/translate';
import { newDocument } from '@shared/project/new-document';
import { expect, it } from 'vitest';
import { keyNumbers, type KeyNumber } from './key-numbers';
import { exampleDocument } from './testing/example-project';

const t: Parameters<typeof keyNumbers>[1] = (key, params) => translate('en', key, params);
const numbers = keyNumbers(exampleDocument, t);
const of = (stateId: string, id: string): KeyNumber | undefined => numbers.find((number) => number.stateId === stateId && number.id === id);

it('gives each number with its uncertainty, unit and source', () => {
  expect(of('charge1', 'xps.chargeShift')).toMatchObject({ technique: 'xps', value: 0.22, sigma: 0.006, unit: 'eV', text: '+0.220(6)', source: 'Ru 3d, all states', isUpperLimit: false });
});

it('holds the sensitivity factors in the uncertainty of Cl/Ru: √(0.03² + (4 × 0.01)²) = 0.05', () => {
  expect(of('charge1', 'xps.clToRu')!.sigma).toBeCloseTo(0.05, 12);
});

it('tells a share that is lost in its uncertainty as a limit, not as a number', () => {
  const limits = numbers.filter(({ isUpperLimit }) => isUpperLimit);
  for (const { sigma, text } of limits) expect([sigma, text.slice(0, 2)]).toEqual([null, '< ']);
  expect(limits.length).toBeGreaterThan(0);
});

it('marks what is out of date', () => {
  expect(numbers.every(({ isStale }) => isStale)).toBe(true);
});

it('has nothing to say of a project without analyses', () => {
  expect(keyNumbers(newDocument({ id: 'p', now: '2026-01-01T00:00:00.000Z', locale: 'en' }), t)).toEqual([]);
});
