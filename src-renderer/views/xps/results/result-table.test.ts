import { describe, expect, it } from 'vitest';
import { translate } from '@shared/i18n/translate';
import { toCsv } from '@shared/report/csv';
import type { Quantity, XpsResult } from '@shared/xps/result';
import { clipboardText, fileTable, sortedRows } from '../../../controls/data-table';
import { linesTable, statesTable } from './result-table';

const q = (value: number, stdUncertainty: number | null = null): Quantity => ({ value, stdUncertainty, interval: null });
const states = [
  { id: 'before', label: 'Before cycling', shortLabel: 'before', palette: 0 },
  { id: 'charge1', label: '1st charge', shortLabel: 'C1', palette: 1 },
  { id: 'later', label: 'Not measured', shortLabel: 'L', palette: 2 },
];
const region = (areas: readonly number[]): XpsResult['states'][number]['regions'][number] => ({
  region: 'Ru3d_C1s',
  measurementId: 'm',
  background: 'shirleyCofit',
  amplitudes: {},
  lines: areas.map((area, i) => ({ component: `c${i}`, name: `line ${i}`, position: q(280.9031, 0.0062), fwhm: q(1.2, 0.02), area: q(area, 10) })),
  reducedChiSquare: 1.0714,
  points: 201,
  diagnostics: { abbe: 1, durbinWatson: 2, runsZ: 0, largestResidual: 2, largestResidualAt: 282 },
});
const state = (stateId: string, ru4: number, clToRu: number): XpsResult['states'][number] => ({
  stateId,
  fractions: { 'Ru2+': q(0.004, 0.004), 'Ru3+': q(1 - ru4, 0.009), 'Ru4+': q(ru4, 0.009) },
  fractionCovariance: null,
  meanOxidationState: q(3 + ru4, 0.0098),
  chargeShift: q(-0.0081, 0.0062),
  clToRu: q(clToRu, 0.03),
  clToRuCommonRelative: 0.05,
  ruMinusCl: null,
  regions: [region([300, 100])],
});
const result = {
  states: [state('before', 0.0061, 4.0), state('charge1', 0.624, 3.9)],
} as unknown as XpsResult;
const t = (key: Parameters<typeof translate>[1], params?: Parameters<typeof translate>[2]): string => translate('en', key, params);

const texts = (table: ReturnType<typeof statesTable>, at: number): string[] => table.rows[at]!.cells.map(({ text }) => text);

describe('statesTable', () => {
  const table = statesTable(states, result, 'Ru3d_C1s', t);

  it('writes values as a report does, and leaves out what nobody has', () => {
    expect(table.columns.map(({ label }) => label)).toEqual(['State', 'Ru²⁺', 'Ru³⁺', 'Ru⁴⁺', 'Mean Ru', 'Cl/Ru', 'Cl/Ru with RSF', 'Charge shift (eV)', 'χ²ᵣ']);
    // 4.0 × 5 % = 0.2 and 0.03 add in squares to 0.202.
    expect(texts(table, 0)).toEqual(['Before cycling', '< 0.02', '0.994(9)', '< 0.03', '+3.006(10)', '4.00(3)', '4.0(2)', '−0.008(6)', '1.07']);
    expect(table.rows.map(({ stateId }) => stateId)).toEqual(['before', 'charge1']);
  });

  it('gives areas per second only where the live time is known', () => {
    const labels = (isPerSecond: boolean) => linesTable(states, result, 'Ru3d_C1s', t, isPerSecond).columns.map(({ label }) => label);
    expect(labels(true)).toContain('Area (counts s⁻¹ eV)');
    expect(labels(false)).toContain('Area (counts eV)');
  });

  it('sorts by the number, not by its text', () => {
    expect(sortedRows(table, { column: 'clToRu', isDescending: false }).map(({ stateId }) => stateId)).toEqual(['charge1', 'before']);
    expect(sortedRows(table, { column: 'Ru4+', isDescending: true }).map(({ stateId }) => stateId)).toEqual(['charge1', 'before']);
    expect(sortedRows(table, null)).toBe(table.rows);
  });

  it('gives files full numbers with their uncertainty beside them', () => {
    const file = fileTable(table, table.rows);
    expect(file.columns.slice(0, 4)).toEqual(['State', 'Ru²⁺', 'Ru²⁺ 1σ', 'Ru³⁺']);
    expect(file.rows[0]!.slice(0, 3)).toEqual(['Before cycling', 0.004, 0.004]);
    expect(toCsv(file).split('\r\n')).toHaveLength(4);
  });

  it('gives the clipboard what is shown', () => {
    expect(clipboardText(table, table.rows).split('\n')[1]!.split('\t')[3]).toBe('< 0.03');
  });
});

describe('linesTable', () => {
  it('lists every line with its share of the area', () => {
    const table = linesTable(states, result, 'Ru3d_C1s', t);
    expect(table.rows).toHaveLength(4);
    expect(texts(table, 0)).toEqual(['Before cycling', 'line 0', '280.903(6)', '1.20(2)', '300(10)', '75.0']);
  });
});
