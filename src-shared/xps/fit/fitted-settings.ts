import type { ParameterSpec, RegionModel, XpsSettings } from '../model';
import type { XpsResult } from '../result';
import { broadeningName, isChargeReference, parameterName, lossStepPath, shiftName, componentPath } from './parameter-names';
import { startingModel } from './starting-model';

/** The same settings with every fitted number at its value, so that a fit can start from it or curves can be drawn from it. */
export function settingsAtValues(settings: XpsSettings, values: ReadonlyMap<string, number>): XpsSettings {
  const shifts: Record<string, number> = { ...settings.chargeReference.shifts };
  for (const stateId of settings.states) {
    const shift = values.get(shiftName(stateId));
    if (shift !== undefined) shifts[stateId] = shift;
  }
  return {
    ...settings,
    ...broadeningAt(settings, values),
    chargeReference: { ...settings.chargeReference, shifts },
    regions: settings.regions.map((region) => regionAtValues(region, settings, values)),
  };
}

/** The extra broadening of the states that have one among the values. */
function broadeningAt({ broadening, states }: XpsSettings, values: ReadonlyMap<string, number>): Pick<XpsSettings, 'broadening'> {
  const fitted = states.flatMap((stateId) => {
    const value = values.get(broadeningName(stateId));
    return value === undefined ? [] : [[stateId, value] as const];
  });
  return fitted.length > 0 ? { broadening: { ...broadening, ...Object.fromEntries(fitted) } } : {};
}

function regionAtValues(region: RegionModel, settings: XpsSettings, values: ReadonlyMap<string, number>): RegionModel {
  const at = (path: string, spec: ParameterSpec): ParameterSpec => {
    if (spec.mode === 'fixed' && spec.freeIn.length === 0) return spec;
    const value = values.get(`${region.region}/${path}`) ?? spec.value;
    const stateValues: Record<string, number> = {};
    for (const stateId of settings.states) {
      const name = parameterName(region, path, stateId);
      const own = name.endsWith(`@${stateId}`) ? values.get(name) : undefined;
      if (own !== undefined) stateValues[stateId] = own;
    }
    return { ...spec, value, ...(Object.keys(stateValues).length > 0 ? { stateValues: { ...spec.stateValues, ...stateValues } } : {}) };
  };
  const all = (specs: Readonly<Record<string, ParameterSpec>>, path: (name: string) => string) =>
    Object.fromEntries(Object.entries(specs).map(([name, spec]) => [name, at(path(name), spec)]));
  return {
    ...region,
    background: { ...region.background, lossSteps: all(region.background.lossSteps, lossStepPath) },
    components: region.components.map((component) => {
      const parameters = all(component.parameters, (name) => componentPath(component, name));
      const position = component.parameters['position'];
      // The reference line's position belongs to the charge reference, not to the fit.
      if (position && isChargeReference(settings, region, component)) parameters['position'] = position;
      return { ...component, parameters };
    }),
  };
}

/** Settings that hold a result: its added components and its fitted values. Refitting from them ends where the result is. */
export function settingsOfResult(settings: XpsSettings, result: XpsResult): XpsSettings {
  const values = new Map(result.parameters.map(({ name, value }) => [name, value]));
  return settingsAtValues(withComponents(startingModel(settings), result.addedComponents), values);
}

/** Settings with the components that an analysis added to their regions; one with an id that is there already takes its place. */
export function withComponents<T extends Pick<XpsSettings, 'regions'>>(settings: T, added: XpsResult['addedComponents']): T {
  if (added.length === 0) return settings;
  return { ...settings, regions: settings.regions.map((region) => added.reduce((model, one) => (one.region === model.region ? withComponent(model, one.component) : model), region)) };
}

function withComponent(model: RegionModel, component: RegionModel['components'][number]): RegionModel {
  const isThere = model.components.some(({ id }) => id === component.id);
  return { ...model, components: isThere ? model.components.map((one) => (one.id === component.id ? component : one)) : [...model.components, component] };
}
