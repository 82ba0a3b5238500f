import { describe, expect, test } from 'vitest';
import type { TextReading } from '../parsed-file';
import { readFile } from '../registry';
import { spectraOf, parsed, textFile } from '../testing/fixture';

const failureOf = (name: string, text: string) => {
  const result = readFile(textFile(name, text));
  return result.ok ? null : result.error;
};
const one = (name: string, text: string) => {
  const [spectrum] = spectraOf(textFile(name, text));
  return spectrum!;
};

describe('dialects', () => {
  test.each([
    ['comma and point', '1.5,10\n2.5,20\n3.5,30\n'],
    ['semicolon and comma', '1,5;10\n2,5;20\n3,5;30\n'],
    ['tab and comma', '1,5\t10\r\n2,5\t20\r\n3,5\t30\r\n'],
    ['blanks and comma', '  1,5   10\n  2,5   20\n  3,5   30\n'],
    ['blanks and point, old Macintosh line ends', '1.5 10\r2.5 20\r3.5 30\r'],
    ['a delimiter at the end of each line', '1.5,10,\n2.5,20,\n3.5,30,\n'],
    ['quotes', '"1.5","10"\n"2.5","20"\n"3.5","30"\n'],
    ['Fortran exponents', '1.5D0 1D1\n2.5D0 2D1\n3.5D0 3D1\n'],
  ])('%s', (_, text) => {
    const { x, y } = one('a.txt', text);
    expect(Array.from(x)).toEqual([1.5, 2.5, 3.5]);
    expect(Array.from(y)).toEqual([10, 20, 30]);
  });

  test.each([
    ['UTF-16 little endian', [0xff, 0xfe], (c: number) => [c & 255, c >> 8]],
    ['UTF-16 big endian', [0xfe, 0xff], (c: number) => [c >> 8, c & 255]],
    ['UTF-16 without a mark', [], (c: number) => [c & 255, c >> 8]],
  ])('%s', (_, mark, encode) => {
    const text = 'ラマンシフト\t強度\n100\t1\n101\t2\n102\t3\n103\t4\n'.padEnd(120, ' ');
    const bytes = Uint8Array.from([...mark, ...Array.from(text).flatMap((character) => encode(character.charCodeAt(0)))]);
    expect(spectraOf({ name: 'a.txt', bytes })[0]).toMatchObject({ axis: 'raman-shift', technique: 'raman', metadata: { column: '強度' } });
  });

  test('Shift_JIS', () => {
    // ラマン強度 and 波数 in code page 932
    const header = [0x94, 0x67, 0x90, 0x94, 0x09, 0x8b, 0xad, 0x93, 0x78, 0x0a];
    const bytes = Uint8Array.from([...header, ...new TextEncoder().encode('100\t1\n101\t2\n102\t3\n')]);
    const file = parsed({ name: 'a.txt', bytes });
    expect(file.measurements[0]).toMatchObject({ axis: 'raman-shift', metadata: { column: '強度' } });
    expect(file.report.assumed).toContainEqual({ key: 'format.note.encoding', params: { encoding: 'shift_jis' } });
  });

  test('windows-1252 with accents is not taken for Japanese', () => {
    const text = '# échantillon préparé à 20°C, énergie été\n'.split('').map((character) => character.charCodeAt(0));
    const bytes = Uint8Array.from([...text, ...new TextEncoder().encode('100 1\n101 2\n102 3\n')]);
    expect(parsed({ name: 'a.txt', bytes }).report.assumed).toContainEqual({ key: 'format.note.encoding', params: { encoding: 'windows-1252' } });
  });
});

