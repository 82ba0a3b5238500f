import { create } from 'mutative';
import { expect, it } from 'vitest';
import { newDocument } from '@shared/project/new-document';
import type { Analysis, ProjectDocument, ProjectMeasurement } from '@shared/project/document';
import { defaultXrdSettings } from '@shared/xrd/analyse-pattern';
import { inputHashOf, isStale, rememberFresh } from './staleness';

const pattern: ProjectMeasurement = { id: 'm', sha256: 'a'.repeat(64), index: 0, technique: 'xrd', name: '', region: '', role: 'state', stateId: 's', referenceName: null, findings: [] } as unknown as ProjectMeasurement;
const blank: ProjectDocument = { ...newDocument({ id: 'p', now: '2026-01-01T00:00:00.000Z', locale: 'en', title: '' }), measurements: [pattern] };
const made = { id: 'a', kind: 'xrd-halo', title: 'XRD', settings: defaultXrdSettings, result: {}, resultOf: null, computedAt: null, software: null } as unknown as Analysis;
const analysis = { ...made, resultOf: inputHashOf(blank, made) } as Analysis;

it('is asked again where a part of the document is another one, and not where only the look is', () => {
  expect(isStale(blank, analysis)).toBe(false);
  expect(isStale({ ...blank, view: {} }, analysis)).toBe(false);
  expect(isStale({ ...blank, measurements: [{ ...pattern, stateId: 't' }] }, analysis)).toBe(true);
  expect(isStale({ ...blank, measurements: [{ ...pattern }] }, analysis)).toBe(false);
  expect(isStale(blank, { ...analysis, settings: { ...defaultXrdSettings, falseAlarmRate: 0.05 } } as Analysis)).toBe(true);
  expect(isStale(blank, analysis)).toBe(false);
});

it('sees what changes in a draft', () => {
  create({ ...blank, analyses: [analysis] } as ProjectDocument, (draft) => {
    expect(isStale(draft, draft.analyses[0]!)).toBe(false);
    draft.measurements[0]!.stateId = 't';
    expect(isStale(draft, draft.analyses[0]!)).toBe(true);
  });
});

it('is not hashed where it is known what a result was computed from, and is as soon as a part is another one', () => {
  // A hash that no document has: what is known and what is hashed differ.
  const remembered = { ...analysis, resultOf: 'sha' } as Analysis;
  rememberFresh(blank, remembered);
  expect(isStale({ ...blank, view: {} }, remembered)).toBe(false);
  expect(isStale({ ...blank, measurements: [{ ...pattern }] }, remembered)).toBe(true);
});
