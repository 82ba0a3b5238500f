/** Real diffraction files: content as stated where they come from; see fixtures/README.md. */
import { describe, expect, test } from 'vitest';
import type { SourceFile } from '../parsed-file';
import { fixture, parsed, realDataFolder, realFile, spectraOf } from '../testing/fixture';

const facts = (source: SourceFile) => {
  const file = parsed(source);
  return file.measurements.map((measurement) => measurement.kind === 'spectrum' && [file.format, measurement.technique, measurement.axis, measurement.x.length, round(measurement.x[0]!), round(measurement.x.at(-1)!), measurement.intensity]);
};
const round = (value: number): number => Math.round(value * 1e3) / 1e3;

test.each([
  ['TwoTheta_scan_powder.rasx', ['rigaku-rasx', 'xrd', 'two-theta', 2726, 10, 119, 'arbitrary']],
  ['XRD-918-16_10.xrdml', ['panalytical-xrdml', 'xrd', 'two-theta', 5027, 4.007, 69.999, 'counts']],
  ['m54313_om2th_10.xrdml', ['panalytical-xrdml', 'xrd', 'two-theta', 1800, 26.025, 79.995, 'arbitrary']],
  ['23-012-AG_2thomegascan_long.brml', ['bruker-brml', 'xrd', 'two-theta', 2001, 44, 48, 'arbitrary']],
])('%s', (name, expected) => {
  expect(facts(fixture(`readers-xrd/${name}`))).toEqual([expected]);
});

test('a PANalytical attenuator is undone: no step where it drops out', () => {
  const [pattern] = spectraOf(fixture('readers-xrd/m54313_om2th_10.xrdml'));
  const peak = Math.max(...pattern!.y);
  expect(peak % 188).toBe(0);
  // Neighbours of the strongest line rise and fall without the factor 188 between them.
  const at = pattern!.y.indexOf(peak);
  expect(pattern!.y[at - 1]! / peak).toBeGreaterThan(0.01);
});

test('a Bruker absorber is in the values already: 182114, 213600.5 across its change', () => {
  const [pattern] = spectraOf(fixture('readers-xrd/23-012-AG_2thomegascan_long.brml'));
  const at = pattern!.x.findIndex((angle) => Math.abs(angle - 45.788) < 1e-6);
  expect([pattern!.y[at], pattern!.y[at + 1]]).toEqual([182114, 213600.5]);
  expect(pattern!.metadata['WaveLengthAlpha1']).toBe('1.5406 Å');
});

test('Rigaku .rasx: first values, time per step from step and speed', () => {
  const [pattern] = spectraOf(fixture('readers-xrd/TwoTheta_scan_powder.rasx'));
  expect([pattern!.y[0], pattern!.acquisition.dwellS]).toEqual([170.55354309082, 2.4]);
  expect(pattern!.metadata['SystemName']).toBe('SmartLabXE');
});

describe.skipIf(realDataFolder === null)('files under the GPL, from HALOCLINE_REAL_DATA', () => {
  test.each([
    ['rigakuxrd/2Theta.asc', ['rigaku-asc', 'xrd', 'two-theta', 7601, 4, 80, 'counts']],
    ['rigakuxrd/MB120718Si3.ras', ['rigaku-ras', 'xrd', 'two-theta', 1401, 2, 30, 'counts']],
    ['rigakuxrd/MnPcTheta.txt', ['delimited-text', 'xrd', 'two-theta', 2201, 1, 45, 'arbitrary']],
    ['yadg/210520step1_30min.xrdml', ['panalytical-xrdml', 'xrd', 'two-theta', 4489, 5.008, 80.009, 'counts']],
    ['yadg/210520step1_30min.csv', ['panalytical-csv', 'xrd', 'two-theta', 4489, 5.008, 80.009, 'counts']],
    ['yadg/210520step1_30min.xy', ['delimited-text', 'xrd', 'two-theta', 4489, 5.008, 80.009, 'counts']],
    ['fityk/SiC_Zn.dat', ['delimited-text', 'xrd', 'two-theta', 4001, 20, 100, 'counts']],
  ])('%s', (name, expected) => {
    expect(facts(realFile(`xrd/${name}`)!)).toEqual([expected]);
  });

  test('three exports of one PANalytical scan agree to their digits', () => {
    const [xrdml, csv, xy] = ['xrdml', 'csv', 'xy'].map((extension) => spectraOf(realFile(`xrd/yadg/210520step1_30min.${extension}`)!)[0]!);
    expect(csv!.y).toEqual(xrdml!.y);
    expect(xy!.y).toEqual(xrdml!.y);
    xrdml!.x.forEach((angle, i) => {
      expect(Math.abs(csv!.x[i]! - angle)).toBeLessThan(1e-8);
      expect(xy!.x[i]).toBe(csv!.x[i]);
    });
  });
});
