import { expect, it } from 'vitest';
import type { ProjectDocument, ProjectMeasurement } from '@shared/project/document';
import { newDocument } from '@shared/project/new-document';
import { cyclingMeasurement, cyclingSettings } from './cycling-analysis';

const blank = newDocument({ id: 'p', now: '2026-01-01T00:00:00.000Z', locale: 'en' });
const curve = (id: string, halfCycles?: number): ProjectMeasurement => ({
  id, sha256: 'a'.repeat(64), index: 0, technique: 'electrochemistry', region: '', stateId: null, role: 'state', referenceName: null, points: 10,
  ...(halfCycles !== undefined && { halfCycles }),
});
const pick = (curves: ProjectMeasurement[], change: Partial<ProjectDocument> = {}, chosen: string | null = null) => cyclingMeasurement({ ...blank, ...change, measurements: curves }, chosen)?.id ?? null;

it('passes over impedance and short tests to the cycling of the five states', () => {
  expect(pick([curve('peis', 0), curve('formation', 1), curve('cycling', 4), curve('long', 200)])).toBe('cycling');
  expect(pick([curve('peis', 0), curve('first-charge', 1), curve('two', 2)])).toBe('two');
});

it('counts what the manifest counts', () => {
  const electrochemistry = { activeMassMg: 1, molarMassGMol: null, mAhPerGramPerElectron: null, initialRuOxidationState: null, ruOxidationStateRange: null, stateAfterStep: { a: -1, b: 7 } };
  const constants = { ...blank.constants, electrochemistry } as ProjectDocument['constants'];
  expect(pick([curve('cycling', 4), curve('long', 8)], { constants })).toBe('long');
});

it('takes the first where nobody looked, the chosen one always, and none that is set aside', () => {
  expect(pick([curve('a'), curve('b')])).toBe('a');
  expect(pick([curve('a', 4), curve('b', 0)], {}, 'b')).toBe('b');
  expect(pick([{ ...curve('a', 4), role: 'aside' }, curve('b', 0)])).toBe('b');
  expect(pick([])).toBeNull();
});

it('assumes the oxidation state that the formula leaves to ruthenium, and takes a molar mass that the manifest gives', () => {
  const of = (formula: string) => cyclingSettings({ ...blank, sample: { ...blank.sample, formula } });
  expect([of('LiRuCl4').initialOxidationState, of('Li2RuCl4').initialOxidationState, of('').initialOxidationState]).toEqual([3, 2, 3]);
  expect(of('Li2RuCl4').assumed).toContain('initialOxidationState');

  const electrochemistry = { activeMassMg: 1, molarMassGMol: 267.83, mAhPerGramPerElectron: null, initialRuOxidationState: null, ruOxidationStateRange: null, stateAfterStep: {} };
  // LiRuCl4 with a water: 96485.33/3.6/267.83 = 100.07 mAh/g.
  expect(cyclingSettings({ ...blank, constants: { ...blank.constants, electrochemistry } }).capacityPerElectron!.value).toBeCloseTo(100.07, 2);
});
