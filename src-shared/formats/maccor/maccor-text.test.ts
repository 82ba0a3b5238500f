/** Another export of the program: an excerpt of cellpy's maccor_001.txt (MIT), columns left out. */
import { expect, test } from 'vitest';
import { parsed, textFile } from '../testing/fixture';

const head = "Today's Date:\t14 December 2020\tDate of Test:\t11 December 2020, 12:22:12 PM\nRec#\tCyc#\tStep\tTestTime\tStepTime\tAmp-hr\tWatt-hr\tAmps\tVolts\tState\tES\tDPt Time\tAux #1\t Units\t\n";
const rows = [
  '1\t0\t1\t  0d 00:00:0\t  0d 00:00:0\t0.00000\t0.00000\t0.00000\t3.46250\tR\t0\t12/11/2020 12:22:12\t-2501.71411\t C  \t',
  '2\t0\t2\t  0d 00:00:9.3100004196167\t  0d 00:00:4.30999994277954\t0.00060\t0.00203\t0.50011\t3.41115\tD\t5\t12/11/2020 12:22:21\t-2501.84326\t C  \t',
  '3\t0\t3\t  1d 00:01:0.879999995231628\t  0d 00:00:55.8800010681152\t0.00776\t0.02643\t0.49996\t3.41116\tC\t1\t12/12/2020 12:23:13\t-2501.71411\t C  \t',
];
const curveOf = (text: string) => {
  const { measurements: [curve], report } = parsed(textFile('a.txt', text));
  if (curve?.kind !== 'curve') throw new Error('no curve');
  const of = (quantity: string) => curve.columns.filter((column) => column.quantity === quantity).map(({ name, unit, values }) => ({ name, unit, values: Array.from(values) }));
  return { of, report };
};

test('times with days, and charge that is not taken for the current', () => {
  const { of } = curveOf(head + rows.join('\n'));
  expect(of('time')).toEqual([{ name: 'TestTime', unit: 's', values: [0, 9.3100004196167, 86460.87999999523] }]);
  expect(of('current')).toEqual([{ name: 'Amps', unit: 'A', values: [0, -0.50011, 0.49996] }]);
  expect(of('capacity')).toEqual([{ name: 'Amp-hr', unit: 'A h', values: [0, 0.0006, 0.00776] }]);
});

test('a time without unit and without stamps that would tell it is taken as minutes, and said so', () => {
  const plain = rows.map((row, i) => row.replace(/ {2}\dd [\d:.]+\t/, `${i}\t`).replace(/\d+\/\d+\/2020 [\d:]+/, '-'));
  const { of, report } = curveOf(head + plain.join('\n'));
  expect(of('time')[0]!.values).toEqual([0, 60, 120]);
  expect(report.assumed).toEqual([{ key: 'format.note.timeUnitTaken', params: { unit: 'min' } }]);
});

test('decimal commas', () => {
  const { of } = curveOf((head + rows.join('\n')).replace(/(\d)\.(\d)/g, '$1,$2'));
  expect(of('voltage')[0]!.values).toEqual([3.4625, 3.41115, 3.41116]);
  expect(of('time')[0]!.values[1]).toBe(9.3100004196167);
});
