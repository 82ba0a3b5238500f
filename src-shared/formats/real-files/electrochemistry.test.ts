/** Real files of cyclers: content as stated where they come from; see fixtures/README.md. */
import { describe, expect, test } from 'vitest';
import type { Curve } from '@shared/spectrum/spectrum';
import { fixture, parsed, realDataFolder, realFile } from '../testing/fixture';

const curveOf = (source: Parameters<typeof parsed>[0]): Curve => {
  const [curve] = parsed(source).measurements;
  if (curve?.kind !== 'curve') throw new Error('no curve');
  return curve;
};
const column = (curve: Curve, quantity: string) => {
  const found = curve.columns.find((other) => other.quantity === quantity);
  if (found === undefined) throw new Error(`no ${quantity}`);
  return found;
};

describe('Neware', () => {
  const curve = curveOf(fixture('cellpy/neware_uio.csv'));
  test('9065 records, 4 cycles, 0.05–2.957 V', () => {
    expect(column(curve, 'time').values).toHaveLength(9065);
    expect(new Set(column(curve, 'cycle').values)).toEqual(new Set([1, 2, 3, 4]));
    const voltage = column(curve, 'voltage').values;
    expect([Math.min(...voltage), Math.max(...voltage)]).toEqual([0.05, 2.957]);
  });
  test('times run on beyond a day and steps keep their words', () => {
    expect(column(curve, 'time').values.at(-1)).toBe(144 * 3600 + 2 * 60 + 18);
    expect(column(curve, 'time').unit).toBe('s');
    expect(curve.metadata['Step Type codes']).toBe('1 = Rest, 2 = CC DChg, 3 = CC Chg');
  });
});

describe('Maccor', () => {
  const curve = curveOf(fixture('cellpy/maccor_002.txt'));
  test('7446 records, 2 cycles, sodium cell', () => {
    expect(column(curve, 'time').values).toHaveLength(7446);
    expect(new Set(column(curve, 'cycle').values)).toEqual(new Set([1, 2]));
    expect(curve.name).toContain('NAPF6');
    expect(curve.metadata['Description']).toMatch(/^SIMBA-Capacity_test/);
  });
  test('minutes become seconds, by the time stamps', () => {
    // From 5/11 3:40:24 PM to 5/14 7:10:13 AM: 2 days 15 h 29 min 49 s.
    expect(column(curve, 'time').values.at(-1)! / 60).toBeCloseTo(3809.841833, 6);
    expect(Math.abs(column(curve, 'time').values.at(-1)! - ((2 * 24 + 15) * 3600 + 29 * 60 + 49))).toBeLessThan(2);
  });
  test('discharge current is negative', () => {
    const current = column(curve, 'current').values;
    expect(current[361]).toBe(0.00016144); // record 362, Md C
    expect(current[2290 - 1]).toBe(-0.0001619); // record 2290, Md D
  });
});

test('the synthetic cell: 1373 records in five steps', () => {
  const curve = curveOf(fixture('../../../resources/sample/echem/cycling.mpt'));
  expect(column(curve, 'time').values).toHaveLength(1373);
  expect(column(curve, 'current')).toMatchObject({ unit: 'mA' });
  expect(curve.name).toBe('Modulo Bat');
});

describe.skipIf(realDataFolder === null)('BioLogic text (files under the GPL, from HALOCLINE_REAL_DATA)', () => {
  const mpt = (name: string) => curveOf(realFile(`electrochemistry/yadg/${name}.mpt`)!);
  test.each([
    ['gcpl.issue_149', 132, 'Galvanostatic Cycling with Potential Limitation', 30.15299923827115, 3.4228721],
    ['gcpl.issue_226.I', 15, 'Galvanostatic Cycling with Potential Limitation', 0.04819999878236558, -0.050306384],
    ['gcpl.pr_182.1', 2533, '', 0, 2.3403094],
    ['cp', 121, 'Chronopotentiometry', 328.3641917048226, -3.2463198],
    ['mb.issue_95', 33, 'Modulo Bat', 0, 2.3278546],
    ['mb.issue_95.de', 33, 'Modulo Bat', 0, 2.3278546],
    ['vsp_ocv_wo', 121, 'Open Circuit Voltage', 1525.219472440513, 0.032914482],
  ])('%s: %i records', (name, rows, technique, firstTime, firstVoltage) => {
    const curve = mpt(name);
    expect(curve.name).toBe(technique);
    expect(column(curve, 'time').values).toHaveLength(rows);
    expect(column(curve, 'time').values[0]).toBe(firstTime);
    expect(column(curve, 'voltage').values[0]).toBe(firstVoltage);
  });

  test('impedance from 200 kHz to 1 Hz', () => {
    const curve = mpt('peis');
    const frequency = column(curve, 'frequency').values;
    expect([frequency.length, frequency[0]]).toEqual([32, 199998.14]);
    expect(frequency.at(-1)).toBeCloseTo(1, 2);
    expect(column(curve, 'impedance-imaginary-negative').values[0]).toBe(0.73047662);
  });

  test('the run exported on a German PC is the same number for number', () => {
    expect(mpt('mb.issue_95.de').columns).toEqual(mpt('mb.issue_95').columns);
  });
});

describe.skipIf(realDataFolder === null)('BioLogic binary beside its text export (files under the GPL, from HALOCLINE_REAL_DATA)', () => {
  test.each(['gcpl.issue_149', 'gcpl.issue_226.I', 'gcpl.pr_182.1', 'cp', 'mb.issue_95', 'peis', 'vsp_ocv_wo'])('%s: every column agrees to the digits of the text', (name) => {
    const binary = curveOf(realFile(`electrochemistry/yadg/${name}.mpr`)!);
    const text = curveOf(realFile(`electrochemistry/yadg/${name}.mpt`)!);
    for (const { name: column, values } of binary.columns) {
      const twin = text.columns.find((other) => other.name === column);
      if (twin === undefined) throw new Error(`${column} is not in the text`);
      expect(values.length).toBe(twin.values.length);
      const worst = values.reduce((most, value, i) => Math.max(most, Math.abs(value - twin.values[i]!) / Math.max(Math.abs(twin.values[i]!), 1e-30)), 0);
      // The text has 16 digits of double and 8 of single precision; the derived current is rounded differently.
      expect([column, worst < (column === '<I>/mA' ? 1e-6 : 6e-8)]).toEqual([column, true]);
    }
  });
});
