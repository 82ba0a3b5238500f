import { expect, it, vi } from 'vitest';
import { buildCurve, stretches } from '@shared/electrochemistry/testing/build-curve';
import { newDocument } from '@shared/project/new-document';
import type { Analysis, ProjectDocument, ProjectMeasurement } from '@shared/project/document';
import { bookkeepingOf, splitCyclingOf } from './cycling-panel';

const blank = newDocument({ id: 'p', now: '2026-01-01T00:00:00.000Z', locale: 'en', title: 'test' });
const measurement: ProjectMeasurement = { id: 'm', sha256: 'a'.repeat(64), index: 0, technique: 'electrochemistry', region: '', stateId: null, role: 'state', referenceName: null, points: 600, reading: undefined };
/** 0.1 mA for 5 h through 10 mg of 100 mAh/g for each electron: half an electron per Ru. */
const cycled: ProjectDocument = {
  ...blank,
  measurements: [measurement],
  constants: { ...blank.constants, electrochemistry: { activeMassMg: 10, molarMassGMol: null, mAhPerGramPerElectron: 100, initialRuOxidationState: 3, ruOxidationStateRange: null, stateAfterStep: { charge1: 0 } } },
};
const curve = buildCurve(stretches([{ hours: 5, current: 0.1, from: 3, to: 4 }]));
const split = () => splitCyclingOf(cycled, () => curve);

it('gives the charge of a curve that nobody has kept an analysis of', () => {
  const { result } = bookkeepingOf(cycled, split)!;
  expect(result.states.find(({ stateId }) => stateId === 'charge1')!.electronsPerRu.value).toBeCloseTo(0.5, 2);
});

it('leaves the word to an analysis that is kept, and reads no curve for it', () => {
  const read = vi.fn(split);
  const kept = { kind: 'cycling', id: 'c', result: { states: [] } } as unknown as Analysis;
  expect(bookkeepingOf({ ...cycled, analyses: [kept] }, read)).toBeNull();
  expect(read).not.toHaveBeenCalled();
});
