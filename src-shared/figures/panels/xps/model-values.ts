/** Values of a model's parameters with their links followed, for showing and for moving them by hand. */
import type { ComponentSpec, ParameterSpec, RegionModel } from '@shared/xps/model';

function specAt(region: RegionModel, path: string): ParameterSpec | undefined {
  const dot = path.lastIndexOf('.');
  const owner = path.slice(0, dot);
  const name = path.slice(dot + 1);
  if (owner === 'background') return region.background.lossSteps[name];
  return region.components.find(({ id }) => id === owner)?.parameters[name];
}

/**
 * The value of "component.parameter" in a region, following its link.
 * @throws when there is no such parameter, or links go round in a circle
 */
export function parameterValue(region: RegionModel, path: string, seen: readonly string[] = []): number {
  const spec = specAt(region, path);
  if (!spec) throw new Error(`Region ${region.region} has no parameter ${path}.`);
  if (spec.mode !== 'linked' || !spec.link) return spec.value;
  if (seen.includes(path)) throw new Error(`Links of region ${region.region} go round in a circle: ${[...seen, path].join(' → ')}.`);
  return spec.link.offset + spec.link.factor * parameterValue(region, spec.link.to, [...seen, path]);
}

/** True binding energy of a component's major line, eV: its position plus, where it has one, its shift from another component. */
export function componentPosition(region: RegionModel, component: ComponentSpec): number {
  const shift = component.parameters['chemicalShift'] ? parameterValue(region, `${component.id}.chemicalShift`) : 0;
  return parameterValue(region, `${component.id}.position`) + shift;
}

/** The parameter that moves when a component is moved by hand: its shift from another one where it has one, else its position. */
export function movedParameter(component: ComponentSpec): { readonly name: 'position' | 'chemicalShift'; readonly spec: ParameterSpec } | null {
  const shift = component.parameters['chemicalShift'];
  if (shift && shift.mode !== 'linked') return { name: 'chemicalShift', spec: shift };
  const position = component.parameters['position'];
  return position && position.mode !== 'linked' ? { name: 'position', spec: position } : null;
}

/** "Ru²⁺ 3d" → "Ru²⁺", "C 1s sp²" → "sp²": enough to tell components of one region apart. */
export function shortLabel(component: ComponentSpec): string {
  return component.label.replace(/^[A-Z][a-z]? \d[spdf](\d\/\d)? (?=.)/, '').replace(/ \d[spdf](\d\/\d)?$/, '');
}
