/** Real Raman files and JASCO containers: content as stated where they come from; see fixtures/README.md. */
import { expect, test } from 'vitest';
import { fixture, parsed, spectraOf } from '../testing/fixture';

const round = (value: number): number => Math.round(value * 100) / 100;

test.each([
  ['jascofiles/legacy_raman.jws', 'jasco-jws', 1, ['raman', 'raman-shift', 1024, 545.62, 1597.84, false]],
  ['jascofiles/legacy_raman_pair.csv', 'jasco-text', 1, ['raman', 'raman-shift', 1024, 545.62, 1597.84, false]],
  ['jascofiles/raman_japanese_test.csv', 'jasco-text', 1, ['raman', 'raman-shift', 29, 232.44, 251.7, false]],
  ['jascofiles/uvvis_abs.jws', 'jasco-jws', 1, [null, 'wavelength', 61, 400, 700, true]],
  ['jascofiles/uvvis_abs.txt', 'jasco-text', 1, [null, 'wavelength', 61, 400, 700, true]],
  ['wdf-parser/sp.wdf', 'renishaw-wdf', 1, ['raman', 'raman-shift', 1015, 1226.28, 2787.51, true]],
  ['wdf-parser/depth.wdf', 'renishaw-wdf', 40, ['raman', 'raman-shift', 1015, 1226.61, 2787.78, true]],
  ['wdf-parser/6x6.spc', 'spc', 36, ['raman', 'raman-shift', 1015, 1218.43, 2801.46, true]],
  ['pynxtools-raman/Si-wafer-Raman-Spectrum-1.txt', 'witec-text', 1, ['raman', 'wavelength', 1600, 530.78, 661.87, false]],
  ['pynxtools-raman/rod_file_1000679.rod', 'rod', 1, ['raman', 'raman-shift', 1159, 50, 1400.64, false]],
])('%s', (path, format, count, facts) => {
  const file = parsed(fixture(path));
  expect([file.format, file.measurements.length]).toEqual([format, count]);
  for (const { technique, axis, x, wasReversed } of spectraOf(fixture(path))) {
    expect([technique, axis, x.length, round(x[0]!), round(x.at(-1)!), wasReversed]).toEqual(facts);
  }
});

test('the old JASCO container has the values of its text export', () => {
  const [binary] = spectraOf(fixture('jascofiles/legacy_raman.jws'));
  const [text] = spectraOf(fixture('jascofiles/legacy_raman_pair.csv'));
  binary!.x.forEach((shift, i) => expect(Math.abs(shift - text!.x[i]!)).toBeLessThan(5.1e-5));
  binary!.y.forEach((value, i) => expect(Math.abs(value - text!.y[i]!)).toBeLessThan(5.1e-3));
  expect(binary).toMatchObject({ name: 'C1', metadata: { model: expect.stringContaining('NRS-5100') as string } });
  expect(text).toMatchObject({ acquisition: { dwellS: 60, scans: 2 }, metadata: { 'Laser wavelength': '532.05 nm' } });
});

test('the newer JASCO container has the values of its text export', () => {
  const [binary] = spectraOf(fixture('jascofiles/uvvis_abs.jws'));
  const [text] = spectraOf(fixture('jascofiles/uvvis_abs.txt'));
  expect(Array.from(binary!.x)).toEqual(Array.from(text!.x));
  binary!.y.forEach((value, i) => expect(Math.abs(value - text!.y[i]!)).toBeLessThan(6e-6 * Math.abs(value) + 1e-12));
});

test('the footer of a Japanese PC is Japanese', () => {
  const [spectrum] = spectraOf(fixture('jascofiles/raman_japanese_test.csv'));
  expect(spectrum).toMatchObject({ acquisition: { dwellS: 50, scans: 2 }, metadata: { 励起波長: '532.05 nm', 機種名: 'NRS-5100' } });
});

test('WiRE: laser and title; the map in GRAMS form has its log', () => {
  expect(spectraOf(fixture('wdf-parser/sp.wdf'))[0]).toMatchObject({ name: 'Single scan measurement 1', metadata: { 'laser wavelength / nm': '532.250' } });
  expect(spectraOf(fixture('wdf-parser/6x6.spc'))[0]!.metadata['comment']).toBe('Simple mapping measurement 1');
});

test('saturated points are said', () => {
  const { report } = parsed(fixture('pynxtools-raman/Si-wafer-Raman-Spectrum-1.txt'));
  expect(report.assumed).toContainEqual({ key: 'format.note.saturated', params: { name: 'Spectrum--000--Spec.Data 1', count: 8 } });
});
