import type { RegionModel } from '../model';
import { fixed, shared } from './parameter';

const iso = 'ISO 15472:2010, Au 4f7/2 of clean gold at 83.96 eV';

/** Au 4f of metal: what an energy scale is checked by. A surface line 0.3 eV below, as crystals show it, is added by hand. */
export function au4f(): RegionModel {
  return {
    region: 'Au4f',
    label: 'Au 4f',
    window: null,
    background: { kind: 'shirleyCofit', slope: true, endpointAverage: 5, lossSteps: { gold: shared(0.03, 'step behind Au 4f; fitted', { min: 0, max: 0.3 }) } },
    components: [
      {
        id: 'metal',
        label: 'Au 4f metal',
        species: 'other',
        subshell: 'Au4f',
        line: 'doublet',
        lineNames: ['4f7/2', '4f5/2'],
        shape: 'doniachSunjic',
        parameters: {
          position: shared(83.96, iso, { min: 82.5, max: 85.5 }),
          gaussFwhm: shared(0.5, 'what the instrument adds; fitted', { min: 0.05, max: 2 }),
          lorentzFwhm: shared(0.33, 'natural width of Au 4f, 0.3 to 0.4 eV', { min: 0.1, max: 0.7, priorSd: 0.1 }),
          asymmetry: shared(0.04, 'noble metal, little asymmetry', { min: 0, max: 0.15, priorSd: 0.03 }),
          tailDamping: fixed(12, 'tail damped over 10 to 20 eV, for without damping the area is infinite'),
          splitting: shared(3.67, 'usual value 3.67 eV', { min: 3.57, max: 3.77, priorSd: 0.02 }),
          areaRatio: shared(0.77, 'between statistical 0.75 and Scofield 0.787 (Al Kα)', { min: 0.65, max: 0.85, priorSd: 0.02 }),
          extraLorentzFwhm: shared(0.02, 'fitted', { min: 0, max: 0.3, priorSd: 0.05 }),
        },
        lossStep: 'gold',
        states: null,
      },
    ],
  };
}
