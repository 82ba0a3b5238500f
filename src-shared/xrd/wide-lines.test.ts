import { describe, expect, it, test } from 'vitest';
import type { Spectrum } from '@shared/spectrum/spectrum';
import { analysePattern, defaultXrdSettings } from './analyse-pattern';
import { copper } from './geometry';
import type { XrdResult } from './result';
import { generatePattern } from './testing/pattern-generator';

const at = 42;

function check(seed: number, fwhm: number, level: number, { step = 0.02, twoTheta = at } = {}): { readonly result: XrdResult; readonly area: number } {
  const { twoTheta: x, counts: y, strongestArea: area } = generatePattern({ seed, step, lines: [{ twoTheta, intensity: 1 }], level, fwhm });
  const spectrum: Spectrum = { kind: 'spectrum', technique: 'xrd', name: '', axis: 'two-theta', x, y, intensity: 'counts', transmission: null, acquisition: { dwellS: null, scans: null }, wasReversed: false, xps: null, metadata: {} };
  return { result: analysePattern(spectrum, copper, [], defaultXrdSettings).result, area };
}

const keys = ({ findings }: XrdResult): string[] => findings.map(({ key }) => key);
const wide = (result: XrdResult): string => String(result.findings.find(({ key }) => key === 'xrd.wideLines')?.params['at']);

// Lines of the generator are Gaussian to Lorentz-heavy, those of the search half of each.
test.each([0.1, 0.2, 0.3])('the area of a line of %s° is right within its uncertainty, whatever its shape', (fwhm) => {
  for (const seed of [1, 2, 3, 4]) {
    for (const level of [15, 300]) {
      const { result, area } = check(seed, fwhm, level);
      const line = result.peaks.reduce((a, b) => (Math.abs(b.twoTheta - at) < Math.abs(a.twoTheta - at) ? b : a));
      expect(Math.abs(line.area - area)).toBeLessThan(2 * line.areaUncertainty);
      expect(keys(result)).not.toContain('xrd.wideLines');
    }
  }
});

// Coarse steps leave few points around a line, its end of the pattern fewer.
test.each([0.2, 0.35, 0.5])('a line of a pattern in steps of %s° is judged or left, wherever it stands', (step) => {
  for (const twoTheta of [10.1, 42, 79.9]) expect(check(1, 0.5, 200, { step, twoTheta }).result.verdict).not.toBe('amorphous');
});

describe('lines wider than those searched', () => {
  it('are named, for their areas are too low', () => {
    for (const seed of [1, 2, 3, 4]) expect(Number(wide(check(seed, 0.6, 60).result))).toBeCloseTo(at, 0);
  });

  it('are named once where one of them was listed as several', () => {
    const { result } = check(2, 0.45, 300);
    expect(result.peaks.filter(({ twoTheta }) => Math.abs(twoTheta - at) < 0.9).length).toBeGreaterThan(1);
    expect(Number(wide(result))).toBeCloseTo(at, 0);
  });
});
