/** The halo check on measured patterns of crystalline samples: lines where reference values have them. */
import { describe, expect, test } from 'vitest';
import { fixture, realDataFolder, realFile, spectraOf } from '@shared/formats/testing/fixture';
import type { SourceFile } from '@shared/formats/parsed-file';
import { analysePattern, defaultXrdSettings } from '@shared/xrd/analyse-pattern';
import { copper } from '@shared/xrd/geometry';

const check = (source: SourceFile) => analysePattern(spectraOf(source)[0]!, copper, [], defaultXrdSettings).result;

/** Distance of the nearest listed line, °. */
const nearest = (source: SourceFile, angles: readonly number[]): number[] => {
  const { verdict, peaks } = check(source);
  expect(verdict).toBe('crystalline');
  return angles.map((angle) => Math.min(...peaks.map(({ twoTheta }) => Math.abs(twoTheta - angle))));
};

test('quartz in a rock: lines of PDF 46-1045 within 0.05°', () => {
  const quartz = [20.86, 26.64, 36.544, 39.465, 40.3, 42.45, 45.793, 50.139, 54.875, 59.96, 64.036, 67.744];
  for (const distance of nearest(fixture('readers-xrd/XRD-918-16_10.xrdml'), quartz)) expect(distance).toBeLessThan(0.05);
});

test('one strong line of a film is one line, and no phase is named for it', () => {
  const { peaks, phases } = check(fixture('readers-xrd/23-012-AG_2thomegascan_long.brml'));
  expect(peaks).toHaveLength(1);
  // Highest channel of the file.
  expect(Math.abs(peaks[0]!.twoTheta - 45.8)).toBeLessThan(0.05);
  expect(phases.filter(({ detected }) => detected)).toEqual([]);
});

describe.skipIf(realDataFolder === null)('files under the GPL, from HALOCLINE_REAL_DATA', () => {
  test('silicon 400, gold 111 and chromium 110 under a film (PDF 27-1402, 04-0784, 06-0694)', () => {
    for (const distance of nearest(realFile('xrd/rigakuxrd/2Theta.asc')!, [69.13, 38.184, 44.393])) expect(distance).toBeLessThan(0.05);
  });

  test('SiC and zinc: single lines where pseudo-Voigt doublets fitted by lmfit have them', () => {
    for (const distance of nearest(realFile('xrd/fityk/SiC_Zn.dat')!, [26.75, 38.895, 43.163, 54.355, 81.988, 86.326])) expect(distance).toBeLessThan(0.05);
  });

  test('a strong line near the end of a film’s pattern names no phase by its flank', () => {
    const { verdict, phases } = check(realFile('xrd/rigakuxrd/MnPcTheta.txt')!);
    expect(verdict).toBe('crystalline');
    expect(phases.filter(({ detected }) => detected)).toEqual([]);
  });
});
