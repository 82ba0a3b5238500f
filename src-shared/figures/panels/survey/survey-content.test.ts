import { describe, expect, it } from 'vitest';
import type { Annotation } from '@shared/project/annotation-anchor';
import synthetic from '@shared/xps/survey/fixtures/synthetic-surveys.json';
import { quantifySurveys } from '@shared/xps/survey/quantify-survey';
import { surveyCurves } from '@shared/xps/survey/survey-curves';
import { testSurvey, testSurveySettings } from '@shared/xps/testing/test-surveys';
import { plotThemes } from '../../scene/plot-theme';
import { surveyContent, type SurveyDesk } from './survey-content';

const settings = { ...testSurveySettings(), shifts: { before: { value: 2, from: 'user' as const } } };
const region = testSurvey(synthetic.sets.find(({ name }) => name === 'clean')!.counts);
/** A work function of 4 eV was subtracted from what the file says. */
const onScale = { ...region, bindingEnergy: region.bindingEnergy.map((energy) => energy - 4), scaleOffset: -4 };
const surveys = [{ stateId: 'before', region: onScale }];
const result = quantifySurveys(surveys, settings);
const desk: SurveyDesk = { surveys, settings, result, isStale: false, curves: surveyCurves(surveys, settings, result) };
const note: Annotation = { id: 'n', anchor: { kind: 'point', measurementId: region.measurementId, x: 206, y: null }, text: 'chlorine', author: null, createdAt: '2026-01-01T00:00:00.000Z' };
const states = ['before', 'charge1'].map((id) => ({ id, label: id, shortLabel: id, palette: 0 }));
const rowsOf = (one: SurveyDesk, annotations: readonly Annotation[]) => surveyContent({ desk: one, annotations: [...annotations], states, selectedLine: null, theme: plotThemes.light, t: (key) => key }).rows;

describe('surveyContent', () => {
  it('draws notes where they were put in the file, after work function and charge shift', () => {
    // 206 eV of the file − 4 eV of work function − 2 eV of charge.
    expect(rowsOf(desk, [note])[0]!.notes!.map(({ from, text }) => [from, text])).toEqual([[200, 'chlorine']]);
    expect(rowsOf({ ...desk, curves: null }, [note])[0]!.notes!.map(({ from }) => from), 'before the charge shift is known').toEqual([202]);
    expect(rowsOf(desk, [{ ...note, anchor: { kind: 'point', measurementId: 'other', x: 206, y: null } }])[0]!.notes).toEqual([]);
  });

  it('shows the states that were measured, and where none was, says so', () => {
    expect(rowsOf(desk, []).map(({ id }) => id)).toEqual(['before']);
    const none = rowsOf({ ...desk, surveys: [], curves: null, result: null }, []);
    expect(none.map(({ curves, message }) => [curves, message])).toEqual([[null, 'survey.noSurveyHere'], [null, 'survey.noSurveyHere']]);
  });
});