describe('what the axis is', () => {
  test.each([
    ['Binding Energy (eV),Counts', 'binding-energy', 'xps'],
    ['BE/eV,CPS', 'binding-energy', 'xps'],
    ['Kinetic energy,Counts', 'kinetic-energy', 'xps'],
    ['2Theta,Intensity', 'two-theta', 'xrd'],
    ['2θ (°),counts', 'two-theta', 'xrd'],
    ['Raman shift / cm-1,Intensity', 'raman-shift', 'raman'],
    ['Wavelength [nm],a.u.', 'wavelength', null],
    ['結合エネルギー,強度', 'binding-energy', 'xps'],
  ])('column name %s', (header, axis, technique) => {
    expect(one('a.csv', `${header}\n100,1.5\n101,2.5\n102,3.5\n`)).toMatchObject({ axis, technique });
  });

  test.each(['q (1/A)', 'Q [Å⁻¹]', 'q / nm-1', 'q_A^-1', 'd (Å)', 'd-spacing', 'Scattering vector (1/nm)'])('%s is not taken for 2θ, whatever its range', (name) => {
    const rows = Array.from({ length: 1000 }, (_, i) => `${(1 + i * 0.02).toFixed(3)},${i}`).join('\n');
    const file = parsed(textFile('xrd.csv', `${name},Intensity\n${rows}`));
    expect(file.measurements[0]).toMatchObject({ axis: 'unknown', technique: 'xrd' });
    expect(file.report.assumed).toContainEqual({ key: 'format.note.axisReciprocal', params: { name } });
  });

  test('a short table that falls is no photoelectron spectrum', () => {
    // As tables of certified fits are printed: eleven points from 4 to 0.0625.
    const falling = (count: number, from: number, step: number): string => Array.from({ length: count }, (_, i) => `${(from - i * step).toFixed(3)} ${100 + i}`).join('\n');
    expect(one('a.dat', falling(11, 4, 0.3))).toMatchObject({ axis: 'unknown', technique: null });
    expect(one('a.dat', falling(40, 2.5, 0.05))).toMatchObject({ axis: 'unknown', technique: null });
    expect(one('a.dat', falling(40, 12, 0.1))).toMatchObject({ axis: 'binding-energy', technique: 'xps' });
  });

  test('a name is understood, a range is an assumption, and nothing is guessed from nothing', () => {
    const rows = (from: number, step: number, n: number) => Array.from({ length: n }, (_, i) => `${(from + i * step).toFixed(3)} ${i}`).join('\n');
    expect(parsed(textFile('a.txt', rows(10, 0.02, 1000))).report.assumed).toContainEqual({ key: 'format.note.axisByRange', params: { axis: 'two-theta' } });
    expect(one('a.txt', rows(300, -0.1, 200))).toMatchObject({ axis: 'binding-energy', wasReversed: true });
    const file = parsed(textFile('a.txt', rows(1000, 3, 50)));
    expect(file.measurements[0]).toMatchObject({ axis: 'unknown', technique: null });
    expect(file.report.assumed).toContainEqual({ key: 'format.note.axisUnknown', params: {} });
  });

  test('a file name with a core level says binding energy only if the level is in the window', () => {
    const rows = (from: number) => Array.from({ length: 100 }, (_, i) => `${from + i * 0.2} ${i}`).join('\n');
    expect(one('before_Ru3d.txt', rows(275))).toMatchObject({ axis: 'binding-energy', technique: 'xps' });
    expect(one('before_Ru3d.txt', rows(1195))).toMatchObject({ axis: 'kinetic-energy', technique: 'xps' });
  });
});

test.each([
  ['# The sample is to be measured again', null],
  ['# kinetics of the reaction, see the k e y', null],
  ['# the b value', null],
  ['# measured on the 12th by Matthew', null],
  ['# laser wavelength: 632.8 nm', null],
  ['# Raman, excited at 532 nm, 3 scans', 'raman-shift'],
  ['# wavelength in nm', 'wavelength'],
  ['# energies as BE', 'binding-energy'],
  ['# K.E. scale', 'kinetic-energy'],
])('sentences are no axis: %s', (comment, axis) => {
  const spectrum = one('a.txt', `${comment}\n0.5 10\n1.7 11\n2.9 12\n4.1 10\n`);
  expect(spectrum.axis).toBe(axis ?? 'unknown');
});

