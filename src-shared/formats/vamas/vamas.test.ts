import { describe, expect, test } from 'vitest';
import { translateStored } from '@shared/i18n/translate';
import { readFile } from '../registry';
import { fixture, parsed, spectraOf, textFile } from '../testing/fixture';

/** A VAMAS file written by hand from the text of ISO 14976: one item per line. */
function vamasText(options: {
  scanMode?: string;
  mode?: string;
  modeCounts?: string[];
  variables?: [string, string][];
  list?: string[];
  future?: { experiment: string[]; perBlock: number };
  blocks: string[][];
}): string {
  const { scanMode = 'REGULAR', mode = 'NORM', modeCounts = ['1'], variables = [], list = ['0'], future = { experiment: [], perBlock: 0 }, blocks } = options;
  return [
    'VAMAS Surface Chemical Analysis Standard Data Transfer Format 1988 May 4', 'institute', 'instrument', 'operator', 'experiment',
    '1', 'a comment', mode, scanMode, ...modeCounts, `${variables.length}`, ...variables.flat(), ...list, '0',
    `${future.experiment.length}`, `${future.perBlock}`, ...future.experiment, `${blocks.length}`, ...blocks.flat(), 'end of experiment', '',
  ].join('\r\n');
}

const head = (id: string): string[] => [id, 'sample', '2024', '2', '29', '13', '5', '7', '9', '1', 'CASA region (*Ru 3d*)'];
/** Items 12 to 30 of an XPS block in NORM mode. */
const source = ['Al', '1486.6', '200', '1E+37', '1E+37', '45', '0', 'FAT', '20', '1', '4.5', '0', '1E+37', '1E+37', '45', '0', 'Ru', '3d', '-1'];
const regularAxis = ['kinetic energy', 'eV', '1200', '0.5'];
const oneVariable = ['1', 'Intensity', 'd'];
const tail = ['pulse counting', '0.1', '20', '0', '1E+37', '1E+37', '1E+37', '0'];
const values = ['3', '10', '30', '10', '20', '30'];
const block = (id = 'Ru 3d'): string[] => [...head(id), 'XPS', ...source, ...regularAxis, ...oneVariable, ...tail, ...values];

