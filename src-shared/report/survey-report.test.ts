import { describe, expect, it } from 'vitest';
import { surveyAgainstSeries } from '@shared/project/analyses/survey-against-series';
import type { AnalysisOf, ProjectDocument, XpsAnalysis } from '@shared/project/document';
import synthetic from '@shared/xps/survey/fixtures/synthetic-surveys.json';
import { quantifySurveys } from '@shared/xps/survey/quantify-survey';
import { testSurvey, testSurveySettings } from '@shared/xps/testing/test-surveys';
import { keyNumbers } from './key-numbers';
import { results } from './results';
import { surveySection } from './survey-section';
import { surveyTables } from './survey-tables';
import { broughtUpToDate, exampleAnalysis, exampleDocument } from './testing/example-project';
import { translate } from '@shared/i18n/translate';
import type { Texts } from './texts';

const t: Texts = (key, params) => translate('en', key, params);
const setOf = (name: string) => testSurvey(synthetic.sets.find((one) => one.name === name)!.counts);
const settings = testSurveySettings();
const result = quantifySurveys([{ stateId: 'before', region: setOf('debris') }, { stateId: 'charge1', region: setOf('foreign') }], settings);
const survey: AnalysisOf<'xps-survey'> = { kind: 'xps-survey', id: 'xps-survey', title: 'Survey', settings, result, resultOf: null, computedAt: '2026-01-01T00:00:00.000Z', software: 'test' };
const document: ProjectDocument = broughtUpToDate({ ...exampleDocument, analyses: [...exampleDocument.analyses, survey] });

describe('a quantified survey', () => {
  it('goes into tables of lines and of peaks with every number', () => {
    const [lines, peaks] = surveyTables(document, 'en');
    const cell = (line: string, column: string) => lines!.rows.find((row) => row[3] === line)![lines!.columns.indexOf(column)];
    expect(cell('Zr 3d', 'Verdict')).toBe('detected');
    expect(cell('Zr 3d', 'at-%')).toBe(result.states[0]!.composition.find(({ element }) => element === 'Zr')!.atomicPercent!.value);
    expect(cell('N 1s', 'Verdict')).toBe('not detected');
    expect(cell('N 1s', 'Detection limit (at-%)')).toBeGreaterThan(0);
    expect(peaks!.rows.some((row) => row[3] === 'unassigned' && String(row[4]).includes('Mo 3d'))).toBe(true);
  });

  it('goes into the report with limits, what is unassigned, and how', () => {
    const page = surveySection(document, 'en', t)!.text;
    expect(page).toContain('Zr 3d');
    expect(page).toContain('&lt;\u00A00.');
    expect(page).toContain('Mo 3d');
    expect(page).toContain('Currie');
    expect(page).not.toContain('out of date');
    expect(surveySection(exampleDocument, 'en', t)).toBeNull();
  });

  it('gives key numbers of the elements that some state shows, and the schema’s results one part more', () => {
    const zr = keyNumbers(document, t).filter(({ id }) => id === 'xps.survey.Zr');
    expect(zr.map(({ stateId, isUpperLimit }) => [stateId, isUpperLimit])).toEqual([['before', false], ['charge1', true]]);
    const state = results(document, { name: 'halocline', version: '0' }).states.find(({ id }) => id === 'before')!;
    const share = result.states[0]!.composition.find(({ element }) => element === 'Zr')!;
    expect(state.xpsSurvey!.elements.find(({ element }) => element === 'Zr')).toMatchObject({ verdict: 'detected', atomicPercent: { value: share.atomicPercent!.value } });
  });

  it('is held against Cl/Ru of the fit of the regions', () => {
    const fitted = (ratio: number): XpsAnalysis => ({ ...exampleAnalysis, result: { ...exampleAnalysis.result!, states: exampleAnalysis.result!.states.map((state) => ({ ...state, clToRuFrom: [{ ruSubshell: 'Ru3d' as const, ratio: { value: ratio, stdUncertainty: 0.03, interval: null }, commonRelative: 0.07 }] })) } });
    const sigmas = (ratio: number) => surveyAgainstSeries({ ...document, analyses: [fitted(ratio), survey] })!.states.find(({ stateId }) => stateId === 'charge1')!.sigmas;
    expect(sigmas(4)).toBeLessThan(2);
    expect(sigmas(9)).toBeGreaterThan(3);
    expect(surveyAgainstSeries({ ...document, analyses: [fitted(4), survey] })!.factors).toEqual({ survey: settings.quantification.sensitivityFactors.name, fit: exampleAnalysis.settings.quantification.sensitivityFactors.name });
    expect(surveyAgainstSeries(exampleDocument)).toBeNull();
  });
});