describe('columns', () => {
  test('transmission goes with the intensity; other columns become spectra of their own', () => {
    const [spectrum] = spectraOf(textFile('a.csv', 'BE,counts,transmission\n1,10,0.5\n2,20,0.6\n3,30,0.7\n'));
    expect(Array.from(spectrum!.transmission!)).toEqual([0.5, 0.6, 0.7]);
    expect(spectraOf(textFile('a.csv', '2theta,A,B\n1,10,5\n2,20,6\n3,30,7\n')).map(({ name, y }) => [name, y[0]])).toEqual([['A', 10], ['B', 5]]);
  });

  test('the uncertainty of an .xye file is no second pattern', () => {
    expect(spectraOf(textFile('a.xye', '10.00 100 10\n10.02 121 11\n10.04 144 12\n'))).toHaveLength(1);
  });

  test('scans written below each other are told apart', () => {
    const spectra = spectraOf(textFile('a.txt', '# 2theta\n1 10\n2 11\n3 12\n1 20\n2 21\n3 22\n'));
    expect(spectra.map(({ y }) => Array.from(y))).toEqual([[10, 11, 12], [20, 21, 22]]);
  });

  test('header entries are kept in the file’s words', () => {
    expect(one('a.csv', '# state=before; region=Ru3d_C1s; dwell_s=0.1; scans=20\nbinding_energy_eV,counts\n1,2\n2,3\n3,4\n')).toMatchObject({
      name: 'Ru3d_C1s', acquisition: { dwellS: 0.1, scans: 20 }, metadata: { state: 'before' },
    });
  });
});

describe('an ordinate', () => {
  // Rates above a thousand are mostly written without decimals, and taken for counts their noise would be wrong.
  test.each(['counts_per_second', 'Counts per second', 'Intensity (cps)', 'counts/s', 'cts/s', 'Counts / s', 'c/s', 'counts s^-1', 'counts s⁻¹', 'Count rate'])('%s is a rate', (name) => {
    expect(one('a.csv', `binding_energy_eV,${name}\n1,2000\n2,3000\n3,4000\n`)).toMatchObject({ intensity: 'count-rate' });
  });
  test.each(['counts', 'Counts', 'Intensity', 'cts', 'Counts per step'])('%s of whole numbers is counts', (name) => {
    expect(one('a.csv', `binding_energy_eV,${name}\n1,2000\n2,3000\n3,4000\n`)).toMatchObject({ intensity: 'counts' });
  });
});

describe('tables that a first column does not explain', () => {
  test('names and units on two lines', () => {
    expect(one('a.txt', '2theta\tIntensity\n(deg)\t(cps)\n1\t2.5\n2\t3.5\n3\t4.5\n')).toMatchObject({ axis: 'two-theta', intensity: 'count-rate', metadata: { column: 'Intensity (cps)' } });
  });
  test('both energies are listed: binding energy is the axis and kinetic energy no intensity', () => {
    const spectra = spectraOf(textFile('a.csv', 'K.E.,B.E.,Counts\n1200,286.6,5\n1201,285.6,6\n1202,284.6,7\n'));
    expect(spectra).toHaveLength(1);
    expect(spectra[0]).toMatchObject({ axis: 'binding-energy', x: Float64Array.of(284.6, 285.6, 286.6), y: Float64Array.of(7, 6, 5) });
  });
  test('the axis stands behind the intensity', () => {
    expect(one('a.csv', 'Counts,Binding energy (eV)\n5,3\n9,2\n7,1\n')).toMatchObject({ axis: 'binding-energy', x: Float64Array.of(1, 2, 3), y: Float64Array.of(7, 9, 5) });
    expect(one('a.txt', '5 10.0\n9 10.1\n7 10.2\n9 10.3\n')).toMatchObject({ x: Float64Array.of(10, 10.1, 10.2, 10.3) });
  });
  test('pairs of axis and intensity side by side', () => {
    const named = spectraOf(textFile('a.csv', 'BE (eV),a,BE (eV),b\n1,5,11,7\n2,6,12,8\n3,7,13,9\n'));
    expect(named.map(({ x, y }) => [x[0], y[0]])).toEqual([[1, 5], [11, 7]]);
    const unnamed = spectraOf(textFile('a.txt', '1 5 1 7\n2 6 2 8\n3 4 3 9\n'));
    expect(unnamed.map(({ x, y }) => [x[0], y[0]])).toEqual([[1, 5], [1, 7]]);
  });
  test('time, voltage and current are a cycling curve', () => {
    const [curve] = parsed(textFile('a.csv', 'Time (h),Voltage (V),Current (mA),Capacity (mAh/g)\n0,2.1,0.5,0\n0.5,2.2,0.5,3\n1,2.3,0.5,6\n')).measurements;
    expect(curve).toMatchObject({ kind: 'curve', technique: 'electrochemistry' });
    if (curve?.kind !== 'curve') throw new Error('no curve');
    expect(curve.columns.map(({ quantity, unit, values }) => [quantity, unit, values[2]])).toEqual([['time', 's', 3600], ['voltage', 'V', 2.3], ['current', 'mA', 0.5], ['capacity', 'mA h/g', 6]]);
  });
  test('a time without unit has none, and is not guessed', () => {
    const [curve] = parsed(textFile('a.csv', 'Time,Voltage (V),Current (mA)\n0,3,1\n1,3.1,1\n2,3.2,1\n')).measurements;
    expect(curve).toMatchObject({ kind: 'curve', columns: [{ quantity: 'time', unit: '' }, { unit: 'V' }, { unit: 'mA' }] });
  });
});

