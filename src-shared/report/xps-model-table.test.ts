import { describe, expect, it } from 'vitest';
import { translate } from '@shared/i18n/translate';
import type { LineResult, StateResult } from '@shared/xps/result';
import { foreignRuthenium } from '@shared/xps/templates/foreign-species';
import { ru3dC1s } from '@shared/xps/templates/ru3d-c1s';
import { toCsv, type Cell } from './csv';
import { reportPage } from './report-page';
import { exampleAnalysis, exampleDocument, quantity } from './testing/example-project';
import type { Texts } from './texts';
import { methodSentences } from './xps-method';
import { modelTable } from './xps-model-table';
import { independentParameters, type ComputedXps } from './xps-results';
import { xpsTables } from './xps-tables';

const en: Texts = (key, params) => translate('en', key, params);

const line = (component: string, position: number): LineResult => ({ component, name: component, position: quantity(position, 0.019), fwhm: quantity(1), area: quantity(100) });
const state = (stateId: string, ru2: number): StateResult => ({
  ...exampleAnalysis.result!.states[0]!,
  stateId,
  regions: [{ ...exampleAnalysis.result!.states[0]!.regions[0]!, region: 'Ru3d_C1s', lines: [line('ru2', ru2), line('ru2', ru2 + 4.17), line('ru3', 282.011)] }],
});

/** Ru²⁺ 3d 1.108 eV below Ru³⁺ 3d: its own "position" is that of Ru³⁺. */
const fitted = (ru2InSecond = 280.903): ComputedXps => ({
  ...exampleAnalysis,
  settings: { ...exampleAnalysis.settings, regions: [ru3dC1s()], states: ['before', 'charge1'] },
  result: {
    ...exampleAnalysis.result!,
    parameters: [
      { name: 'shift@before', value: -0.0126, stderr: 0.017, vary: true, atBound: null },
      { name: 'Ru3d_C1s/ru3.position', value: 282.011, stderr: 0.018, vary: true, atBound: null },
      { name: 'Ru3d_C1s/ru2.position', value: 282.011, stderr: 0.018, vary: true, atBound: null },
      { name: 'Ru3d_C1s/ru2.chemicalShift', value: -1.108, stderr: 0.007, vary: true, atBound: null },
      { name: 'Ru3d_C1s/ru2.tailLength', value: 1, stderr: null, vary: false, atBound: null },
    ],
    states: [state('before', 280.903), state('charge1', ru2InSecond)],
  },
});

const rowsOf = (analysis: ComputedXps, component: string): Cell[][] => modelTable(exampleDocument.states, analysis, en).rows.filter(([, words]) => String(words).startsWith(component));
const document = { ...exampleDocument, analyses: [fitted()] };

describe('modelTable', () => {
  it('gives every line the position at which it stands, whatever it follows', () => {
    const [ru2] = rowsOf(fitted(), 'Ru²⁺ 3d');
    expect(ru2!.slice(2)).toEqual(['Position', '280.903(19)', 'eV', 'linked', 'Ru³⁺ 3d + Shift from the line it follows', null, null, expect.any(String)]);
    expect(rowsOf(fitted(), 'Ru³⁺ 3d')[0]![3]).toBe('282.011(18)');
    expect(rowsOf(fitted(), 'Ru²⁺ 3d')[1]!.slice(2, 6)).toEqual(['Shift from the line it follows', '−1.108(7)', 'eV', 'shared']);
  });

  it('says positions state by state where they differ', () => {
    expect(rowsOf(fitted(280.7), 'Ru²⁺ 3d')[0]![3]).toBe(`before cycling: 280.903(19); ${exampleDocument.states[1]!.label}: 280.700(19)`);
  });

  it('gives what other spectra say of an area as it went into the fit', () => {
    const analysis = fitted();
    const [, ruO2] = foreignRuthenium();
    const component = { ...ruO2!, areaPriors: { source: 'O 1s, two lattice oxygen atoms for each ruthenium', commonSd: 0.1234, states: { before: { mean: -12.3456, sd: 52.11 } } } };
    const rows = rowsOf({ ...analysis, result: { ...analysis.result, addedComponents: [{ region: 'Ru3d_C1s', component }] } }, 'RuO₂');
    expect(rows.at(-1)!.slice(2)).toEqual(['area, from other spectra', null, 'counts eV', 'per state', null, null, 'before cycling: −12.35 ± 52.11; × 1 ± 0.1234', component.areaPriors.source]);
  });

  it('uses words and units, true minus signs, and numbers that a spreadsheet reads as such', () => {
    const table = modelTable(exampleDocument.states, fitted(), en);
    const text = toCsv({ name: 'model', ...table });
    expect(text).not.toMatch(/chemicalShift|gaussFwhm|extraLorentzFwhm|,'-/);
    expect(rowsOf(fitted(), 'Ru²⁺ 3d')[1]![6]).toBeLessThan(0);
    expect(rowsOf(fitted(), 'Ru²⁺ 3d')[1]![7]).toMatch(/^−/);
  });
});

describe('independentParameters', () => {
  it('leaves out what follows another or stays fixed', () => {
    expect(independentParameters(fitted()).map(({ name }) => name)).toEqual(['shift@before', 'Ru3d_C1s/ru3.position', 'Ru3d_C1s/ru2.chemicalShift']);
    expect(methodSentences(document, fitted(), en)[0]).toContain('3 nonlinear parameters');
  });
});

it('writes the same positions into the table of parameters and the report', () => {
  const table = xpsTables({ document, curves: {}, software: { name: 'Halocline', version: '0' }, createdAt: '2026-01-01T00:00:00.000Z' }, 'en').find(({ name }) => name === 'xps-parameters')!;
  const of = (id: string): readonly Cell[] => table.rows.find((row) => row[2] === id)!;
  expect(of('Ru3d_C1s/ru2.position').slice(1, 6)).toEqual(['Ru²⁺ 3d, Position', 'Ru3d_C1s/ru2.position', 280.903, 0.019, 'eV']);
  expect(of('Ru3d_C1s/ru3.position')[3]).toBe(282.011);
  const page = reportPage({ document, curves: {}, software: { name: 'Halocline', version: '0' }, createdAt: '2026-01-01T00:00:00.000Z' }, 'en');
  expect(page).toContain('<td>280.903(19)</td>');
  expect(page).toContain('from −3 to 3 eV');
  expect(page).toContain('areas of Cl 2p and Ru 3d');
  expect(page).not.toMatch(/Ru3d_C1s\/|chemicalShift/);
});
