/** Layouts of other versions of BTS. The layered one is an excerpt of cellpy's nw_regular_export_ife_example.csv (MIT), columns left out. */
import { describe, expect, test } from 'vitest';
import type { Curve, CurveColumn } from '@shared/spectrum/spectrum';
import { readFile } from '../registry';
import { parsed, textFile } from '../testing/fixture';
import type { SourceFile } from '../parsed-file';

const layered = `Cycle Index,Chg. Cap.(Ah),DChg. Cap.(Ah),Chg. Time,DChg. Time
,Step Index,Step Number,Step Type,Step Time,Capacity(Ah),Energy(Wh),Oneset Volt.(V)
,,DataPoint,Time,Total Time,Current(A),Voltage(V),Capacity(Ah),Energy(Wh),Date,T1(?)
1,0.02256,0.33067,00:02:51,00:41:50,1,1,Rest,00:00:20,0.00000,0.00000,4.3185
,,1,00:00:00,00:00:00,0.00000,4.3185,0.000000000,0.00000,2026-03-06 12:37:25,26.61
,,2,00:00:20,00:00:20,0.00000,4.3186,0.000000000,0.00000,2026-03-06 12:37:45,26.61
,2,2,CC Chg,00:02:51,0.02256,0.10243,4.3734
,,12,00:00:00,00:00:20,0.50000,4.3734,0.000000000,0.00000,2026-03-06 12:37:45,26.61
,,13,00:00:30,00:00:50,0.47417,4.4530,0.003952875,0.01751,2026-03-06 12:38:15,26.61
2,0.02256,0.33067,00:02:51,00:41:50,3,3,CC DChg,00:00:20,0.00000,0.00000,4.3185
,,14,00:00:30,00:01:20,-0.47417,4.2530,0.003952875,0.01751,2026-03-06 12:38:45,26.61
`.replaceAll('\n', '\r\n');

function curveOf(source: SourceFile): Curve {
  const [curve] = parsed(source).measurements;
  if (curve?.kind !== 'curve') throw new Error('no curve');
  return curve;
}
const valuesOf = (curve: Curve, quantity: CurveColumn['quantity']): number[] => Array.from(curve.columns.find((column) => column.quantity === quantity)!.values);

describe('layers of cycles, steps and records', () => {
  const curve = curveOf(textFile('a.csv', layered));
  test('the records, each with its cycle and step', () => {
    expect(valuesOf(curve, 'time')).toEqual([0, 20, 20, 50, 80]);
    expect(valuesOf(curve, 'voltage')).toEqual([4.3185, 4.3186, 4.3734, 4.453, 4.253]);
    expect(valuesOf(curve, 'current')).toEqual([0, 0, 0.5, 0.47417, -0.47417]);
    expect(valuesOf(curve, 'cycle')).toEqual([1, 1, 1, 1, 2]);
    expect(valuesOf(curve, 'step')).toEqual([1, 1, 2, 2, 3]);
    expect(curve.metadata['Step Type codes']).toBe('1 = Rest, 2 = CC Chg, 3 = CC DChg');
  });
  test('a damaged record names its line', () => {
    expect(readFile(textFile('a.csv', layered.replace('4.4530', '4.4?30')))).toMatchObject({ ok: false, error: { key: 'format.error.notANumber', place: { kind: 'line', line: 9 } } });
  });
});

/** "循环序号,工步序号,工步类型,数据序号,时间,电流(mA),电压(V),容量(mAh)" and two words, as BTS writes them on a Chinese PC (GBK). */
const chineseHead = 'd1adbbb7d0f2bac5,b9a4b2bdd0f2bac5,b9a4b2bdc0e0d0cd,cafdbeddd0f2bac5,cab1bce4,b5e7c1f7286d4129,b5e7d1b9285629,c8ddc1bf286d416829';
const chineseBytes = (rows: string): Uint8Array => {
  const head = chineseHead.split(',').flatMap((hex, i) => [...(i > 0 ? [44] : []), ...Array.from(hex.matchAll(/../g), ([pair]) => Number.parseInt(pair, 16))]);
  return Uint8Array.from([...head, 10, ...new TextEncoder().encode(rows)]);
};

test('Chinese names in GBK, and times that begin again at every step', () => {
  const source = { name: 'a.csv', bytes: chineseBytes('1,1,R,1,0:00:00,0,2.9,0\n1,1,R,2,0:00:30,0,2.9,0\n1,2,C,3,0:00:00,1,3.0,0\n1,2,C,4,0:01:00,1,3.1,0.0167\n1,3,D,5,0:02:00,-1,3.0,0\n') };
  const curve = curveOf(source);
  expect(valuesOf(curve, 'time')).toEqual([0, 30, 30, 90, 210]);
  expect(valuesOf(curve, 'current')).toEqual([0, 0, 1, 1, -1]);
  expect(curve.columns.find(({ quantity }) => quantity === 'current')).toMatchObject({ name: '电流(mA)', unit: 'mA' });
  expect(parsed(source).report.assumed).toEqual([{ key: 'format.note.encoding', params: { encoding: 'gb18030' } }, { key: 'format.note.stepTimesAdded', params: {} }]);
});

test('a plain time that runs on through the steps is not added up, unless its name says that it begins again', () => {
  const rows = '1;1;0;3.0;0\n2;1;0;3.0;30\n3;2;1;3.1;31\n4;2;1;3.2;60\n5;3;-1;3.1;90\n';
  const head = (time: string): string => `DataPoint;Step Index;Current(A);Voltage(V);${time}(s)\n`;
  const plain = textFile('a.csv', head('Time') + rows);
  expect(valuesOf(curveOf(plain), 'time')).toEqual([0, 30, 31, 60, 90]);
  expect(parsed(plain).report.assumed).toEqual([]);
  expect(valuesOf(curveOf(textFile('a.csv', head('Relative Time') + rows)), 'time')).toEqual([0, 30, 61, 90, 180]);
});

test('decimal commas where the cells are set apart by semicolons', () => {
  const curve = curveOf(textFile('a.csv', 'Record number;State;Cycle;Steps;Current(mA);Voltage(V);CapaCity(mAh);Relative Time(h:min:s.ms)\n1;CC_Chg;1;1;0,5;3,25;0;0:00:00.000\n2;CC_Chg;1;1;0,5;3,5;0,25;0:30:00.500\n'));
  expect([valuesOf(curve, 'voltage'), valuesOf(curve, 'capacity'), valuesOf(curve, 'time')]).toEqual([[3.25, 3.5], [0, 0.25], [0, 1800.5]]);
});
