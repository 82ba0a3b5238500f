import { expect, test } from 'vitest';
import type { Spectrum } from '@shared/spectrum/spectrum';
import { analysePattern, defaultXrdSettings } from './analyse-pattern';
import { copper } from './geometry';
import type { XrdResult } from './result';
import { generatePattern, type GeneratorOptions } from './testing/pattern-generator';

/** RuO2 (rutile, a 4.4994, c 3.1071 Å): 110, 101, 200, 211 with Cu Kα1. */
const ruO2 = [28.02, 35.07, 40.05, 54.27].map((twoTheta, k) => ({ twoTheta, intensity: [1, 0.79, 0.2, 0.65][k]! }));

function check(options: GeneratorOptions): XrdResult {
  const { twoTheta: x, counts: y } = generatePattern(options);
  const spectrum: Spectrum = { kind: 'spectrum', technique: 'xrd', name: '', axis: 'two-theta', x, y, intensity: 'counts', transmission: null, acquisition: { dwellS: null, scans: null }, wasReversed: false, xps: null, metadata: {} };
  return analysePattern(spectrum, copper, [], defaultXrdSettings).result;
}

// Scherrer sizes of 7 and 4.6 nm: too wide for the search for lines, which goes up to 0.35°.
test.each([1.2, 1.8])('nanocrystals with lines of %s° are not called amorphous, nor given a limit that they exceed', (fwhm) => {
  for (const seed of [1, 2]) {
    const result = check({ seed, lines: ruO2, level: 80, fwhm });
    const phase = result.phases.find(({ name }) => name === 'RuO2')!;
    expect(result.verdict).not.toBe('amorphous');
    if (phase.detected) continue;
    expect(phase.upperLimit95).toBeNull();
    expect(result.findings.some(({ key }) => key === 'xrd.narrowHumps' || key === 'xrd.widenedSearch')).toBe(true);
    expect(result.crystallinity!.upperLimit95).toBeNull();
  }
});

test.each([1, 0.05])('halos of 4° are no narrow humps at %s times the usual counts', (exposure) => {
  for (let seed = 10; seed < 15; seed += 1) expect(check({ seed, narrowest: 4, exposure }).findings.map(({ key }) => key)).not.toContain('xrd.narrowHumps');
});
