import { describe, expect, it, test } from 'vitest';
import type { Spectrum } from '@shared/spectrum/spectrum';
import { analysePattern, defaultXrdSettings } from './analyse-pattern';
import { copper } from './geometry';
import { shippedPhases } from './reference-phases';
import type { XrdResult } from './result';
import { generatePattern } from './testing/pattern-generator';
import { wideLines } from './wide-lines';

const at = 42;
const nothing = new Float64Array(0);
const blank: Spectrum = { kind: 'spectrum', technique: 'xrd', name: '', axis: 'two-theta', x: nothing, y: nothing, intensity: 'counts', transmission: null, acquisition: { dwellS: null, scans: null }, wasReversed: false, xps: null, metadata: {} };

function check(seed: number, fwhm: number, level: number, { step = 0.02, twoTheta = at } = {}): { readonly result: XrdResult; readonly area: number } {
  const { twoTheta: x, counts: y, strongestArea: area } = generatePattern({ seed, step, lines: [{ twoTheta, intensity: 1 }], level, fwhm });
  return { result: analysePattern({ ...blank, x, y }, copper, [], defaultXrdSettings).result, area };
}

const keys = ({ findings }: XrdResult): string[] => findings.map(({ key }) => key);

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

const near = ({ peaks }: XrdResult, place: number, within: number) => peaks.filter(({ twoTheta }) => Math.abs(twoTheta - place) < within);

describe('lines wider than those searched', () => {
  test.each([0.45, 0.6, 0.9, 1.3])('a line of %s° is listed once, where and as wide as it is, and its area lies within its uncertainty', (fwhm) => {
    for (const [seed, level] of [[1, 60], [2, 300]] as const) {
      const { result, area } = check(seed, fwhm, level);
      const [line, ...others] = near(result, at, 1.5 * fwhm);
      expect(others).toEqual([]);
      expect(Math.abs(line!.twoTheta - at)).toBeLessThan(0.1 * fwhm);
      expect(Math.abs(line!.fwhm / fwhm - 1)).toBeLessThan(0.25);
      expect(Math.abs(line!.area - area)).toBeLessThan(2.5 * line!.areaUncertainty);
      expect(line!.areaUncertainty).toBeLessThan(0.4 * area);
      expect(keys(result)).toContain('xrd.widenedSearch');
      expect(keys(result)).not.toContain('xrd.wideLines');
    }
  });

  it('belong to a phase, whose amount they tell', () => {
    const lines = shippedPhases(copper.kAlpha1A, []).find(({ name }) => name === 'LiCl')!.lines;
    for (const fwhm of [0.55, 1]) {
      const { twoTheta: x, counts: y, strongestArea } = generatePattern({ seed: 5, lines, level: 80, fwhm });
      const { phases } = analysePattern({ ...blank, x, y }, copper, [], defaultXrdSettings).result;
      const liCl = phases.find(({ name }) => name === 'LiCl')!;
      expect(phases.filter(({ detected }) => detected)).toEqual([liCl]);
      expect(Math.abs(liCl.area - strongestArea)).toBeLessThan(2.5 * liCl.areaUncertainty);
      expect(liCl.upperLimit95).toBeGreaterThan(strongestArea);
    }
  });

  it('are told by a Gaussian over a parabola, where they are', () => {
    const { twoTheta, counts, exposure } = { ...generatePattern({ seed: 2, lines: [{ twoTheta: at, intensity: 1 }], level: 300, fwhm: 0.45 }), exposure: new Float64Array(3501).fill(1) };
    const peak = { twoTheta: at, significance: 50, area: 1, areaUncertainty: 1, fwhm: 0.2, phase: null };
    const [wide] = wideLines({ twoTheta, counts, exposure, radiation: copper }, [peak], 0.35);
    expect(Math.abs(wide!.centre - at)).toBeLessThan(0.1);
    expect(Math.abs(wide!.fwhm - 0.5)).toBeLessThan(0.1);
  });
});