describe('of several columns that a name could mean', () => {
  const takenOf = (text: string): unknown => {
    const [curve] = parsed(textFile('a.txt', text)).measurements;
    if (curve?.kind !== 'curve') return curve?.kind;
    return curve.columns.filter(({ quantity }) => quantity !== 'other').map(({ name, quantity, unit, values }) => [name, quantity, unit, values[1]]);
  };
  const taken = [['t (s)', 'time', 's', 10], ['E (V)', 'voltage', 'V', 3.1], ['I (mA)', 'current', 'mA', 0.5]];
  test('a temperature is no time, with words in the table or without', () => {
    expect(takenOf('T (°C);t (s);E (V);I (mA)\n25;0;3;0.5\n26;10;3.1;0.5\n27;20;3.2;0.5\n')).toEqual(taken);
    expect(takenOf('T (°C);t (s);E (V);I (mA);note\n25;0;3;0.5;a\n26;10;3.1;0.5;b\n')).toEqual(taken);
    expect(takenOf('T (°C);E (V);I (mA)\n25;3;0.5\n26;3.1;0.5\n27;3.2;0.5\n')).not.toBeInstanceOf(Array);
  });
  test('a range of the current is no current', () => {
    expect(takenOf('Time (s)\tVoltage (V)\tCurrent range\tCurrent (mA)\n0\t3\t100 mA\t0.5\n10\t3.1\t100 mA\t0.5\n')).toEqual([['Time (s)', 'time', 's', 10], ['Voltage (V)', 'voltage', 'V', 3.1], ['Current (mA)', 'current', 'mA', 0.5]]);
    expect(takenOf('Time (s),Voltage limit (V),Current range (mA),Voltage,Current\n0,4,100,3,0.5\n10,4,100,3.1,0.5\n20,4,100,3.2,0.5\n')).toEqual([['Time (s)', 'time', 's', 10], ['Voltage', 'voltage', '', 3.1], ['Current', 'current', '', 0.5]]);
  });
  test('a current density is a current in its own unit, and gives way to a current', () => {
    expect(takenOf('t (s),E (V),Current density (mA/cm²)\n0,3,0.5\n10,3.1,0.5\n20,3.2,0.5\n')).toEqual([taken[0], taken[1], ['Current density (mA/cm²)', 'current', 'mA/cm²', 0.5]]);
    expect(takenOf('t (s),E (V),Current density (mA/cm²),I (mA),range (mA/cm²)\n0,3,9,0.5,1\n10,3.1,9,0.5,1\n20,3.2,9,0.5,1\n')).toEqual(taken);
  });
  test('the one with its unit goes before one without, which is taken when there is no other', () => {
    expect(takenOf('Time,Time (min),Voltage A,Voltage (V),Current (A)\n0,0,1,3,0.5\n7,2,1,3.1,0.5\n9,4,1,3.2,0.5\n')).toEqual([['Time (min)', 'time', 's', 120], ['Voltage (V)', 'voltage', 'V', 3.1], ['Current (A)', 'current', 'A', 0.5]]);
    expect(takenOf('Time,Voltage A,Current\n0,3,0.5\n7,3.1,0.5\n9,3.2,0.5\n')).toEqual([['Time', 'time', '', 7], ['Voltage A', 'voltage', '', 3.1], ['Current', 'current', '', 0.5]]);
  });
});

