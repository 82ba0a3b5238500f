import { expect, test } from 'vitest';
import type { Spectrum } from '@shared/spectrum/spectrum';
import { analyseRaman, defaultRamanSettings } from './analyse-raman';
import { ramanReference } from './raman-reference';
import { measureOther, otherFamilies, type OtherFamily, type OtherOptions } from './testing/other-instrument';
import { spectrumOf } from './testing/spectrum-of';

// The whole ensemble takes minutes: HALOCLINE_ENSEMBLES=1 runs it, the suite runs its first members.
const isWhole = process.env['HALOCLINE_ENSEMBLES'] === '1';
const each = isWhole ? 150 : 2;

const measured = (options: OtherOptions): Spectrum => {
  const { shift, counts } = measureOther(options);
  return spectrumOf(shift, counts);
};
const judge = (family: OtherFamily) => {
  const references = [ramanReference('RuCl3', measured({ seed: 77, family, weight: 0, kind: 'RuCl3' }), defaultRamanSettings)];
  return (options: Omit<OtherOptions, 'family'>) => analyseRaman(measured({ ...options, family }), references, defaultRamanSettings).result;
};

test('spectra of another instrument without RuCl3: none is reported beyond the rate that is stated, and raw counts are not called smoothed', () => {
  let alarms = 0;
  for (const family of otherFamilies) {
    const result = judge(family);
    for (let seed = 1; seed <= each; seed += 1) {
      const { references, statistics } = result({ seed: 100_000 + seed, weight: 0 });
      expect(statistics).toBe(family === 'detector' ? 'scaled' : 'counts');
      if (references[0]!.verdict === 'detected') alarms += 1;
    }
  }
  // At a rate of 1 %, 18 or more of 1200 happen with a probability of 6 % (exact binomial), 2 of 16 with 1 %.
  expect(alarms).toBeLessThanOrEqual(isWhole ? 17 : 1);
}, 600_000);

test('2.5 % RuCl3 is found, and shares lie in their intervals', () => {
  for (const family of otherFamilies) {
    const result = judge(family);
    const count = isWhole ? 60 : 2;
    let found = 0;
    let covered = 0;
    for (let seed = 1; seed <= count; seed += 1) {
      if (result({ seed: 200_000 + seed, weight: 0.025 }).references[0]!.verdict === 'detected') found += 1;
      const { weight } = result({ seed: 300_000 + seed, weight: 0.08 }).references[0]!;
      if (Math.abs(weight.value - 0.08) <= 1.96 * weight.stdUncertainty!) covered += 1;
    }
    expect(found / count).toBeGreaterThanOrEqual(isWhole ? 0.9 : 0.5);
    expect(covered / count).toBeGreaterThanOrEqual(isWhole ? 0.85 : 0.5);
  }
}, 600_000);

test('too few counts for a verdict: "cannot tell", with the limits that stand', () => {
  const [reference] = judge('coarse')({ seed: 5, weight: 0, exposure: 0.03 }).references;
  expect(reference!.verdict).toBe('inconclusive');
  expect(reference!.detectionLimit).toBeGreaterThan(0.04);
  expect(reference!.detectionLimit).toBeLessThan(0.3);
  expect(reference!.upperLimit95).toBeLessThan(reference!.detectionLimit);
});

test('behind the edge of a filter nothing is compared, and that is said', () => {
  const { findings, references } = judge('edge')({ seed: 3, weight: 0.08 });
  expect(findings.map(({ key }) => key)).toContain('raman.filterEdge');
  expect(references[0]!.verdict).toBe('detected');
  expect(references[0]!.upperLimit95).toBeGreaterThan(0.08);
});
