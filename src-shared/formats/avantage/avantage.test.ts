import CFB from 'cfb';
import { describe, expect, test } from 'vitest';
import { readFile } from '../registry';
import { parsed, spectraOf, textFile } from '../testing/fixture';

const bytesOf = (hex: string): Uint8Array => Uint8Array.from(hex.trim().split(/\s+/), (pair) => Number.parseInt(pair, 16));

/** VGSpaceAxes of a real scan: 301 points from 1186.6 eV in steps of 0.1 eV. */
const realAxes = bytesOf(
  '00 00 02 00 01 00 00 00 02 00 00 00 00 00 02 00 00 00 00 00 02 00 00 00 00 00 2d 01 00 00 66 66 66 66 66 8a 92 40 9a 99 99 99 99 99 b9 3f 01 01 00 00 00',
);
/** VGSpaceAxes of a real map: 128 energies, 100 × 100 positions. */
const realMapAxes = bytesOf(
  `00 00 02 00 03 00 00 00 02 00 00 00 00 00 02 00 00 00 00 00 02 00 00 00 00 00 80 00 00 00 dc a0 93 31 b1 90 92 40 d4 2b 65 19 e2 70 c4 3f 01 01
   00 00 00 02 00 00 00 00 00 02 00 00 00 00 00 02 00 00 00 00 00 64 00 00 00 00 00 00 00 00 f0 8e c0 00 00 00 00 00 00 34 40 01 03 00 00 00 02 00
   00 00 00 00 02 00 00 00 00 00 02 00 00 00 00 00 64 00 00 00 00 00 00 00 00 f0 8e c0 00 00 00 00 00 00 34 40 01 04 00 00 00`,
);

function dataAxes(...points: number[]): Uint8Array {
  const view = new DataView(new ArrayBuffer(8 + 16 * points.length));
  view.setInt32(4, points.length, true);
  points.forEach((count, i) => {
    view.setInt32(8 + 16 * i + 4, count - 1, true);
    view.setInt32(8 + 16 * i + 8, 1, true);
  });
  return new Uint8Array(view.buffer);
}

/** A property set of 32-bit floats, as [MS-OLEPS] lays it out. */
function properties(entries: readonly [number, number][]): Uint8Array {
  const view = new DataView(new ArrayBuffer(48 + 8 + 16 * entries.length));
  view.setUint16(0, 0xfffe, true);
  view.setUint32(24, 1, true);
  view.setUint32(44, 48, true);
  view.setUint32(52, entries.length, true);
  entries.forEach(([id, value], i) => {
    const at = 8 + 8 * entries.length + 8 * i;
    view.setUint32(56 + 8 * i, id, true);
    view.setUint32(60 + 8 * i, at, true);
    view.setUint32(48 + at, 4, true);
    view.setFloat32(48 + at + 4, value, true);
  });
  return new Uint8Array(view.buffer);
}

function vgd(axes: Uint8Array, points: number[], values: Float64Array): Uint8Array {
  const container = CFB.utils.cfb_new();
  const add = (name: string, content: Uint8Array): void => void CFB.utils.cfb_add(container, `/${name}`, content);
  add('VGData', new Uint8Array(values.buffer));
  add('VGDataAxes', dataAxes(...points));
  add('VGSpaceAxes', axes);
  add('\u0005Q5nw4m3lIjudbfwyAayojlptCa', properties([[0x69, 1486.68], [0x194, 50], [0x196, 4.4]]));
  return new Uint8Array(CFB.write(container, { type: 'array' }) as unknown as ArrayLike<number>);
}

describe('.vgd', () => {
  const values = Float64Array.from({ length: 301 }, (_, i) => 100 + i);
  test('one scan', () => {
    const file = parsed({ name: 'C1s Scan.VGD', bytes: vgd(realAxes, [301], values) });
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
    const spectra = spectraOf({ name: 'map.vgd', bytes: vgd(realMapAxes, [128, 100], line) });
    expect(spectra).toHaveLength(100);
    expect(spectra[41]).toMatchObject({ name: 'map 42', y: new Float64Array(128).fill(41) });
  });
  test('values that do not fit the axes', () => {
    expect(readFile({ name: 'a.vgd', bytes: vgd(realAxes, [301], values.slice(1)) })).toMatchObject({ ok: false, error: { key: 'format.error.unequalLengths' } });
  });
});

describe('.avg', () => {
  const dump = (data: string): string =>
    `;Dump of DataSpace 'F:\\x\\C1s Scan.VGD'
$FORMAT=4
$PROPERTIES=SUM
DS_EXT_SUPROPID_TITLE       : VT_BSTR = 'C1s Scan'
$PROPERTIES=STD
DS_GEPROPID_VALUE_LABEL                     : VT_BSTR = 'Counts'
DS_SOPROPID_ENERGY                          : VT_R4   = 1486.680054
DS_ANPROPID_PASS                            : VT_R4   = 150.000000
$DATAAXES=2,#empty#
    0=  0, 4, 1
    1=  0, 1, 1
$SPACEAXES=2
    0= 1188.000000, 0.500000, 5, ENERGY, LINEAR, 'E', 'eV', 'Energy'
    1= 0.000000, 1.000000, 2, ETCHLEVEL, LINEAR, 'EtchLevel', '', 'Etch Level'
${data}`;
  const levels = '$DATA=*,0\nLIST@   0= 1.0, 2.0, 3.0, 4.0\nLIST@   4= 5.0\n$DATA=*,1\nLIST@   0= 6.0, 7.0, 8.0, 9.0\nLIST@   4= 10.0\n';
  test('two etch levels', () => {
    const spectra = spectraOf(textFile('C1s Scan.avg', dump(levels)));
    expect(spectra.map(({ name, axis, intensity }) => [name, axis, intensity])).toEqual([['C1s 1', 'binding-energy', 'counts'], ['C1s 2', 'binding-energy', 'counts']]);
    expect(Array.from(spectra[1]!.y)).toEqual([10, 9, 8, 7, 6]);
    expect(spectra[0]!.x[4]).toBeCloseTo(298.680054, 6);
  });
  test('a lost line and a camera image', () => {
    expect(readFile(textFile('a.avg', dump(levels.replace('LIST@   4= 5.0\n', ''))))).toMatchObject({ ok: false, error: { key: 'format.error.truncated' } });
    expect(readFile(textFile('a.avg', dump(levels).replace(', ENERGY,', ', X,')))).toMatchObject({ ok: false, error: { key: 'format.error.unexpected', params: { found: 'X' } } });
  });
});
