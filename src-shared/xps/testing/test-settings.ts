import type { XpsSettings } from '../model';
import type { StateData } from '../series';
import { regionTemplates } from '../templates/region-templates';
import { testInstrument } from './five-states';

/** Default settings for test sets: the shipped templates of the regions that are there, with the constants the sets are made with. */
export function testSettings(states: readonly StateData[]): XpsSettings {
  const regions = Object.entries(regionTemplates).flatMap(([key, template]) => (states.some((state) => state.regions[key]) ? [template()] : []));
  const referenceRegion = regions.find((region) => region.components.some(({ id }) => id === 'sp2'));
  return {
    regions,
    chargeReference: {
      kind: referenceRegion ? 'component' : 'fixed',
      region: referenceRegion?.region ?? null,
      component: referenceRegion ? 'sp2' : null,
      position: 284.5,
      source: 'test',
      shifts: {},
      searchRange: [-3, 3],
    },
    quantification: {
      sensitivityFactors: {
        name: 'test',
        source: 'test',
        factors: { ...testInstrument.rsf },
        includes: { transmission: false, inelasticMeanFreePath: true, asymmetry: true },
        relativeUncertainty: 0,
      },
      transmission: { kind: 'power', exponent: testInstrument.transmissionExponent },
      inelasticMeanFreePath: { kind: 'none' },
      ruFrom: 'Ru3d',
    },
    photonEnergyEv: testInstrument.photonEnergyEv,
    photonEnergySource: 'manifest',
    states: states.map(({ stateId }) => stateId),
    foreignSpecies: 'keep',
    seed: 1,
  };
}
