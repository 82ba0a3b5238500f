/** Layouts of plain text that instrument programs write; synthetic numbers in the form of their exports. */
import { describe, expect, test } from 'vitest';
import type { Curve, Spectrum } from '@shared/spectrum/spectrum';
import type { ParsedFile } from '../parsed-file';
import { readFile } from '../registry';
import { textFile } from '../testing/fixture';

const lines = (count: number, line: (i: number) => string): string => Array.from({ length: count }, (_, i) => line(i)).join('\r\n');

function read(name: string, text: string): ParsedFile {
  const result = readFile(textFile(name, text));
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.file;
}

const spectraOf = (file: ParsedFile): readonly Spectrum[] => file.measurements as readonly Spectrum[];

describe('Raman', () => {
  test('Renishaw WiRE: names set apart by two tabs; "Wave" is a shift where it is no wavelength', () => {
    const file = read('a.txt', `#Wave\t\t#Intensity\r\n${lines(30, (i) => `${(1500 - i * 1.1).toFixed(6)}\t${500 + i}.25`)}`);
    expect(spectraOf(file)[0]).toMatchObject({ technique: 'raman', axis: 'raman-shift', wasReversed: true });
    expect(file.report.assumed).toContainEqual({ key: 'format.note.axisByWords', params: { axis: 'raman-shift' } });
    // 540 to 660 nm may be either.
    expect(spectraOf(read('a.txt', `#Wave\t\t#Intensity\r\n${lines(30, (i) => `${540 + 4 * i}.5\t${500 + i}.25`)}`))[0]).toMatchObject({ technique: null, axis: 'unknown' });
  });

  test('Renishaw WiRE map: one spectrum per place, the places are no intensities', () => {
    const file = read('map.txt', `#X\t\t#Y\t\t#Wave\t\t#Intensity\r\n${[1, 2].map((x) => lines(10, (i) => `${x}.000\t0.000\t${(1500 - i * 1.1).toFixed(6)}\t${100 * x + i}.5`)).join('\r\n')}`);
    const [first, second] = spectraOf(file);
    expect(file.measurements).toHaveLength(2);
    expect([first!.x[9], first!.y[9], second!.y[9]]).toEqual([1500, 100.5, 200.5]);
    expect(file.report.ignored).toContainEqual({ key: 'format.note.columnsIgnored', params: { columns: 'X, Y' } });
  });

  test('Horiba LabSpec: the unit stands in the last line of the head', () => {
    const file = read('a.txt', `#Acq. time (s)=\t10\r\n#Accumulations=\t2\r\n#Laser=\t532.06\r\n#Spectro (cm-1)=\t520\r\n${lines(30, (i) => `${(200 + i * 1.1).toFixed(3)}\t${500 + i}.5`)}`);
    expect(spectraOf(file)[0]).toMatchObject({ technique: 'raman', axis: 'raman-shift', metadata: { Laser: '532.06' } });
  });
});

describe('photoelectrons', () => {
  test('a fitted spectrum: background and envelope are no intensities', () => {
    const file = read('a.csv', 'Binding Energy (E),Counts / s,Backgnd.,Envelope\neV,,,\n298.08,1000,900,901\n297.98,1010,900,901\n297.88,1020,900,901\n');
    expect(spectraOf(file).map(({ axis, intensity, y }) => [axis, intensity, [...y]])).toEqual([['binding-energy', 'count-rate', [1020, 1010, 1000]]]);
    expect(file.report.ignored).toContainEqual({ key: 'format.note.columnsIgnored', params: { columns: 'Backgnd., Envelope' } });
  });
});

describe('cyclers', () => {
  const quantities = (file: ParsedFile) => (file.measurements[0] as Curve).columns.filter(({ quantity }) => quantity !== 'other').map(({ name, quantity, unit }) => [name, quantity, unit]);

  test.each([
    ['Japanese', 'サイクル番号,ステップ番号,ステップタイプ,時間,合計時間,電流(A),電圧(V)', ['サイクル番号', 'ステップ番号', '合計時間', '電流(A)', '電圧(V)']],
    ['Chinese', '循环号,工步号,工步类型,时间,总时间,电流(A),电压(V)', ['循环号', '工步号', '总时间', '电流(A)', '电压(V)']],
    ['English', 'Cycle,Step,Step Type,Time,Total Time,Current(A),Voltage(V)', ['Cycle', 'Step', 'Total Time', 'Current(A)', 'Voltage(V)']],
  ])('%s names: the time of the whole test, not that of its steps', (_, names, [cycle, step, total, current, voltage]) => {
    const file = read('a.csv', `${names}\n${lines(4, (i) => `1,${1 + (i >> 1)},CC Chg,00:00:0${i % 2},00:01:0${i},0.5,3.${i}`)}`);
    expect(quantities(file)).toEqual([[cycle, 'cycle', ''], [step, 'step', ''], [total, 'time', 's'], [current, 'current', 'A'], [voltage, 'voltage', 'V']]);
    expect([...(file.measurements[0] as Curve).columns.find(({ quantity }) => quantity === 'time')!.values]).toEqual([60, 61, 62, 63]);
  });

  test('Arbin: moments are left aside, and the last word of a name is no unit', () => {
    const file = read('a.csv', `Data_Point,Test_Time(s),Date_Time,Step_Time(s),Step_Index,Cycle_Index,Current(A),Voltage(V)\n${lines(4, (i) => `${i + 1},${i * 10},01/02/2024 10:00:0${i},${i * 10},1,1,0.001,3.${i}`)}`);
    expect(quantities(file)).toEqual([['Test_Time(s)', 'time', 's'], ['Step_Index', 'step', ''], ['Cycle_Index', 'cycle', ''], ['Current(A)', 'current', 'A'], ['Voltage(V)', 'voltage', 'V']]);
    expect((file.measurements[0] as Curve).columns[0]).toMatchObject({ name: 'Data_Point', unit: '' });
    expect(file.report.ignored).toContainEqual({ key: 'format.note.columnsIgnored', params: { columns: 'Date_Time' } });
  });
});
