import { expect, test } from 'vitest';
import type { Spectrum } from '@shared/spectrum/spectrum';
import { analyseRaman, defaultRamanSettings } from './analyse-raman';
import { ramanReference } from './raman-reference';
import { generateRaman, type RamanOptions } from './testing/spectrum-generator';
import { spectrumOf } from './testing/spectrum-of';

const made = (options: RamanOptions): Spectrum => {
  const { shift, counts } = generateRaman(options);
  return spectrumOf(shift, counts);
};
const references = [ramanReference('RuCl3', made({ seed: 9001, weight: 0, kind: 'RuCl3' }), defaultRamanSettings)];
const analyse = (options: RamanOptions) => {
  const { references: [ruCl3], findings } = analyseRaman(made(options), references, defaultRamanSettings).result;
  return { ruCl3: ruCl3!, displaced: findings.find(({ key }) => key === 'raman.displacedBands') };
};

test.each([
  [4, 0.3],
  [-5, 0.1],
  [6, 0.05],
])('bands %s cm⁻¹ off, as an axis that nobody calibrated has them, are neither absent nor limited below their share of %s', (offset, weight) => {
  for (const seed of [1, 2]) {
    const { ruCl3, displaced } = analyse({ seed, weight, offset });
    expect(ruCl3.verdict).not.toBe('notDetected');
    expect(ruCl3.upperLimit95).toBeGreaterThan(weight);
    expect(Math.abs(Number(displaced?.params['offset']) - offset)).toBeLessThan(1);
  }
});

test('bands that stand within the shifts allowed, and none at all, are not called displaced', () => {
  for (const seed of [1, 2, 3]) {
    expect(analyse({ seed, weight: 0.1, offset: 1.5 }).displaced).toBeUndefined();
    expect(analyse({ seed, weight: 0 }).displaced).toBeUndefined();
  }
});
