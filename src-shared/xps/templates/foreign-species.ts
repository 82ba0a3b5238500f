import type { ComponentSpec } from '../model';
import { fixed, linked, shared } from './parameter';

/** Ruthenium that does not belong to the chloride and lies where it would be counted as Ru²⁺. Both are metallic and so asymmetric. */
export function foreignRuthenium(): ComponentSpec[] {
  return [
    foreign('ruMetal', 'Ru metal', 'Ru-metal', {
      position: shared(280.05, 'NIST SRD 20, evaluated 280.04 ± 0.06 eV (Powell 2012)', { min: 279.75, max: 280.35, priorSd: 0.08 }),
      gaussFwhm: shared(0.5, 'narrow metallic line', { min: 0.3, max: 0.9, priorSd: 0.12 }),
    }),
    foreign('ruO2', 'RuO₂', 'RuO2', {
      position: shared(280.8, 'NIST SRD 20, median of RuO2 records', { min: 280.5, max: 281.1, priorSd: 0.1 }),
      gaussFwhm: shared(0.7, 'rutile RuO2', { min: 0.4, max: 1.2, priorSd: 0.15 }),
    }),
  ];
}

function foreign(id: string, name: string, species: 'Ru-metal' | 'RuO2', place: Pick<ComponentSpec['parameters'], 'position' | 'gaussFwhm'>): ComponentSpec {
  const same = (parameter: string) => linked(`ru2.${parameter}`, 'as in the chloride');
  return {
    id,
    label: `${name} 3d`,
    species,
    subshell: 'Ru3d',
    line: 'doublet',
    lineNames: ['3d5/2', '3d3/2'],
    shape: 'doniachSunjic',
    parameters: {
      ...place,
      lorentzFwhm: fixed(0.3, 'Ru metal 3d5/2'),
      asymmetry: fixed(0.09, 'metallic line, Doniach–Šunjić'),
      tailDamping: fixed(12, 'tail damped over 10 to 20 eV, for without damping the area is infinite'),
      splitting: same('splitting'),
      areaRatio: same('areaRatio'),
      extraLorentzFwhm: same('extraLorentzFwhm'),
    },
    lossStep: 'ruthenium',
    states: null,
  };
}

/**
 * A shake-up satellite or unscreened final state of Ru³⁺: it belongs to Ru³⁺, in every state in proportion, and lies where it would be counted as Ru⁴⁺.
 */
export function ru3Satellite(): ComponentSpec {
  const same = (parameter: string) => linked(`ru2.${parameter}`, 'as in the chloride');
  const morgan = 'satellites of ruthenium compounds 1.4 to 2.5 eV above the main line (Morgan 2015, doi 10.1002/sia.5852)';
  return {
    id: 'ru3Satellite',
    label: 'Ru³⁺ 3d satellite',
    species: 'Ru3+',
    subshell: 'Ru3d',
    line: 'doublet',
    lineNames: ['3d5/2', '3d3/2'],
    shape: 'voigt',
    parameters: {
      position: linked('ru3.position', 'with Ru³⁺'),
      chemicalShift: shared(1.9, morgan, { min: 1.4, max: 2.6, priorSd: 0.25 }),
      gaussFwhm: shared(1.2, 'broader than the main line', { min: 0.7, max: 2.5, priorSd: 0.3 }),
      lorentzFwhm: same('lorentzFwhm'),
      splitting: same('splitting'),
      areaRatio: same('areaRatio'),
      extraLorentzFwhm: same('extraLorentzFwhm'),
    },
    lossStep: 'ruthenium',
    states: null,
  };
}
