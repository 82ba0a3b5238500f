import { describe, expect, test } from 'vitest';
import { readFile } from '../registry';
import { spectraOf, textFile } from '../testing/fixture';
import { decodeLine } from './asdf';

/** The same nine ordinates in the forms of the JCAMP-DX paper's table of compressions. */
const ordinates = [10, 20, 30, 30, 30, 20, -10, 0, 1];
const file = (lines: string, head = '') =>
  textFile('a.jdx', `##TITLE= test\n##JCAMP-DX= 4.24\n##DATA TYPE= RAMAN SPECTRUM\n##XUNITS= 1/CM\n##YUNITS= COUNTS\n##FIRSTX= 100\n##LASTX= 108\n##NPOINTS= 9\n##XFACTOR= 1\n##YFACTOR= 1\n${head}##XYDATA= (X++(Y..Y))\n${lines}\n##END=\n`);

describe('(X++(Y..Y))', () => {
  test.each([
    ['AFFN', '100 10 20 30 30\n104 30 20 -10 0 1'],
    ['PAC', '100+10+20+30+30\n104+30+20-10+0+1'],
    ['SQZ', '100A0B0C0C0\n104C0B0a0@A'],
    ['DIF with its check value', '100A0J0J0%\n103C0%j0l0J0J'],
    ['DIF and DUP', '100A0J0T%T\n104C0j0l0J0J'],
    ['comments', '100 10 20 30 30 $$ first\n$$ a line\n104 30 20 -10 0 1'],
  ])('%s', (_, lines) => {
    const [spectrum] = spectraOf(file(lines));
    expect(Array.from(spectrum!.y)).toEqual(ordinates);
    expect(Array.from(spectrum!.x)).toEqual([100, 101, 102, 103, 104, 105, 106, 107, 108]);
    expect(spectrum).toMatchObject({ technique: 'raman', axis: 'raman-shift', name: 'test' });
  });

  test('factors', () => {
    const [spectrum] = spectraOf(textFile('a.jdx', '##TITLE=t\n##JCAMP-DX=4.24\n##DATA TYPE=INFRARED SPECTRUM\n##XUNITS=1/CM\n##FIRSTX=10\n##LASTX=12\n##NPOINTS=3\n##XFACTOR=0.5\n##YFACTOR=0.25\n##XYDATA=(X++(Y..Y))\n20 4 8 1.2E+01\n##END=\n'));
    expect(Array.from(spectrum!.y)).toEqual([1, 2, 3]);
    expect(spectrum).toMatchObject({ technique: null, axis: 'unknown' });
  });
});

test('(XY..XY)', () => {
  const [spectrum] = spectraOf(textFile('a.dx', '##TITLE=t\n##JCAMP-DX=5.00\n##DATA TYPE=RAMAN SPECTRUM\n##XUNITS=1/CM\n##XYPOINTS=(XY..XY)\n100.5, 1; 101.5, 2\n103, 3\n##END=\n'));
  expect(Array.from(spectrum!.x)).toEqual([100.5, 101.5, 103]);
});

test('repetitions count the value they repeat', () => {
  expect(decodeLine('0 5s', 1).ordinates).toEqual(Array.from({ length: 9 }, () => 5));
  expect(decodeLine('0 5V7', 1).ordinates).toHaveLength(47);
});

