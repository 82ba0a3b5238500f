import type { ComponentSpec, ParameterSpec, RegionModel, Species } from '../model';
import { carbonComponents, sp2Position } from './carbon';
import { fixed, linked, shared } from './parameter';

const brant = 'NIST SRD 20: Brant 1987, Cl-bridged Ru dimers';
const splitting = 'Ru 3d 4.17 eV: Nyholm 1980 in NIST SRD 20';

/**
 * Ru 3d under C 1s: three chloride doublets and the carbon of the electrode, over all states (science of the choice: the ruthenium
 * comes from 3d5/2, nearly free of carbon; one width per oxidation state, because a common one biases fractions by up to 0.04).
 */
export function ru3dC1s(): RegionModel {
  return {
    region: 'Ru3d_C1s',
    label: 'Ru 3d + C 1s',
    window: null,
    background: {
      kind: 'shirleyCofit',
      slope: true,
      endpointAverage: 5,
      lossSteps: {
        ruthenium: shared(0.02, 'step behind Ru 3d; fitted', { min: 0, max: 0.15 }),
        carbon: shared(0.02, 'step behind C 1s; fitted', { min: 0, max: 0.15, priorSd: 0.02 }),
      },
    },
    components: [
      ruthenium('ru2', 'Ru²⁺', 'Ru2+', {
        position: linked('ru3.position', 'with Ru³⁺'),
        chemicalShift: shared(-1.05, `${brant}: Ru²⁺ to Ru³⁺ 0.9 to 1.0 eV`, { min: -1.5, max: -0.6, priorSd: 0.2 }),
      }),
      ruthenium('ru3', 'Ru³⁺', 'Ru3+', {
        position: shared(281.9, `${brant}, Ohyoshi 1980, Kim 1991: 281.7 to 282.2 eV`, { min: 281, max: 282.8, priorSd: 0.3 }),
      }),
      ruthenium('ru4', 'Ru⁴⁺', 'Ru4+', {
        position: linked('ru3.position', 'with Ru³⁺'),
        chemicalShift: shared(1.0, 'no Ru(IV) chloride in NIST; Ru³⁺ + 0.9 ± 0.4 eV by extrapolation', { min: 0.5, max: 1.6, priorSd: 0.3 }),
      }),
      ...carbonComponents(fixed(sp2Position, 'charge reference')),
    ],
  };
}

function ruthenium(id: string, ion: string, species: Species, place: Record<string, ParameterSpec>): ComponentSpec {
  const first = id === 'ru2';
  const same = (name: string) => linked(`ru2.${name}`, 'common to all oxidation states');
  return {
    id,
    label: `${ion} 3d`,
    species,
    subshell: 'Ru3d',
    line: 'doublet',
    lineNames: ['3d5/2', '3d3/2'],
    shape: 'voigtTail',
    parameters: {
      ...place,
      gaussFwhm: shared(0.95, 'Ru chlorides 1.1 to 1.7 eV in all: Brant 1987, Kim 1991', { min: 0.5, max: 2, priorSd: 0.25 }),
      lorentzFwhm: first ? shared(0.3, 'fitted; natural width of Ru 3d5/2 0.17 eV (Campbell and Papp 2001), wider by resolution and phonons', { min: 0.05, max: 0.9, priorSd: 0.2 }) : same('lorentzFwhm'),
      tailShare: first
        ? shared(0, 'open 4d shell: final states closer than the resolution may shade the line off; 0 is a Voigt line, fitted', { min: 0, max: 0.6, priorSd: 0.15 })
        : same('tailShare'),
      tailLength: fixed(1, 'order of the multiplet spread of a 4d shell; share and length cannot both be told'),
      splitting: first ? shared(4.17, splitting, { min: 4.0, max: 4.35, priorSd: 0.03 }) : same('splitting'),
      areaRatio: first
        ? shared(0.678, 'between statistical 0.667 and Scofield 0.690', { min: 0.65, max: 0.71, priorSd: 0.012 })
        : same('areaRatio'),
      extraLorentzFwhm: first
        ? shared(0.2, '3d3/2 is broader (Coster–Kronig): NIST width pairs 1.09 to 1.14', { min: 0, max: 0.8, priorSd: 0.15 })
        : same('extraLorentzFwhm'),
    },
    lossStep: 'ruthenium',
    states: null,
  };
}
