import type { ComponentSpec, FittedPart, ParameterSpec, RegionModel, XpsSettings } from '../model';
import { componentPath, lossStepPath } from './parameter-names';

/**
 * What lies between two fits. The numbers of a fit become the model's own once it is edited, so that only what the user touches moves. The next fit
 * begins where the last one began nevertheless: from the numbers it would not get away from where a wrong background or energy scale had led them.
 */

/** Whether two plain values hold the same. */
export const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** The specifications of a model by full name: "Ru3d_C1s/ru3.gaussFwhm", "Ru3d_C1s/background.ruthenium". */
export function specsByName({ regions }: Pick<XpsSettings, 'regions'>): Map<string, ParameterSpec> {
  return new Map(
    regions.flatMap(({ region, components, background }) => [
      ...components.flatMap((component) => Object.entries(component.parameters).map(([name, spec]) => [`${region}/${componentPath(component, name)}`, spec] as const)),
      ...Object.entries(background.lossSteps).map(([name, spec]) => [`${region}/${lossStepPath(name)}`, spec] as const),
    ]),
  );
}

/** The components of a model by full name: "Ru3d_C1s/ruMetal". */
export const componentsByName = ({ regions }: Pick<XpsSettings, 'regions'>): Map<string, ComponentSpec> =>
  new Map(regions.flatMap(({ region, components }) => components.map((component) => [`${region}/${component.id}`, component] as const)));

/** "Ru3d_C1s/ru3" of "Ru3d_C1s/ru3.gaussFwhm". */
export const ownerOf = (parameter: string): string => parameter.slice(0, parameter.lastIndexOf('.'));

/** The model that a fit begins with: without the numbers of the last fit and what that added by itself, but with all that the user changed since. */
export function startingModel(settings: XpsSettings): XpsSettings {
  const { fitted, broadening, ...model } = settings;
  if (!fitted) return settings;
  const { chargeReference } = model;
  // Where shifts are given and not fitted, what was found is what is given.
  const begun = chargeReference.kind === 'component' ? fitted.shifts : {};
  const shifts = Object.entries(chargeReference.shifts).flatMap(([stateId, shift]) => {
    const start = begun[stateId] === undefined ? shift : begun[stateId];
    return start === null ? [] : [[stateId, start] as const];
  });
  const widths = fitted.broadening === undefined ? broadening : fitted.broadening;
  return {
    ...model,
    ...(widths && { broadening: widths }),
    chargeReference: { ...chargeReference, shifts: Object.fromEntries(shifts) },
    regions: model.regions.map((region) => startingRegion(region, fitted)),
  };
}

function startingRegion(model: RegionModel, { starts, added }: FittedPart): RegionModel {
  const all = (specs: Readonly<Record<string, ParameterSpec>>, path: (name: string) => string): Record<string, ParameterSpec> =>
    Object.fromEntries(
      Object.entries(specs).flatMap(([name, spec]) => {
        const fullName = `${model.region}/${path(name)}`;
        if (added.includes(fullName)) return [];
        const start = starts[fullName];
        return [[name, start ? startingSpec(spec, start) : spec]];
      }),
    );
  return {
    ...model,
    background: { ...model.background, lossSteps: all(model.background.lossSteps, lossStepPath) },
    components: model.components.flatMap((component) => (added.includes(`${model.region}/${component.id}`) ? [] : [{ ...component, parameters: all(component.parameters, (name) => componentPath(component, name)) }])),
  };
}

function startingSpec(spec: ParameterSpec, start: FittedPart['starts'][string]): ParameterSpec {
  const begun = { ...spec, ...start };
  if (!start.stateValues) delete begun.stateValues;
  return begun;
}

/** Settings after an edit: what it changed is the user's own from then on, and the next fit begins with it. @param before the settings that were edited */
export function ownedByUser(before: XpsSettings, after: XpsSettings): XpsSettings {
  const { fitted, ...model } = after;
  if (!fitted) return after;
  const [oldSpecs, oldComponents] = [specsByName(before), componentsByName(before)];
  const [specs, components] = [specsByName(after), componentsByName(after)];
  const followed = followedComponents(after, fitted.added);
  const isUntouched = (name: string): boolean =>
    specs.has(name) ? same(specs.get(name), oldSpecs.get(name)) : components.has(name) && same(components.get(name), oldComponents.get(name)) && !followed.has(name);
  const { broadening, ...rest } = fitted;
  // Where the analysis may add nothing any more, what it has added stays as the user has seen it.
  const isSearched = after.foreignSpecies === 'keep';
  const added = isSearched ? fitted.added.filter(isUntouched) : [];
  return {
    ...model,
    regions: model.regions.map((region) => withoutAreaPriors(region, added)),
    fitted: {
      ...rest,
      ...(isSearched && broadening !== undefined && same(before.broadening, after.broadening) && { broadening }),
      starts: Object.fromEntries(Object.entries(fitted.starts).filter(([name]) => isUntouched(name))),
      added,
    },
  };
}

/** What other spectra said of areas was said to the analysis: it holds for what that added, with the constants of its time, and not for what is the user's. */
function withoutAreaPriors(region: RegionModel, added: readonly string[]): RegionModel {
  const isOwned = (component: ComponentSpec): boolean => component.areaPriors !== undefined && !added.includes(`${region.region}/${component.id}`);
  if (!region.components.some(isOwned)) return region;
  return {
    ...region,
    components: region.components.map((component) => {
      if (!isOwned(component)) return component;
      const free = { ...component };
      delete free.areaPriors;
      return free;
    }),
  };
}

/** Components that others follow by a link, but for those that are listed. */
const followedComponents = (settings: XpsSettings, others: readonly string[]): ReadonlySet<string> =>
  new Set(
    [...componentsByName(settings)].flatMap(([name, { parameters }]) =>
      others.includes(name) ? [] : Object.values(parameters).flatMap(({ link }) => (link ? [`${name.slice(0, name.lastIndexOf('/'))}/${ownerOf(link.to)}`] : [])),
    ),
  );
