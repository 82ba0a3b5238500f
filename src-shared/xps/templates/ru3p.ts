import type { RegionModel } from '../model';
import { perState, shared } from './parameter';

/**
 * Ru 3p: too broad to tell oxidation states, but free of carbon, so one doublet gives the total ruthenium.
 * Its position and Gaussian width belong to the state, because they hold the mean and the spread of the oxidation states.
 */
export function ru3p(): RegionModel {
  return {
    region: 'Ru3p',
    label: 'Ru 3p',
    window: null,
    background: {
      kind: 'shirleyCofit',
      slope: true,
      endpointAverage: 5,
      lossSteps: { ruthenium: shared(0.01, 'step behind Ru 3p; fitted', { min: 0, max: 0.1 }) },
    },
    components: [
      {
        id: 'ru',
        label: 'Ru 3p',
        species: 'Ru',
        subshell: 'Ru3p',
        line: 'doublet',
        lineNames: ['3p3/2', '3p1/2'],
        shape: 'voigt',
        parameters: {
          position: perState(463.4, 'NIST SRD 20: RuCl3 463.3, K2RuCl6 464.4 eV', { min: 461, max: 466 }),
          gaussFwhm: perState(1.8, 'Ru 3p3/2 3 to 4.3 eV in all (Shen 1991)', { min: 0.8, max: 4 }),
          lorentzFwhm: shared(2.4, 'fitted; natural width of Ru 3p3/2 2.2 eV (Campbell and Papp 2001)', { min: 0.5, max: 5, priorSd: 0.8 }),
          splitting: shared(22.2, 'Nyholm 1980 in NIST SRD 20; Fuggle 22.1', { min: 21.5, max: 23, priorSd: 0.1 }),
          areaRatio: shared(0.503, 'between statistical 0.500 and Scofield 0.507', { min: 0.46, max: 0.55, priorSd: 0.01 }),
          extraLorentzFwhm: shared(0.4, '3p1/2 lives shorter; fitted', { min: 0, max: 2, priorSd: 0.4 }),
        },
        lossStep: 'ruthenium',
        states: null,
      },
    ],
  };
}
