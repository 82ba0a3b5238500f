import { describe, expect, it } from 'vitest';
import type { StateData } from '@shared/xps/series';
import { statesOnScale, type MeasuredScale } from './energy-scale';

const region = (measurementId: string) => ({ measurementId, bindingEnergy: Float64Array.of(288, 289), counts: Float64Array.of(1, 2), livetimeS: 1, isPoisson: true, transmission: null });
const states: StateData[] = [{ stateId: 's', regions: { C1s: region('kinetic'), Cl2p: region('binding') } }];
const scales: Record<string, MeasuredScale> = {
  kinetic: { photonEnergyEv: 1486.6, workFunctionEv: 4.4, fileScale: 'kinetic-energy', usedPhotonEnergyEv: 1486.6 },
  binding: { photonEnergyEv: 1486.6, workFunctionEv: null, fileScale: 'binding-energy', usedPhotonEnergyEv: null },
};
const as = { photonEnergyEv: 1486.6, photonEnergySource: 'file' as const };
const energies = (found: readonly StateData[], key: string) => [...found[0]!.regions[key]!.bindingEnergy];

describe('statesOnScale', () => {
  it('leaves the scale as the files have it', () => {
    expect(statesOnScale({ asMeasured: states, scales }, as)).toBe(states);
    // A manifest's photon energy quantifies, but moves nothing that the file has placed.
    expect(statesOnScale({ asMeasured: states, scales }, { ...as, photonEnergyEv: 1486.69, photonEnergySource: 'manifest' })).toBe(states);
  });

  it('subtracts the work function that the user asks for from every spectrum', () => {
    // The trap of LG4X-V2 issue 56: graphite at 288 eV belongs at 284 eV.
    const moved = statesOnScale({ asMeasured: states, scales }, { ...as, workFunctionEv: 4.4 });
    expect(energies(moved, 'C1s')[0]).toBeCloseTo(283.6, 9);
    expect(energies(moved, 'Cl2p')[1]).toBeCloseTo(284.6, 9);
    expect(energies(states, 'C1s')[0]).toBe(288);
  });

  it('moves what was measured in kinetic energy with the photon energy that the user gives', () => {
    const moved = statesOnScale({ asMeasured: states, scales }, { photonEnergyEv: 1486.7, photonEnergySource: 'user' });
    expect(energies(moved, 'C1s')[0]).toBeCloseTo(288.1, 9);
    expect(energies(moved, 'Cl2p')[0]).toBe(288);
  });
});
