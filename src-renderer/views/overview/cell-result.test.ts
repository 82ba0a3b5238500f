import { describe, expect, it } from 'vitest';
import type { ProjectDocument, ProjectMeasurement, XpsAnalysis } from '@shared/project/document';
import type { Quantity, StateResult } from '@shared/xps/result';
import { cellResult, ramanResult, surveyResult, xrdResult } from './cell-result';
import type { MatrixColumn } from '@shared/project/matrix';

const quantity = (value: number, stdUncertainty: number | null): Quantity => ({ value, stdUncertainty, interval: null });
const region = (name: string): StateResult['regions'][number] => ({
  region: name, measurementId: 'm', background: 'shirleyCofit', amplitudes: {}, lines: [], reducedChiSquare: 1.114, points: 200,
  diagnostics: { abbe: 1, durbinWatson: 2, runsZ: 0, largestResidual: 2, largestResidualAt: 280 },
});
const state: StateResult = {
  stateId: 'charge1',
  fractions: { 'Ru2+': quantity(0.001, 0.004), 'Ru3+': quantity(0.375, 0.01), 'Ru4+': quantity(0.624, 0.009) },
  fractionCovariance: null, meanOxidationState: null, chargeShift: null,
  clToRu: quantity(4.003, 0.03), clToRuCommonRelative: 0.05, ruMinusCl: null,
  regions: [region('Ru3d_C1s'), region('Cl2p'), region('Ru3p')],
};
const analysis = (converged = true): XpsAnalysis => ({ result: { converged, states: [state] } }) as unknown as XpsAnalysis;
const column = (name: string): MatrixColumn => ({ id: `xps/${name}`, technique: 'xps', region: name, ofAllStates: [] });

describe('cellResult', () => {
  it('gives the largest share with its uncertainty, small ones as limits', () => {
    expect(cellResult(analysis(), column('Ru3d_C1s'), 'charge1')).toEqual({ headline: 'Ru⁴⁺ 0.624(9)', note: 'Ru³⁺\u00a00.375(10), Ru²⁺\u00a0<\u00a00.01' });
  });

  it('gives Cl/Ru with the counting error, and with the factors behind it', () => {
    // 5 % of 4.003 is 0.20; with 0.03 in quadrature 0.202, one digit.
    expect(cellResult(analysis(), column('Cl2p'), 'charge1')).toEqual({ headline: 'Cl/Ru 4.00(3)', note: 'with RSF 5\u00a0%:\u00a04.0(2)' });
  });

  it('gives only the agreement where a region has no number of its own', () => {
    expect(cellResult(analysis(), column('Ru3p'), 'charge1')?.headline).toBe('χ²ᵣ 1.11');
  });

  it('gives ruthenium by Ru 3p over that by Ru 3d, with what the factors leave open', () => {
    const both = (['Ru3d', 'Ru3p'] as const).map((ruSubshell) => ({ ruSubshell, ratio: quantity(4, 0.03) }));
    const counted = { ...state, clToRuFrom: both, ru3pToRu3d: { ratio: quantity(0.98, 0.03), commonRelative: 0.05 } };
    const of = { settings: {}, result: { converged: true, states: [counted] } } as unknown as XpsAnalysis;
    // 3 % of counting and 5 % of the factors.
    expect(cellResult(of, column('Ru3p'), 'charge1')).toEqual({ headline: 'Ru 3p/3d 0.98(6)', note: 'χ²ᵣ 1.11' });
  });

  it('gives no number from a fit that did not converge', () => {
    expect(cellResult(analysis(false), column('Ru3d_C1s'), 'charge1')?.headline).toBe('Did not converge');
  });

  it('gives nothing for other states, regions, techniques, and without a result', () => {
    expect(cellResult(analysis(), column('Ru3d_C1s'), 'before')).toBeNull();
    expect(cellResult(analysis(), column('O1s'), 'charge1')).toBeNull();
    expect(cellResult(analysis(), { ...column('Ru3d_C1s'), technique: 'xrd' }, 'charge1')).toBeNull();
    expect(cellResult(null, column('Ru3d_C1s'), 'charge1')).toBeNull();
  });
});

