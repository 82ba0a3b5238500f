import type { ProjectDocument, XpsAnalysis } from '@shared/project/document';
import { exampleAnalysis, exampleDocument, quantity } from '@shared/report/testing/example-project';
import { describe, expect, it } from 'vitest';
import { chargeShiftsOf } from './charge-shifts';
import { xpsInputHash } from './xps-analysis';
import { singleId } from './xps-scope';

const fitOf = (id: string, shift: number, states: string[], given: Record<string, number> = {}): XpsAnalysis => {
  const settings = { ...exampleAnalysis.settings, states, chargeReference: { ...exampleAnalysis.settings.chargeReference, shifts: given } };
  const result = { ...exampleAnalysis.result!, states: exampleAnalysis.result!.states.filter(({ stateId }) => states.includes(stateId)).map((state) => ({ ...state, chargeShift: quantity(shift) })) };
  return { ...exampleAnalysis, id, settings, result, resultOf: xpsInputHash(exampleDocument, settings) };
};
const shiftsIn = (analyses: XpsAnalysis[]): Record<string, number> => {
  const document: ProjectDocument = { ...exampleDocument, analyses };
  return Object.fromEntries(Object.entries(chargeShiftsOf(document)).map(([id, { shift }]) => [id, shift]));
};

describe('charge corrections of a project', () => {
  it('are those of the fit of all states, though one state was fitted alone after it with the shifts of an older fit', () => {
    expect(shiftsIn([fitOf('xps', 0.9, ['before', 'charge1']), fitOf(singleId('charge1'), 0.22, ['charge1'], { before: 0.2, charge1: 0.21 })])).toEqual({ before: 0.9, charge1: 0.9 });
  });

  it('of a state that only a fit of its own has are taken from that', () => {
    expect(shiftsIn([fitOf('xps', 0.9, ['before']), fitOf(singleId('charge1'), 0.22, ['charge1'])])).toEqual({ before: 0.9, charge1: 0.22 });
  });

  it('are what the settings say where the result is of other settings', () => {
    const stale = { ...fitOf('xps', 0.9, ['before', 'charge1'], { before: 0.3 }), resultOf: 'b'.repeat(64) };
    expect(shiftsIn([stale])).toEqual({ before: 0.3 });
    expect(chargeShiftsOf({ ...exampleDocument, analyses: [stale] })['before']!.isStale).toBe(true);
    const current = fitOf('xps', 0.9, ['before'], { before: 0.3 });
    expect(chargeShiftsOf({ ...exampleDocument, analyses: [current] })['before']!.isStale).toBe(false);
  });
});
