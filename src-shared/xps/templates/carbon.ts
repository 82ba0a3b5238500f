import type { ComponentSpec, ParameterSpec } from '../model';
import { fixed, linked, shared } from './parameter';

/** C 1s of sp2 carbon (graphite, carbon black): mean of 21 NIST records 284.46 ± 0.14, recommended 284.5. */
export const sp2Position = 284.5;
const nist = 'NIST SRD 20, C 1s of graphite: 284.44 to 284.5 eV';
const biesinger = 'Biesinger 2022, doi 10.1016/j.apsusc.2022.153681';

/**
 * Carbon of a Ketjenblack composite: the asymmetric sp2 line, oxidised carbon and the shake-up.
 * Adventitious C–C lies 0.35 eV from sp2, inside its flank, and cannot be told from its asymmetry: the sp2 line stands for both.
 * The groups of oxidised carbon describe the envelope; their areas are not results where Ru 3d3/2 lies over them.
 */
export function carbonComponents(position: ParameterSpec, widestSp2 = 1.6): ComponentSpec[] {
  return [
    {
      id: 'sp2',
      label: 'C 1s sp²',
      species: 'C',
      subshell: 'C1s',
      line: 'single',
      lineNames: ['sp2'],
      shape: 'doniachSunjic',
      parameters: {
        position,
        gaussFwhm: shared(0.7, nist, { min: 0.3, max: widestSp2 }),
        lorentzFwhm: shared(0.25, 'graphite: 0.2 to 0.3 eV with its phonon broadening', { min: 0.05, max: 0.8, priorSd: 0.15 }),
        asymmetry: shared(0.1, 'graphite: 0.06 to 0.14 (Doniach–Šunjić)', { min: 0, max: 0.3, priorSd: 0.06 }),
        tailDamping: fixed(12, 'tail damped over 10 to 20 eV, for without damping the area is infinite'),
      },
      lossStep: 'carbon',
      states: null,
    },
    oxidised('co', 'C–O', 'C-O', 1.7, 'sp2'),
    oxidised('cdo', 'C=O', 'C=O', 3.1, 'co'),
    oxidised('ocdo', 'O–C=O', 'O-C=O', 4.3, 'co'),
    {
      id: 'shakeUp',
      label: 'π–π*',
      species: 'C',
      subshell: 'C1s',
      line: 'single',
      lineNames: ['pi-pi*'],
      shape: 'voigt',
      parameters: {
        position: linked('sp2.position', 'with the sp2 line'),
        chemicalShift: shared(6.4, 'shake-up of sp2 carbon: 290 to 292 eV (Morgan 2021, doi 10.3390/c7030051)', { min: 5.4, max: 7.4, priorSd: 0.3 }),
        gaussFwhm: shared(2.6, 'broad, 2 to 5 eV', { min: 1.5, max: 5, priorSd: 0.6 }),
        lorentzFwhm: fixed(0.3, 'small beside its Gaussian width'),
      },
      lossStep: 'carbon',
      states: null,
    },
  ];
}

function oxidised(id: string, label: string, line: string, shift: number, widthOf: string): ComponentSpec {
  return {
    id,
    label: `C 1s ${label}`,
    species: 'C',
    subshell: 'C1s',
    line: 'single',
    lineNames: [line],
    shape: 'voigt',
    parameters: {
      position: linked('sp2.position', 'with the sp2 line'),
      chemicalShift: shared(shift, biesinger, { min: shift - 0.5, max: shift + 0.5, priorSd: 0.2 }),
      gaussFwhm:
        widthOf === 'sp2' ? shared(1.15, `${biesinger}: 1.0 to 1.5 eV`, { min: 0.8, max: 2, priorSd: 0.15 }) : linked(`${widthOf}.gaussFwhm`, 'one width for oxidised carbon'),
      lorentzFwhm: fixed(0.2, 'natural width of C 1s, 0.1 to 0.2 eV'),
    },
    lossStep: 'carbon',
    states: null,
  };
}
