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
const analyse = (spectrum: Spectrum) => {
  const { references: [ruCl3], findings } = analyseRaman(spectrum, references, defaultRamanSettings).result;
  return { ruCl3: ruCl3!, findings, coarser: findings.find(({ key }) => key === 'raman.coarserThanReference') };
};

test.each([
  [9, 0.3],
  [9, 0.15],
  [6, 0.2],
])('the share in a sample whose bands a slit broadens by %s cm⁻¹ is that of the broadened bands, %s', (broadening, weight) => {
  for (const seed of [1, 2]) {
    const { ruCl3, coarser } = analyse(made({ seed, weight, broadening }));
    expect(Math.abs(Number(coarser?.params['broadening']) / broadening - 1)).toBeLessThan(0.4);
    expect(ruCl3.verdict).toBe('detected');
    expect(Math.abs(ruCl3.weight.value - weight)).toBeLessThan(2 * ruCl3.weight.stdUncertainty!);
    expect(Math.abs(ruCl3.weight.value - weight)).toBeLessThan(0.3 * weight);
  }
});

test('a sample of the resolution of its reference, and one without its bands, are not called coarser', () => {
  for (const seed of [1, 2, 3]) for (const weight of [0, 0.1]) expect(analyse(made({ seed, weight, broadening: 2 })).coarser).toBeUndefined();
});

test('channels that a filter darkens are no dead ones, and the share is that of the bands behind it', () => {
  for (const seed of [1, 2]) {
    const weight = 0.2;
    const spectrum = made({ seed, weight });
    // Without a random source of its own: thinned counts stay counts.
    const y = spectrum.y.map((value, i) => Math.round(value / (1 + Math.exp((125 - spectrum.x[i]!) / 3))));
    const { ruCl3, findings } = analyse({ ...spectrum, y });
    expect(findings.map(({ key }) => key)).toContain('raman.filterEdge');
    expect(ruCl3.verdict).toBe('detected');
    expect(Math.abs(ruCl3.weight.value - weight)).toBeLessThan(2.5 * ruCl3.weight.stdUncertainty!);
  }
});
