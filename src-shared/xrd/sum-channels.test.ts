import { describe, expect, test } from 'vitest';
import type { Spectrum } from '@shared/spectrum/spectrum';
import { analysePattern, defaultXrdSettings } from './analyse-pattern';
import { copper } from './geometry';
import { preparePattern } from './prepare-pattern';
import type { XrdResult } from './result';
import { channelsToSum, sumChannels } from './sum-channels';
import { generatePattern } from './testing/pattern-generator';

const spectrum = (x: Float64Array, y: Float64Array): Spectrum => ({
  kind: 'spectrum', technique: 'xrd', name: '', axis: 'two-theta', x, y, intensity: 'counts', transmission: null, acquisition: { dwellS: null, scans: null }, wasReversed: false, xps: null, metadata: {},
});

describe('sumChannels', () => {
  test('adds events and exposures, and keeps counts those of one channel', () => {
    const pattern = { twoTheta: Float64Array.of(10, 11, 12, 13, 14), counts: Float64Array.of(4, 6, 30, 10, 99), exposure: Float64Array.of(1, 1, 1, 3, 1), radiation: copper };
    // Events 4 + 6, and 30 + 3·10 of which four exposures make 15 each; the fifth channel fills no pair.
    expect(sumChannels(pattern, 2)).toEqual({ twoTheta: Float64Array.of(10.5, 12.5), counts: Float64Array.of(5, 15), exposure: Float64Array.of(2, 4), radiation: copper });
  });

  test.each([
    ['the usual step', 0.02, 3501, 0.1, 1],
    ['a tenth of a degree looked for in steps of a thousandth', 0.001, 70_001, 0.1, 12],
    ['narrow lines of a synchrotron', 0.001, 70_001, 0.01, 1],
    ['a narrow range keeps its channels', 0.0001, 600, 0.1, 4],
  ])('%s', (_, step, points, narrowest, channels) => {
    expect(channelsToSum(Float64Array.from({ length: points }, (_, i) => 10 + i * step), narrowest)).toBe(channels);
  });
});

describe('the halo check of a pattern of 50 000 points', () => {
  const liCl = [[30.09, 1], [34.88, 0.81], [50.16, 0.47], [59.61, 0.28], [62.55, 0.14]].map(([twoTheta, intensity]) => ({ twoTheta: twoTheta!, intensity: intensity! }));
  /** The check of the points as they are, and of sums of ten of them made here. */
  const both = (more: { readonly level?: number; readonly exposure?: number }): { fine: XrdResult; coarse: XrdResult } => {
    const { twoTheta, counts } = generatePattern({ seed: 17, narrowest: 4, step: 70 / 49_999, fwhm: 0.2, lines: liCl, ...more });
    const tens = (values: Float64Array): Float64Array => Float64Array.from({ length: values.length / 10 }, (_, k) => values.subarray(10 * k, 10 * k + 10).reduce((sum, value) => sum + value, 0));
    const check = (x: Float64Array, y: Float64Array): XrdResult => analysePattern(spectrum(x, y), copper, [{ name: 'LiCl', origin: 'listed', lines: liCl.map((line) => ({ ...line, hkl: '' })) }], { ...defaultXrdSettings, testShipped: false }).result;
    return { fine: check(twoTheta, counts), coarse: check(tens(twoTheta).map((x) => x / 10), tens(counts)) };
  };

  test.each([
    ['without lines', {}, 'amorphous'],
    ['with lithium chloride', { level: 8 }, 'crystalline'],
    ['with a tenth of a count in a point', { exposure: 0.002 }, 'amorphous'],
  ] as const)('gives the verdict and the limits of one of 5000 points: %s', (_, more, verdict) => {
    const { fine, coarse } = both(more);
    expect([fine.verdict, coarse.verdict]).toEqual([verdict, verdict]);
    expect(fine.statistics).toBe('counts');
    // In counts of one point, of which ten make one of the other.
    const ratio = (of: (result: XrdResult) => number): number => (10 * of(fine)) / of(coarse);
    expect(Math.abs(ratio(({ phases }) => phases[0]!.detectionLimit!) - 1)).toBeLessThan(0.02);
    expect(Math.abs(ratio(({ mainHalo }) => mainHalo!.height) - 1)).toBeLessThan(0.05);
    const [area, other] = [fine.phases[0]!, coarse.phases[0]!];
    expect(Math.abs(10 * area.area - other.area)).toBeLessThan(other.areaUncertainty);
    expect(fine.findings.map(({ key }) => key)).toContain('xrd.summedChannels');
    expect(coarse.findings.map(({ key }) => key)).not.toContain('xrd.summedChannels');
  });

  test('takes points that were interpolated between fewer for smoothed, not for counts of another scale', () => {
    const { counts } = generatePattern({ seed: 5, narrowest: 4 });
    const between = 50;
    // A cubic through the neighbours (Catmull–Rom): without a kink that would give itself away.
    const y = Float64Array.from({ length: (counts.length - 1) * between }, (_, i) => {
      const [j, f] = [Math.floor(i / between), (i % between) / between];
      const at = (k: number): number => counts[Math.min(counts.length - 1, Math.max(0, j + k))]!;
      return at(0) + 0.5 * f * (at(1) - at(-1) + f * (2 * at(-1) - 5 * at(0) + 4 * at(1) - at(2) + f * (3 * (at(0) - at(1)) + at(2) - at(-1))));
    });
    const x = y.map((_, i) => 10 + (i * 0.02) / between);
    expect(preparePattern(spectrum(x, y), copper, 0.1)).toMatchObject({ ok: true, statistics: { kind: 'smoothed' } });
  });
});