describe('read as a person says', () => {
  const asFound = { delimiter: null, decimal: null, axisColumn: null, axis: null, intensity: null, photonEnergyEv: null };
  const corrected = (text: string, reading: Partial<TextReading>) => parsed({ ...textFile('a.txt', text), reading: { ...asFound, ...reading } });
  const table = 'A B C\n1200 5 7\n1201 6 8\n1202 7 9\n';

  test('kinetic energy with a photon energy becomes binding energy', () => {
    const file = corrected(table, { axis: 'kinetic-energy', photonEnergyEv: 1486.6, intensity: 'count-rate' });
    expect(file.measurements[0]).toMatchObject({ technique: 'xps', axis: 'binding-energy', intensity: 'count-rate', wasReversed: true, xps: { photonEnergyEv: 1486.6, fileScale: 'kinetic-energy' } });
    const [spectrum] = file.measurements;
    expect(spectrum?.kind === 'spectrum' && spectrum.x[2]).toBeCloseTo(286.6, 9);
    expect(file.report.understood).toContainEqual({ key: 'format.note.corrected', params: {} });
  });
  test('another column is the axis', () => {
    const [first] = corrected(table, { axisColumn: 1, axis: 'raman-shift' }).measurements;
    expect(first).toMatchObject({ technique: 'raman', x: Float64Array.of(5, 6, 7), y: Float64Array.of(1200, 1201, 1202) });
  });
  test('another decimal sign', () => {
    const text = '1,500 2,000\n2,500 3,000\n3,500 4,000\n';
    expect(corrected(text, { delimiter: ' ', decimal: ',' }).measurements[0]).toMatchObject({ x: Float64Array.of(1.5, 2.5, 3.5) });
    expect(readFile({ ...textFile('a.txt', text), reading: { ...asFound, delimiter: ';' } })).toMatchObject({ ok: false, error: { key: 'format.error.noTable' } });
  });
  test('a reading wins over the format that the content has', () => {
    const vamas = textFile('a.vms', 'VAMAS Surface Chemical Analysis Standard Data Transfer Format 1988 May 4\n1 2\n2 3\n3 4\n');
    expect(readFile(vamas).ok).toBe(false);
    expect(parsed({ ...vamas, reading: asFound }).format).toBe('delimited-text');
  });
  test('tables of one make have one mark, others another', () => {
    const markOf = (name: string, text: string): string => parsed(textFile(name, text)).table!.mark;
    const own = markOf('a.txt', '# Detector 7, 2024-01-02\n1 2\n2 3\n3 4\n');
    expect(markOf('b.txt', '# Detector 9, 2024-05-06\n5 2\n6 3\n')).toBe(own);
    expect(markOf('b.txt', '# Camera 9\n5 2\n6 3\n')).not.toBe(own);
    expect(markOf('b.csv', '# Detector 7\n5,2\n6,3\n')).not.toBe(own);
  });
});

describe('bad input', () => {
  test.each([
    ['NaN', { key: 'format.error.notFinite', place: { kind: 'line', line: 3 } }],
    ['-1.#IND', { key: 'format.error.notFinite', place: { kind: 'line', line: 3 } }],
    ['1e999', { key: 'format.error.notFinite', place: { kind: 'line', line: 3 } }],
    ['abc', { key: 'format.error.notANumber', place: { kind: 'line', line: 3 }, params: { expected: 'number', found: 'abc' } }],
  ])('a value of %s', (value, error) => {
    expect(failureOf('a.csv', `x,y\n1,2\n2,${value}\n3,4\n4,5\n`)).toMatchObject(error);
  });
  test('a file cut off in its last row', () => {
    expect(failureOf('a.csv', 'x,y\n1,2\n2,3\n3,4\n4')).toMatchObject({ key: 'format.error.rowWidth', place: { kind: 'line', line: 5 } });
  });
  test('an axis that turns back', () => {
    expect(failureOf('a.csv', '1,2\n2,3\n3,4\n2.5,4\n4,5\n')).toMatchObject({ key: 'format.error.axisTurnsBack', place: { kind: 'line', line: 4 } });
  });
  test('no table', () => {
    expect(failureOf('README.md', '# A text\n\nwithout 2 numbers in a row\n')).toMatchObject({ key: 'format.error.noTable' });
  });
});

test('words that speak of both energies leave the axis open', () => {
  const [spectrum] = spectraOf(textFile('a.txt', 'K.E.\tCounts\tfit\t\tB.E.\tCPS\n1190.1 100\n1190.2 101\n1190.3 103\n'));
  expect(spectrum!.axis).not.toBe('binding-energy');
});

