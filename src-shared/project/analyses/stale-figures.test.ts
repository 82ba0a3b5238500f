import { expect, it } from 'vitest';
import type { Analysis } from '@shared/project/document';
import { newDocument } from '@shared/project/new-document';
import { inputHashOf } from './staleness';
import { staleViews } from './stale-figures';

const blank = newDocument({ id: 'p', now: '2026-01-01T00:00:00.000Z', locale: 'en', title: 'test' });

/** An analysis with a result that belongs to its settings, or no longer does. */
function computed(kind: 'xps-series' | 'xps-survey', isStale: boolean): Analysis {
  const analysis = { kind, id: kind, title: '', settings: { states: [] }, result: { states: [] }, resultOf: null, computedAt: null, software: null } as unknown as Analysis;
  return { ...analysis, resultOf: isStale ? 'of other settings' : inputHashOf(blank, analysis) } as Analysis;
}

it.each([
  [true, false, [['xps'], [], ['xps']]],
  [false, true, [[], ['xps'], ['xps']]],
  [false, false, [[], [], []]],
])('a panel of the series stands by the series (stale: %s), one of surveys by the surveys (%s), a board by both', (isSeriesStale, isSurveyStale, expected) => {
  const document = { ...blank, analyses: [computed('xps-series', isSeriesStale), computed('xps-survey', isSurveyStale)] };
  const panels = [{ kind: 'xps' as const, look: { region: 'Ru3d_C1s' } }, { kind: 'xps' as const, look: { region: 'Survey' } }, { kind: 'board' as const }];
  expect(panels.map((panel) => staleViews([panel], document))).toEqual(expected);
});

it.each([
  ['', ['xps', 'cycling']],
  ['xps/Survey cycling', ['xps', 'cycling']],
  ['xps/Survey cycling fractions', ['xps']],
])('a board that hides the rows "%s" stands by %j', (rowsHidden, expected) => {
  const cycling = { ...computed('xps-survey', true), kind: 'cycling', id: 'cycling' } as unknown as Analysis;
  const board = { kind: 'board' as const, look: { rowsHidden } };
  expect(staleViews([board], { ...blank, analyses: [computed('xps-series', true), cycling] })).toEqual(expected);
  // The survey stands in one row alone.
  expect(staleViews([board], { ...blank, analyses: [computed('xps-survey', true)] })).toEqual(rowsHidden === '' ? ['xps'] : []);
});
