/** What the user does to a model, as recipes on a draft of the settings. Each keeps the rest of the model as it is. */
import type { BackgroundSpec, ChargeReference, ComponentSpec, ParameterSpec, QuantificationSpec, RegionModel, RutheniumTie, XpsSettings } from '@shared/xps/model';
import { componentPosition, movedParameter, parameterValue } from '@shared/figures/panels/xps/model-values';

export function regionOf(settings: XpsSettings, region: string): RegionModel {
  const found = settings.regions.find((model) => model.region === region);
  if (!found) throw new Error(`The model has no region ${region}.`);
  return found;
}

export function componentOf(region: RegionModel, id: string): ComponentSpec {
  const found = region.components.find((component) => component.id === id);
  if (!found) throw new Error(`Region ${region.region} has no component ${id}.`);
  return found;
}

function parameterOf(settings: XpsSettings, region: string, component: string, name: string): ParameterSpec {
  const spec = componentOf(regionOf(settings, region), component).parameters[name];
  if (!spec) throw new Error(`Component ${component} of region ${region} has no parameter ${name}.`);
  return spec;
}

const clamp = (value: number, { min, max }: ParameterSpec): number => Math.min(max ?? Infinity, Math.max(min ?? -Infinity, value));

/** Rounds away the binary noise that sums of decimals leave. */
const tidy = (value: number): number => Number(value.toPrecision(12));

/** Whether this component's position is what all charge shifts refer to. */
export function isReference(settings: XpsSettings, region: string, component: string): boolean {
  const { kind, region: referenceRegion, component: referenceComponent } = settings.chargeReference;
  return kind === 'component' && referenceRegion === region && referenceComponent === component;
}

/** How far the major line of a component can be moved by hand, true binding energies, eV; null where it follows another line. */
export function reachOf(settings: XpsSettings, regionKey: string, id: string): { readonly min: number; readonly max: number } | null {
  if (isReference(settings, regionKey, id)) return { min: -Infinity, max: Infinity };
  const region = regionOf(settings, regionKey);
  const component = componentOf(region, id);
  const moved = movedParameter(component);
  if (!moved) return null;
  const { min, max, value } = moved.spec;
  const from = componentPosition(region, component) - value;
  return { min: min === null ? -Infinity : tidy(from + min), max: max === null ? Infinity : tidy(from + max) };
}

/**
 * Moves the major line of a component to a true binding energy, eV, as far as its bounds allow. The charge reference has no place of
 * its own in the data: moving it means assigning it another energy.
 */
export function moveComponent(settings: XpsSettings, regionKey: string, id: string, energy: number): void {
  if (isReference(settings, regionKey, id)) {
    setReferencePosition(settings, energy);
    return;
  }
  const region = regionOf(settings, regionKey);
  const component = componentOf(region, id);
  const moved = movedParameter(component);
  if (!moved) return;
  const spec = component.parameters[moved.name]!;
  spec.value = tidy(clamp(spec.value + energy - componentPosition(region, component), spec));
  delete spec.stateValues;
}

/** Assigns the reference line another true binding energy, eV. */
export function setReferencePosition(settings: XpsSettings, energy: number): void {
  const reference = settings.chargeReference;
  const change = energy - reference.position;
  reference.position = tidy(energy);
  reference.source = 'user';
  // The data stay where they are: what the energy gains, the shifts lose.
  for (const [stateId, shift] of Object.entries(reference.shifts)) reference.shifts[stateId] = tidy(shift - change);
  const begun = settings.fitted?.shifts ?? {};
  for (const [stateId, shift] of Object.entries(begun)) if (shift !== null) begun[stateId] = tidy(shift - change);
  const position = settings.regions
    .find((model) => model.region === reference.region)
    ?.components.find(({ id }) => id === reference.component)?.parameters['position'];
  if (position) position.value = tidy(energy);
}

/** Types a number into the model. @throws when it lies outside of its bounds: a typed number is taken as it is or not at all */
export function setValue(settings: XpsSettings, region: string, component: string, name: string, value: number): void {
  const spec = parameterOf(settings, region, component, name);
  if (value !== clamp(value, spec)) throw new Error(`${name} of ${component} must lie between ${spec.min} and ${spec.max}; got ${value}.`);
  spec.value = value;
  delete spec.stateValues;
}

export function setBound(settings: XpsSettings, region: string, component: string, name: string, end: 'min' | 'max', value: number): void {
  const spec = parameterOf(settings, region, component, name);
  spec[end] = value;
  spec.value = clamp(spec.value, spec);
}

/** The next way in which a number can behave, in the order in which its button goes round. */
export function nextMode(spec: ParameterSpec): ParameterSpec['mode'] {
  const order: ParameterSpec['mode'][] = spec.link ? ['shared', 'perState', 'fixed', 'linked'] : ['shared', 'perState', 'fixed'];
  return order[(order.indexOf(spec.mode) + 1) % order.length]!;
}

/** Changes how a number behaves in the fit; what was linked keeps the value that it had. */
export function setMode(settings: XpsSettings, region: string, component: string, name: string, mode: ParameterSpec['mode']): void {
  const spec = parameterOf(settings, region, component, name);
  if (spec.mode === 'linked') spec.value = tidy(clamp(parameterValue(regionOf(settings, region), `${component}.${name}`), spec));
  spec.mode = mode;
  // Where every state has its own, none is an exception.
  if (mode === 'perState') spec.freeIn = [];
}

export function removeComponent(settings: XpsSettings, region: string, id: string): void {
  const model = regionOf(settings, region);
  releaseLinks(model, (path) => path.startsWith(`${id}.`));
  model.components = model.components.filter((component) => component.id !== id);
}

/** What followed a parameter that goes away keeps the value that it had. */
export function releaseLinks(model: RegionModel, goesAway: (path: string) => boolean): void {
  for (const component of model.components) {
    for (const [name, spec] of Object.entries(component.parameters)) {
      if (!spec.link || !goesAway(spec.link.to)) continue;
      if (spec.mode === 'linked') {
        spec.value = tidy(clamp(parameterValue(model, `${component.id}.${name}`), spec));
        spec.mode = 'shared';
      }
      spec.link = null;
    }
  }
}

export function setBackground(settings: XpsSettings, region: string, kind: BackgroundSpec['kind']): void {
  const { background } = regionOf(settings, region);
  // Constants of one loss function mean nothing in another.
  if (kind !== background.kind) delete background.tougaard;
  background.kind = kind;
}

/** Gives a Tougaard background constants of its own, eV². */
export function setTougaard(settings: XpsSettings, region: string, constants: NonNullable<BackgroundSpec['tougaard']>): void {
  regionOf(settings, region).background.tougaard = constants;
}

export function setSlope(settings: XpsSettings, region: string, slope: boolean): void {
  regionOf(settings, region).background.slope = slope;
}

/** Refers all energies to a component, or to given shifts. */
export function setReferenceKind(settings: XpsSettings, kind: ChargeReference['kind']): void {
  settings.chargeReference.kind = kind;
}

/** Ties Ru 3d to Ru 3p, or lets each be fitted by itself. */
export function setRutheniumTie(settings: XpsSettings, tie: RutheniumTie | null): void {
  if (tie) settings.rutheniumTie = tie;
  else delete settings.rutheniumTie;
}

export function setSensitivityFactors(settings: XpsSettings, set: QuantificationSpec['sensitivityFactors']): void {
  settings.quantification.sensitivityFactors = set;
}
