import type { ComponentSpec, ParameterSpec, RegionModel } from '../model';
import { fixed, linked, shared } from './parameter';

const biesinger = 'Biesinger 2022, doi 10.1016/j.apsusc.2022.153681';
const doren = 'PET: Doren, Genet and Rouxhet 1994, doi 10.1116/1.1247762, widths 0.90 to 1.23 eV';

/**
 * C 1s without a conducting sp2 carbon: polymers, and adventitious carbon on an insulator. All lines are symmetric and stand by their shifts
 * from C–C and C–H; two widths, for the groups with one bond to oxygen are often wider than the carboxyl.
 */
export function organicCarbon(): RegionModel {
  return {
    region: 'C1s',
    label: 'C 1s, organic',
    window: [278, 298],
    background: {
      kind: 'shirleyCofit',
      slope: true,
      endpointAverage: 5,
      lossSteps: { carbon: shared(0.02, 'step behind C 1s; fitted', { min: 0, max: 0.15 }) },
    },
    components: [
      carbon('cc', 'C 1s C–C, C–H', 'C-C', { position: shared(284.8, 'adventitious carbon by habit; an insulator may stand elsewhere', { min: 282.8, max: 287 }) }, shared(1.1, doren, { min: 0.5, max: 2.5 })),
      carbon('co', 'C 1s C–O', 'C-O', fromMain(1.5, `${biesinger}; ${doren}: 1.6`), shared(1.1, doren, { min: 0.5, max: 2.5, priorSd: 0.3 })),
      carbon('cdo', 'C 1s C=O', 'C=O', fromMain(3, biesinger), linked('co.gaussFwhm', 'one width with C–O')),
      carbon('ocdo', 'C 1s O–C=O', 'O-C=O', fromMain(4, `${biesinger}; ${doren}: 4.0`), shared(1, doren, { min: 0.5, max: 2.5, priorSd: 0.3 })),
      carbon('shakeUp', 'π–π*', 'pi-pi*', fromMain(6.6, `shake-up of aromatic carbon; ${doren}: 6.5`, 1), shared(2, 'broad', { min: 1, max: 5, priorSd: 0.6 })),
    ],
  };
}

const fromMain = (shift: number, source: string, reach = 0.5): Record<string, ParameterSpec> => ({
  position: linked('cc.position', 'with C–C'),
  chemicalShift: shared(shift, source, { min: shift - reach, max: shift + reach, priorSd: reach / 2.5 }),
});

function carbon(id: string, label: string, line: string, place: Record<string, ParameterSpec>, gaussFwhm: ParameterSpec): ComponentSpec {
  return {
    id,
    label,
    species: 'C',
    subshell: 'C1s',
    line: 'single',
    lineNames: [line],
    shape: 'voigt',
    parameters: { ...place, gaussFwhm, lorentzFwhm: fixed(0.15, 'natural width of C 1s, 0.1 to 0.2 eV') },
    lossStep: 'carbon',
    states: null,
  };
}