describe('the layout of the standard', () => {
  test('a regular block becomes binding energy, rising, with everything the header says', () => {
    const [spectrum] = spectraOf(textFile('a.vms', vamasText({ blocks: [block()] })));
    expect(Array.from(spectrum!.x)).toEqual([285.6, 286.1, 286.6]);
    expect(Array.from(spectrum!.y)).toEqual([30, 20, 10]);
    expect(spectrum).toMatchObject({
      technique: 'xps', name: 'Ru 3d', axis: 'binding-energy', intensity: 'counts', wasReversed: true, transmission: null,
      acquisition: { dwellS: 0.1, scans: 20 },
      xps: { photonEnergyEv: 1486.6, passEnergyEv: 20, workFunctionEv: 4.5, fileScale: 'kinetic-energy' },
    });
    expect(spectrum!.metadata).toMatchObject({ date: '2024-02-29T13:05:07', comment: 'CASA region (*Ru 3d*)', operator: 'operator' });
  });

  test('the work function is kept and never subtracted, and the report says so', () => {
    const file = parsed(textFile('a.vms', vamasText({ blocks: [block()] })));
    expect(file.report.assumed).toContainEqual({ key: 'format.note.workFunctionFolded', params: { workFunction: 4.5 } });
  });

  test('an irregular block takes its axis from the first variable, interleaved with the others', () => {
    const irregular = [...head('O 1s'), 'XPS', ...source, '3', 'Kinetic Energy', 'eV', 'Intensity', 'c/s', 'Transmission', 'd', ...tail, '6', '0', '1', '0', '1', '0', '1', '955', '7.5', '2', '956.25', '8', '1.5'];
    const [spectrum] = spectraOf(textFile('a.vms', vamasText({ scanMode: 'IRREGULAR', blocks: [irregular] })));
    expect(Array.from(spectrum!.x)).toEqual([530.35, 531.6]);
    expect(Array.from(spectrum!.y)).toEqual([8, 7.5]);
    expect(Array.from(spectrum!.transmission!)).toEqual([1.5, 2]);
    expect(spectrum!.intensity).toBe('count-rate');
  });

  test('a mapping block has numbered points instead of an energy axis', () => {
    const map = [...head('map'), 'XPS', ...source, ...oneVariable, ...tail, ...values];
    const [spectrum] = spectraOf(textFile('a.vms', vamasText({ scanMode: 'MAPPING', blocks: [map] })));
    expect(spectrum!.axis).toBe('unknown');
    expect(Array.from(spectrum!.x)).toEqual([1, 2, 3]);
    expect(Array.from(spectrum!.y)).toEqual([10, 20, 30]);
  });

  test('with an exclusion list later blocks take the left-out items from the first', () => {
    const second = ['O 1s', 'sample', '2024', '2', '29', '13', '5', '7', '9', '1', 'second comment', 'kinetic energy', 'eV', '900', '1', ...values];
    // All of 9 and 12–40 but the abscissa (31) are left out.
    const left = [9, ...Array.from({ length: 29 }, (_, i) => 12 + i).filter((item) => item !== 31)];
    const [, spectrum] = spectraOf(textFile('a.vms', vamasText({ list: [`-${left.length}`, ...left.map(String)], blocks: [block(), second] })));
    expect(spectrum).toMatchObject({ name: 'O 1s', technique: 'xps', acquisition: { dwellS: 0.1, scans: 20 } });
    expect(Array.from(spectrum!.x)).toEqual([584.6, 585.6, 586.6]);
    expect(spectrum!.metadata['comment']).toBe('second comment');
  });

  test('with an inclusion list later blocks hold the listed items only', () => {
    const second = ['O 1s', 'sample', 'kinetic energy', 'eV', '900', '1', ...values];
    const [, spectrum] = spectraOf(textFile('a.vms', vamasText({ list: ['1', '31'], blocks: [block(), second] })));
    expect(Array.from(spectrum!.x)).toEqual([584.6, 585.6, 586.6]);
    expect(spectrum!.metadata['comment']).toBe('CASA region (*Ru 3d*)');
  });

  test('a depth profile has experimental variables, the sputtering ion and the sputtering source', () => {
    const profile = [...head('C 1s'), 'XPS', '12.5', 'Al', '18', '1', '1', ...source.slice(1), ...regularAxis, ...oneVariable, 'pulse counting', '0.1', '20', '0',
      '500', '1E+37', '1E+37', '1E+37', '45', '0', 'cyclic', '1E+37', '1E+37', '1E+37', '0', ...values];
    const [spectrum] = spectraOf(textFile('a.vms', vamasText({ mode: 'SDP', variables: [['etch time', 's']], blocks: [profile] })));
    expect(Array.from(spectrum!.y)).toEqual([30, 20, 10]);
    expect(spectrum!.metadata).toMatchObject({ 'experimental variable etch time': '12.5 s', 'sputtering source': '500, ?, ?, ?, 45, 0, cyclic' });
  });

  test('a map has positions and a field of view', () => {
    const mapped = [...head('C 1s'), 'XPS', '3', '4', ...source.slice(0, 5), '1000', '1000', ...source.slice(5), ...regularAxis, ...oneVariable, ...tail, ...values];
    const [spectrum] = spectraOf(textFile('a.vms', vamasText({ mode: 'MAP', modeCounts: ['1', '1', '1', '1'], blocks: [mapped] })));
    expect(spectrum!.metadata['position']).toBe('3, 4');
    expect(Array.from(spectrum!.y)).toEqual([30, 20, 10]);
  });

  test('a line scan of single values has scan corners; an Auger derivative its differential width', () => {
    const auger = [...head('C KLL'), 'AES diff', ...source.slice(0, 5), '9', '9', '1', '2', '3', '4', '5', '6', ...source.slice(5, 9), '2.5', ...source.slice(9), ...regularAxis, ...oneVariable, ...tail, ...values];
    const [spectrum] = spectraOf(textFile('a.vms', vamasText({ mode: 'SEM', modeCounts: [], blocks: [auger] })));
    expect(spectrum).toMatchObject({ technique: null, axis: 'kinetic-energy', xps: null });
    expect(Array.from(spectrum!.x)).toEqual([1200, 1200.5, 1201]);
  });

  test('entries of future upgrades are kept and stepped over', () => {
    const upgraded = [...block().slice(0, -values.length), 'entry of a later version', ...values];
    const [spectrum] = spectraOf(textFile('a.vms', vamasText({ future: { experiment: ['later'], perBlock: 1 }, blocks: [upgraded] })));
    expect(Array.from(spectrum!.y)).toEqual([30, 20, 10]);
    expect(spectrum!.metadata).toMatchObject({ 'future upgrade block entries': 'entry of a later version', 'future upgrade experiment entries': 'later' });
  });
});

