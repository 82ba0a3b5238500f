import { expect, it } from 'vitest';
import { translate } from '@shared/i18n/translate';
import type { Anchor } from '@shared/project/annotation-anchor';
import type { ProjectDocument, ProjectMeasurement } from '@shared/project/document';
import { xpsInputHash } from '@shared/project/analyses/xps-analysis';
import { newDocument } from '@shared/project/new-document';
import type { XpsSettings } from '@shared/xps/model';
import { anchorWords } from './anchor-words';

const measured = (technique: ProjectMeasurement['technique'], region: string): ProjectMeasurement => ({ id: `${technique}`, sha256: 'a'.repeat(64), index: 0, technique, region, stateId: technique === 'electrochemistry' ? null : 'charge1', role: 'state', referenceName: null, points: 3 });
const document: ProjectDocument = { ...newDocument({ id: 'p', now: '2026-01-01T00:00:00.000Z', locale: 'en' }), measurements: [measured('xps', 'Ru3d_C1s'), measured('xrd', ''), measured('raman', ''), measured('electrochemistry', '')] };
/** With a fit that found the state 0.16 eV too low; its settings do not say so, for it began without. */
function fitted(more: object): ProjectDocument {
  const settings = { regions: [], states: ['charge1'], photonEnergySource: 'file', chargeReference: { shifts: {} }, ...more } as unknown as XpsSettings;
  const result = { states: [{ stateId: 'charge1', chargeShift: { value: -0.16 } }] };
  return { ...document, analyses: [{ kind: 'xps-series', id: 'x', title: '', settings, result, resultOf: xpsInputHash(document, settings), computedAt: null, software: null } as unknown as ProjectDocument['analyses'][number]] };
}
const words = (of: ProjectDocument, anchor: Anchor): string => anchorWords(of, anchor, (key, params) => translate('en', key, params));
const point = (technique: string, x: number): Anchor => ({ kind: 'point', measurementId: technique, x, y: null });

it('tells a place with its unit', () => {
  expect([point('xps', 284.2), point('xrd', 32.1), point('raman', 293), point('electrochemistry', 1.5)].map((anchor) => words(document, anchor).replace(/^1st charge, /, ''))).toEqual(['Ru 3d + C 1s 284.20 eV', 'XRD 32.10°', 'Raman 293.00 cm⁻¹', 'Cycling 1.50 h']);
});

it('tells a binding energy as plots show it, and as it was measured', () => {
  expect(words(fitted({}), point('xps', 284.2))).toBe('1st charge, Ru 3d + C 1s 284.36 eV (284.20 as measured)');
  expect(words(fitted({ workFunctionEv: 4.5 }), { kind: 'range', measurementId: 'xps', from: 284.2, to: 286 })).toBe('1st charge, Ru 3d + C 1s 279.86 – 281.66 eV (284.20 – 286.00 as measured)');
  expect(words(fitted({ photonEnergySource: 'user' }), point('xps', 284.2))).toBe('1st charge, Ru 3d + C 1s 284.20 eV, as measured');
});
