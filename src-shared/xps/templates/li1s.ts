import type { RegionModel } from '../model';
import { shared } from './parameter';

/** Li 1s: one broad line. Two hundred times weaker than Ru 3d, so that its area is hardly a result. */
export function li1s(): RegionModel {
  return {
    region: 'Li1s',
    label: 'Li 1s',
    window: null,
    background: { kind: 'linear', slope: false, endpointAverage: 5, lossSteps: {} },
    components: [
      {
        id: 'li',
        label: 'Li⁺ 1s',
        species: 'Li',
        subshell: 'Li1s',
        line: 'single',
        lineNames: ['1s'],
        shape: 'voigt',
        parameters: {
          position: shared(56, 'NIST SRD 20: LiCl 55.8 to 56.2, Li2CO3 55.1 to 55.2, LiF 55.7 eV', { min: 54.5, max: 57.5 }),
          gaussFwhm: shared(1.3, 'insulating Li salts; fitted', { min: 0.8, max: 2.5 }),
          lorentzFwhm: shared(0.2, 'fitted', { min: 0.02, max: 0.8, priorSd: 0.15 }),
        },
        lossStep: null,
        states: null,
      },
    ],
  };
}
