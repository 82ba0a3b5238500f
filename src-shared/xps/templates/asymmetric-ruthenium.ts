import type { ComponentSpec, RegionModel } from '../model';
import { fixed, linked, shared } from './parameter';

/** Ions of the chloride whose lines {@link withAsymmetricLines} takes in hand. */
const ions: ReadonlySet<ComponentSpec['species']> = new Set(['Ru2+', 'Ru3+', 'Ru4+']);

/** The lines of the chloride that are Voigt lines with a tail, the one that lends the others its tail first; empty where any is of another shape. */
export function shadedLines({ components }: RegionModel): ComponentSpec[] {
  const lines = components.filter(({ species, subshell }) => ions.has(species) && subshell === 'Ru3d');
  if (!lines.every(({ shape }) => shape === 'voigtTail')) return [];
  return [...lines].sort((a, b) => Number(a.parameters['tailShare']?.mode === 'linked') - Number(b.parameters['tailShare']?.mode === 'linked'));
}

/**
 * The model with Doniach–Šunjić lines for the chloride, as conducting compounds have them, in place of Voigt lines with a tail. Their tail reaches as far as the
 * damping lets it, where the background is, so that the same spectra hold more ruthenium.
 */
export function withAsymmetricLines(model: RegionModel): RegionModel {
  const [first] = shadedLines(model);
  if (!first) return model;
  const asymmetry = shared(0.05, 'between an insulator (0) and RuO2 or the metal (0.09)', { min: 0, max: 0.25, priorSd: 0.05 });
  return {
    ...model,
    components: model.components.map((component) => {
      if (component.shape !== 'voigtTail' || !ions.has(component.species)) return component;
      const kept = Object.entries(component.parameters).filter(([name]) => name !== 'tailShare' && name !== 'tailLength');
      return {
        ...component,
        shape: 'doniachSunjic',
        parameters: {
          ...Object.fromEntries(kept),
          asymmetry: component === first ? asymmetry : linked(`${first.id}.asymmetry`, 'common to all oxidation states'),
          tailDamping: fixed(12, 'tail damped over 10 to 20 eV, for without damping the area is infinite'),
        },
      };
    }),
  };
}
