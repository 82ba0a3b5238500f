import type { RegionModel } from '../model';
import { fixed, perState, shared } from './parameter';

/** Cl 2p of the chloride: one doublet, whose position may follow the state of charge. */
export function cl2p(): RegionModel {
  return {
    region: 'Cl2p',
    label: 'Cl 2p',
    window: null,
    background: {
      kind: 'shirleyCofit',
      slope: true,
      endpointAverage: 5,
      lossSteps: { chlorine: shared(0.02, 'step behind Cl 2p; fitted', { min: 0, max: 0.15 }) },
    },
    components: [
      {
        id: 'cl',
        label: 'Cl⁻ 2p',
        species: 'Cl',
        subshell: 'Cl2p',
        line: 'doublet',
        lineNames: ['2p3/2', '2p1/2'],
        shape: 'voigt',
        parameters: {
          position: shared(198.6, 'NIST SRD 20: chlorides and Cl in Ru dimers 197.6 to 199.3 eV', { min: 197, max: 200.5, priorSd: 0.5 }),
          chemicalShift: perState(0, 'may move with the state of charge', { min: -0.8, max: 0.8, priorSd: 0.2 }),
          gaussFwhm: shared(1.0, 'chlorides 1.0 to 1.4 eV', { min: 0.5, max: 2.5 }),
          lorentzFwhm: shared(0.2, 'natural width of Cl 2p about 0.1 to 0.2 eV', { min: 0.02, max: 0.8, priorSd: 0.15 }),
          splitting: shared(1.6, 'NIST SRD 20: 1.60 eV', { min: 1.5, max: 1.7, priorSd: 0.02 }),
          areaRatio: shared(0.506, 'between statistical 0.500 and Scofield 0.513', { min: 0.48, max: 0.53, priorSd: 0.007 }),
          extraLorentzFwhm: fixed(0, 'no extra decay of 2p1/2 known'),
        },
        lossStep: 'chlorine',
        states: null,
      },
    ],
  };
}