describe('xrdResult', () => {
  const measurement = { id: 'm1' } as ProjectMeasurement;
  const result = (verdict: string, more = {}): object => ({ verdict, falseAlarmRate: 0.01, blindThreshold: 4.84, halos: [], peaks: [], phases: [], ...more });
  const project = (results: object): ProjectDocument =>
    ({ analyses: [{ id: 'a1', kind: 'xrd-halo', settings: {}, result: results }], constants: { xrd: null }, measurements: [], sample: { formula: 'LiRuCl4' } }) as unknown as ProjectDocument;

  it('shows the verdict with the rate it holds at, and that it is old', () => {
    expect(xrdResult(project({ m1: result('amorphous') }), [measurement], ['a1'])).toEqual({ headline: 'amorphous', note: 'no Bragg peak at 1\u00a0%', isOutOfDate: true, tone: 'good' });
  });

  it('says of a result that holds that it does', () => {
    expect(xrdResult(project({ m1: result('amorphous') }), [measurement], [])?.isOutOfDate).toBe(false);
  });

  it('counts the peaks of a crystalline pattern', () => {
    expect(xrdResult(project({ m1: result('crystalline', { peaks: [{}, {}] }) }), [measurement], ['a1'])).toMatchObject({ headline: 'crystalline', note: '2 peaks above z 4.8', tone: 'bad' });
  });

  it('says nothing of a pattern that was not checked', () => expect(xrdResult(project({ other: result('amorphous') }), [measurement], ['a1'])).toBeNull());
});

describe('ramanResult', () => {
  const reference = (name: string, verdict: string, more = {}): object => ({ name, verdict, weight: { value: 0.051, stdUncertainty: 0.006 }, upperLimit95: 0.0104, ...more });
  const shown = (...references: object[]) =>
    ramanResult({ analyses: [{ id: 'a1', kind: 'raman-mixture', settings: {}, result: { m1: { references } } }], constants: { raman: null }, measurements: [] } as unknown as ProjectDocument, [{ id: 'm1' } as ProjectMeasurement], ['a1']);

  it('leads with how much could hide, and never passes over what Raman cannot judge', () => {
    expect(shown(reference('RuCl3', 'notDetected'), reference('LiCl', 'inconclusive'))).toEqual({ headline: 'RuCl₃\u00a0<\u00a01.1\u00a0%', note: 'not found; LiCl inconclusive', isOutOfDate: true });
    expect(shown(reference('LiCl', 'inconclusive'))?.headline).toBe('inconclusive');
  });

  it('leads with what was found', () => {
    expect(shown(reference('RuCl3', 'detected'), reference('LiCl', 'inconclusive'))).toEqual({ headline: 'RuCl₃ 5.1(6) %', note: 'found', isOutOfDate: true, tone: 'bad' });
  });
});

describe('surveyResult', () => {
  const share = (element: string, value: number | null): object => ({ element, line: element, atomicPercent: value === null ? null : { value, stdUncertainty: 5, interval: null }, commonUncertainty: null, detectionLimit: null });
  const shown = (withoutNumber: string[], ...composition: object[]) =>
    surveyResult({ analyses: [{ id: 'a1', kind: 'xps-survey', settings: {}, result: { states: [{ stateId: 'charge1', composition, withoutNumber }], findings: [] } }] } as unknown as ProjectDocument, 'charge1', ['a1']);

  it('leads with the most frequent element, and says which one is missing from the hundred per cent', () => {
    expect(shown(['C'], share('C', null), share('Ru', 20.4), share('Cl', 79.6))).toEqual({ headline: 'Cl 80(5) at-%', note: 'Ru\u00a020(5) (without C)', isOutOfDate: true });
  });

  it('says that there is no number', () => expect(shown(['C', 'Ru'])?.headline).toBe('no at-%'));
});
