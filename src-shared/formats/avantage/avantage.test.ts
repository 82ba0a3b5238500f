import { describe, expect, test } from 'vitest';
import { readFile } from '../registry';
import { avantageDumpBlocks, avantageDumpHead, avantageMapAxes, avantageScanAxes, avantageVgdFile } from '../testing/constructed';
import { parsed, spectraOf, textFile } from '../testing/fixture';

describe('.vgd', () => {
  const values = Float64Array.from({ length: 301 }, (_, i) => 100 + i);
  test('one scan', () => {
    const file = parsed({ name: 'C1s Scan.VGD', bytes: avantageVgdFile(avantageScanAxes, [301], values) });
    expect(file.format).toBe('avantage-vgd');
    expect(file.report.assumed).toContainEqual({ key: 'format.note.untested', params: {} });
    const [spectrum] = file.measurements;
    expect(spectrum).toMatchObject({ technique: 'xps', name: 'C1s', axis: 'binding-energy', wasReversed: true, xps: { photonEnergyEv: 1486.68, passEnergyEv: 50, fileScale: 'kinetic-energy' } });
    if (spectrum?.kind !== 'spectrum') throw new Error('no spectrum');
    expect(spectrum.x[300]).toBeCloseTo(1486.68 - 1186.6, 6);
    expect(spectrum.x[0]).toBeCloseTo(1486.68 - 1216.6, 6);
    expect([spectrum.y[0], spectrum.y[300]]).toEqual([400, 100]);
  });
  test('a map has a spectrum per point, energy fastest', () => {
    // The first two of its three axes: a line of 100 points.
    const line = Float64Array.from({ length: 128 * 100 }, (_, i) => Math.floor(i / 128));
    const spectra = spectraOf({ name: 'map.vgd', bytes: avantageVgdFile(avantageMapAxes, [128, 100], line) });
    expect(spectra).toHaveLength(100);
    expect(spectra[41]).toMatchObject({ name: 'map 42', y: new Float64Array(128).fill(41) });
  });
  test('values that do not fit the axes', () => {
    expect(readFile({ name: 'a.vgd', bytes: avantageVgdFile(avantageScanAxes, [301], values.slice(1)) })).toMatchObject({ ok: false, error: { key: 'format.error.unequalLengths' } });
  });
});

describe('.avg', () => {
  const dump = (blocks: string): string => avantageDumpHead + blocks;
  test('two etch levels', () => {
    const spectra = spectraOf(textFile('C1s Scan.avg', dump(avantageDumpBlocks)));
    expect(spectra.map(({ name, axis, intensity }) => [name, axis, intensity])).toEqual([['C1s 1', 'binding-energy', 'counts'], ['C1s 2', 'binding-energy', 'counts']]);
    expect(Array.from(spectra[1]!.y)).toEqual([10, 9, 8, 7, 6]);
    expect(spectra[0]!.x[4]).toBeCloseTo(298.680054, 6);
  });
  test('a lost line and a camera image', () => {
    expect(readFile(textFile('a.avg', dump(avantageDumpBlocks.replace('LIST@   4= 5.0\n', ''))))).toMatchObject({ ok: false, error: { key: 'format.error.truncated' } });
    expect(readFile(textFile('a.avg', dump(avantageDumpBlocks).replace(', ENERGY,', ', X,')))).toMatchObject({ ok: false, error: { key: 'format.error.unexpected', params: { found: 'X' } } });
  });
});