describe('what programs do with the format', () => {
  test('decimal commas, in the values too', () => {
    const text = vamasText({ blocks: [block()] });
    const german = text.replace('1486.6', '1486,6').replace('1200\r\n0.5', '1200\r\n0,5').replace('10\r\n20\r\n30', '10,25\r\n20\r\n30');
    const file = parsed(textFile('a.vms', german));
    expect(file.measurements[0]).toMatchObject({ x: spectraOf(textFile('a.vms', text))[0]!.x, y: Float64Array.of(30, 20, 10.25), xps: { photonEnergyEv: 1486.6 } });
    expect(file.report.understood).toContainEqual({ key: 'format.note.decimalComma', params: {} });
  });
  test('a calibration of CasaXPS is told, not applied', () => {
    const shifted = vamasText({ blocks: [block().map((line) => (line.startsWith('CASA region') ? 'Calib M = 286.1 A = 285 BE ADD' : line))] });
    const { report, measurements: [spectrum] } = parsed(textFile('a.vms', shifted));
    expect(report.ignored).toEqual([{ key: 'format.note.calibrationLeft', params: { block: '1 (Ru 3d)', calibration: 'Calib M = 286.1 A = 285 BE ADD' } }]);
    expect(spectrum).toMatchObject({ x: Float64Array.of(285.6, 286.1, 286.6) });
  });
});

describe('damaged files say where', () => {
  const text = vamasText({ blocks: [block()] });
  const failureOf = (content: string) => {
    const result = readFile(textFile('a.vms', content));
    return result.ok ? null : result.error;
  };
  const lineOf = (words: string): number => text.slice(0, text.indexOf(words)).split('\r\n').length;

  test('cut off in the values', () => {
    expect(failureOf(text.slice(0, text.indexOf('\r\n30\r\nend')))).toMatchObject({ file: 'a.vms', key: 'format.error.truncated' });
  });
  test('a word where a number belongs', () => {
    expect(failureOf(text.replace('1486.6', 'many'))).toEqual({
      file: 'a.vms', place: { kind: 'line', line: lineOf('1486.6') }, key: 'format.error.notANumber', params: { expected: 'analysis source characteristic energy', found: 'many' },
    });
  });
  test.each(['NaN', '1E+37', 'Inf', ''])('an ordinate of "%s"', (value) => {
    expect(failureOf(text.replace('10\r\n20\r\n30', `10\r\n${value}\r\n30`))).toMatchObject({ place: { kind: 'line', line: lineOf('20\r\n30\r\nend') }, key: 'format.error.notANumber' });
  });
  test('more blocks announced than there are lines', () => {
    expect(failureOf(text.replace('\r\n1\r\nRu 3d', '\r\n19999\r\nRu 3d'))).toMatchObject({ key: 'format.error.countTooLarge', params: { found: 19999 } });
  });
  test('an axis without steps', () => {
    expect(failureOf(text.replace('1200\r\n0.5', '1200\r\n0'))).toMatchObject({ key: 'format.error.axisTurnsBack', place: { kind: 'block', block: '1 (Ru 3d)' } });
  });
});

test('an instrument that leaves zero bytes in its comment is read (PHI MultiPak)', () => {
  expect(spectraOf(fixture('lg4x/Mutlipak_vms.npl')).map(({ name, x }) => [name, x.length])).toEqual([
    ['C 1s', 601], ['O 1s', 601], ['S 2p', 501], ['N 1s', 401], ['Mo 3d', 401],
  ]);
});

test('a file that is cut off says in Japanese, too, what should stand there', () => {
  const lines = vamasText({ variables: [['time', 's']], blocks: [[...head('Ru 3d'), 'XPS', '1', ...source, ...regularAxis, ...oneVariable, ...tail, ...values]] }).split('\r\n');
  // Below this the file is no VAMAS file yet.
  for (let end = 6; end < lines.length - 3; end += 1) {
    const cut = readFile(textFile('a.vms', lines.slice(0, end).join('\r\n')));
    const words = cut.ok ? '' : translateStored('ja', cut.error.key, cut.error.params);
    expect(words).toMatch(/途中で終わって|大きすぎます/);
    expect(words).not.toMatch(/[A-Za-z]{2,}/);
  }
});
