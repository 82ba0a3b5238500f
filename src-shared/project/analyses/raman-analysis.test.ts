import { expect, test } from 'vitest';
import { defaultRamanSettings } from '@shared/raman/analyse-raman';
import { generateRaman, type RamanOptions } from '@shared/raman/testing/spectrum-generator';
import { spectrumOf } from '@shared/raman/testing/spectrum-of';
import type { ProjectDocument, ProjectMeasurement } from '@shared/project/document';
import { compareSpectra, ramanInputs } from './raman-analysis';

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

test('two spectra of one starting material keep a result each', () => {
  const spectra = { sample: made('sample', { seed: 1, weight: 0.1 }).spectrum, first: made('first', { seed: 9001, weight: 0, kind: 'RuCl3' }).spectrum, second: made('second', { seed: 9002, weight: 0, kind: 'LiCl' }).spectrum };
  const measurement = (id: string, role: 'single' | 'reference'): ProjectMeasurement => ({ id, sha256: id.padEnd(64, '0'), index: 0, technique: 'raman', region: '', stateId: null, role, referenceName: role === 'reference' ? 'RuCl3' : null, points: 0 });
  const document = { constants: {}, measurements: [measurement('sample', 'single'), measurement('first', 'reference'), measurement('second', 'reference')] } as unknown as ProjectDocument;
  const inputs = ramanInputs(document, ({ id }) => spectra[id as keyof typeof spectra]);
  expect(inputs.references.map(({ name }) => name)).toEqual(['RuCl3', 'RuCl3 2']);
  const verdicts = compareSpectra(inputs, defaultRamanSettings).result['sample']!.references.map(({ name, verdict }) => [name, verdict]);
  // The second is of a material without sharp bands, which cannot be judged: it must not take the verdict of the first.
  expect(verdicts).toEqual([['RuCl3', 'detected'], ['RuCl3 2', 'inconclusive']]);
});
