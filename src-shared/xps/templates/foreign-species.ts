import { satelliteParameters, type ComponentSpec } from '../model';
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

/** What the satellite of Ru³⁺ goes by where it is added or left out like a species. */
export const satelliteId = 'ru3Satellite';

/**
 * A shake-up satellite or unscreened final state of Ru³⁺ as part of its line: in every state in proportion, where it would be counted as Ru⁴⁺ and carbon.
 * @param ru3 the component without it
 */
export function withSatellite(ru3: ComponentSpec): ComponentSpec {
  const morgan = 'satellites of ruthenium compounds 1.4 to 2.5 eV above the main line (Morgan 2015, doi 10.1002/sia.5852)';
  return {
    ...ru3,
    parameters: {
      ...ru3.parameters,
      satelliteShare: shared(0.05, `${morgan}; share fitted`, { min: 0, max: 0.3 }),
      satelliteShift: shared(1.9, morgan, { min: 1.4, max: 2.6, priorSd: 0.25 }),
      satelliteWidth: shared(1.4, 'broader than the main line', { min: 0.9, max: 2.5, priorSd: 0.25 }),
    },
  };
}

/** The component without its satellite. */
export function withoutSatellite(component: ComponentSpec): ComponentSpec {
  return { ...component, parameters: Object.fromEntries(Object.entries(component.parameters).filter(([name]) => !(satelliteParameters as readonly string[]).includes(name))) };
}