describe('several spectra in one file', () => {
  const pages = (form: string, first: string, second: string): string =>
    `##TITLE=nt\n##JCAMP-DX=5.00\n##DATA TYPE=RAMAN SPECTRUM\n##NTUPLES=RAMAN SPECTRUM\n##VAR_NAME=SHIFT, COUNTS, PAGE NUMBER\n##SYMBOL=X, R, N\n##VAR_DIM=3, 3, 2\n##UNITS=1/CM, COUNTS,\n##FIRST=100, 1, 1\n##LAST=104, 5, 2\n##FACTOR=0.5, 2, 1\n##PAGE=N=1\n##DATA TABLE=${form}\n${first}\n##PAGE=N=2\n##DATA TABLE=${form}\n${second}\n##END NTUPLES=\n##END=\n`;
  test.each([
    ['(X++(R..R)), XYDATA', '200 1 2 3', '200 4 5 6'],
    ['(XR..XR), XYPOINTS', '200,1 204,2 208,3', '200,4 204,5 208,6'],
  ])('NTUPLES, %s', (form, first, second) => {
    const spectra = spectraOf(textFile('a.jdx', pages(form, first, second)));
    expect(spectra.map(({ name, axis, intensity, x, y }) => [name, axis, intensity, Array.from(x), Array.from(y)])).toEqual([
      ['nt N=1', 'raman-shift', 'counts', [100, 102, 104], [2, 4, 6]],
      ['nt N=2', 'raman-shift', 'counts', [100, 102, 104], [8, 10, 12]],
    ]);
  });
  test('a LINK block', () => {
    const block = (title: string): string => `##TITLE=${title}\n##JCAMP-DX=4.24\n##DATA TYPE=RAMAN SPECTRUM\n##XUNITS=1/CM\n##YUNITS=ARBITRARY UNITS\n##FIRSTX=1\n##LASTX=3\n##NPOINTS=3\n##XYDATA=(X++(Y..Y))\n1 1 2 3\n##END=\n`;
    const spectra = spectraOf(textFile('a.jdx', `##TITLE=both\n##JCAMP-DX=4.24\n##DATA TYPE=LINK\n##BLOCKS=2\n${block('a')}${block('b')}##END=\n`));
    // Whole numbers in arbitrary units are no counts.
    expect(spectra.map(({ name, intensity }) => [name, intensity])).toEqual([['a', 'arbitrary'], ['b', 'arbitrary']]);
  });
});

describe('diffraction', () => {
  const pattern = (units: string, table: string): string => `##TITLE=p\n##JCAMP-DX=4.24\n##DATA TYPE=X-RAY DIFFRACTION\n##XUNITS=${units}\n##YUNITS=COUNTS\n##FIRSTX=10\n##LASTX=10.08\n##NPOINTS=5\n${table}\n##END=\n`;
  test.each([
    ['2THETA', 'two-theta'],
    ['DEGREES', 'two-theta'],
    ['1/ANGSTROM', 'unknown'],
  ])('with the axis in %s', (units, axis) => {
    const result = readFile(textFile('a.jdx', pattern(units, '##XYDATA=(X++(Y..Y))\n10 100 101 102\n10.06 103 104')));
    expect(result).toMatchObject({ ok: true, file: { measurements: [{ technique: 'xrd', axis, intensity: 'counts' }] } });
  });
  test('as pairs', () => {
    const result = readFile(textFile('a.jdx', pattern('DEGREES', '##XYPOINTS=(XY..XY)\n10.0,100; 10.03,101\n10.05,102; 10.08,103')));
    const [spectrum] = result.ok ? result.file.measurements : [];
    expect(spectrum?.kind === 'spectrum' && [...spectrum.x]).toEqual([10, 10.03, 10.05, 10.08]);
  });
});

describe('a damaged file', () => {
  const failureOf = (source: ReturnType<typeof file>) => {
    const result = readFile(source);
    return result.ok ? null : result.error;
  };
  test('a lost line is found by the abscissa of the next', () => {
    expect(failureOf(file('100 10 20 30\n106 -10 0 1'))).toMatchObject({ key: 'format.error.checkValue', place: { kind: 'line', line: 13 } });
  });
  test('a wrong check value', () => {
    expect(failureOf(file('100A0J0J0%\n103D0%j0l0J0J'))).toMatchObject({ key: 'format.error.checkValue' });
  });
  test('too few, too many, no number', () => {
    expect(failureOf(file('100 10 20 30 30'))).toMatchObject({ key: 'format.error.truncated' });
    expect(failureOf(file('100 10 20 30 30 30 20 -10 0 1 5 6'))).toMatchObject({ key: 'format.error.countTooLarge' });
    expect(failureOf(file('100 10 ?? 30'))).toMatchObject({ key: 'format.error.notANumber' });
  });
});