describe('a cycler table with words, dates and gaps between its numbers', () => {
  const text = 'Test:,25205\nParameter names:,Mass (kg)\nTest,Cell ID,Step,Instruction Name,Cycle,Total Time (Hours in hh:mm:ss.xxx),Step Time (Seconds),Real Time,Voltage (V),Current (A),Charge Capacity (mAh),Discharge Capacity (mAh),50% DoD (mV),Temp (°C),\n25205,a_6,0,Idle,0,00:00:00.002,0.002,01/08/2026 17:45:08,3.6824952,0,0,0,,,\n25205,a_6,1,Charge,0,00:00:11.000,10,01/08/2026 17:45:19,3.70,0.5,1.38,0,,19.26,\n';
  test('is a curve; neither half of the charge is its counter', () => {
    const [curve] = parsed(textFile('a.csv', text)).measurements;
    if (curve?.kind !== 'curve') throw new Error('no curve');
    expect(curve.columns.filter(({ quantity }) => quantity !== 'other').map(({ quantity, unit, values }) => [quantity, unit, Array.from(values)])).toEqual([
      ['step', '', [0, 1]], ['cycle', '', [0, 0]], ['time', 's', [0.002, 11]], ['voltage', 'V', [3.6824952, 3.7]], ['current', 'A', [0, 0.5]],
    ]);
    expect(curve.metadata).toMatchObject({ 'Instruction Name codes': '1 = Idle, 2 = Charge' });
  });
  test.each([
    ['units in a line of their own, in German', 'Zeit;Spannung;Strom\nmin;V;mA\n1,5;3,01;0,5\n2,5;3,02;0,5\n', [['time', 's'], ['voltage', 'V'], ['current', 'mA']]],
    ['no units at all', 'index;test_time;step;cycle;current;voltage;charge_capacity\n0;120.5;1;1;0.5;1.14;0\n1;240.5;1;1;0.5;1.15;0\n', [['time', ''], ['step', ''], ['cycle', ''], ['current', ''], ['voltage', '']]],
  ])('%s', (_, table, expected) => {
    const [curve] = parsed(textFile('a.csv', table)).measurements;
    if (curve?.kind !== 'curve') throw new Error('no curve');
    expect(curve.columns.filter(({ quantity }) => quantity !== 'other').map(({ quantity, unit }) => [quantity, unit])).toEqual(expected);
  });
  test('a word where the current should be is damage', () => {
    expect(readFile(textFile('a.csv', text.replace('3.70,0.5', '3.70,x')))).toMatchObject({ ok: false, error: { key: 'format.error.notANumber', place: { line: 5 } } });
  });
});

describe('the power of ten in the unit of an ordinate', () => {
  const text = (unit: string): string => `binding_energy_eV,${unit}\n276,1.3855\n276.1,1.403\n276.2,1.4\n`;
  test.each(['intensity_kcps', 'Intensity (kcps)', 'kCounts/s', 'Intensity (10³ counts/s)', '10^3 cps'])('%s is a rate in thousands', (unit) => {
    const spectrum = one('charge1_Ru3d.csv', text(unit));
    expect(Array.from(spectrum.y)).toEqual([1385.5, 1403, 1400]);
    expect(spectrum.intensity).toBe('count-rate');
  });

  test('is said, and whole counts stay whole', () => {
    const file = parsed(textFile('charge1_Ru3d.csv', 'binding_energy_eV,kcounts\n276,1.001\n276.1,1.403\n276.2,0.057\n'));
    expect(file.report.understood).toContainEqual(expect.objectContaining({ key: 'format.note.ordinateScaled', params: { column: 'kcounts', factor: 1000 } }));
    expect(file.measurements[0]).toMatchObject({ intensity: 'counts', y: Float64Array.of(1001, 1403, 57) });
  });

  test('in a row of units', () => {
    expect(Array.from(one('a.txt', 'BE\tIntensity\neV\tkcps\n276\t1.5\n276.1\t2.5\n276.2\t3.5\n').y)).toEqual([1500, 2500, 3500]);
  });

  test.each(['cps', 'Back counts', 'intensity', 'mcps'])('%s is taken as it stands', (unit) => {
    expect(Array.from(one('charge1_Ru3d.csv', text(unit)).y)).toEqual([1.3855, 1.403, 1.4]);
  });
});
