import { expect, test } from 'vitest';
import { defaultRamanSettings } from '@shared/raman/analyse-raman';
import { generateRaman, type RamanOptions } from '@shared/raman/testing/spectrum-generator';
import { spectrumOf } from '@shared/raman/testing/spectrum-of';
import { compareSpectra } from './raman-analysis';

const made = (id: string, options: RamanOptions) => {
  const { shift, counts } = generateRaman(options);
  return { id, name: id, spectrum: spectrumOf(shift, counts) };
};

test('every spectrum is held against every other one and every starting material, alike both ways', () => {
  const crystal = { weight: 0, kind: 'RuCl3' } as const;
  const { result } = compareSpectra({ samples: [made('a', { seed: 1, weight: 0 }), made('b', { seed: 1, weight: 0, exposure: 2 }), made('c', { seed: 3, weight: 0.4 })], references: [made('RuCl3', { seed: 9001, ...crystal })], laserNm: null }, defaultRamanSettings);
  const cosine = (one: string, other: string): number => result[one]!.alike!.find(({ measurementId }) => measurementId === other)!.cosine;
  expect(result['a']!.alike!.map(({ measurementId }) => measurementId)).toEqual(['b', 'c', 'RuCl3']);
  expect(cosine('a', 'b')).toBe(cosine('b', 'a'));
  // The same bands with twice the counts; a sample rich in RuCl3 is more like RuCl3 than one without.
  expect(cosine('a', 'b')).toBeGreaterThan(0.98);
  expect(cosine('a', 'b')).toBeGreaterThan(cosine('a', 'c'));
  expect(cosine('c', 'RuCl3')).toBeGreaterThan(cosine('a', 'RuCl3') + 0.1);
});
