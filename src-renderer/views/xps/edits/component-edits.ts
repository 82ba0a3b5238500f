/** Adding, copying, naming and reshaping components, as recipes on a draft of the settings. */
import { satelliteParameters, usualSearchRange, type ComponentSpec, type ParameterSpec, type RegionModel, type Shape, type Species, type XpsSettings } from '@shared/xps/model';
import { componentOf, regionOf, releaseLinks } from './model-edits';
import { componentPosition, parameterValue } from '@shared/figures/panels/xps/model-values';

const byHand = 'user';
/** A component added by hand may move by this, eV. */
const reach = 1;

/** Parameters of each line shape with what a new line begins with; the order of xps/line-shapes. */
const shapeParameters: Readonly<Record<Shape, Readonly<Record<string, ParameterSpec>>>> = {
  voigt: { gaussFwhm: free(0.9, 0.3, 4), lorentzFwhm: free(0.3, 0.02, 2) },
  voigtTail: { gaussFwhm: free(0.9, 0.3, 4), lorentzFwhm: free(0.3, 0.02, 2), tailShare: free(0.1, 0, 0.6), tailLength: held(0.7) },
  doniachSunjic: { gaussFwhm: free(0.7, 0.2, 4), lorentzFwhm: free(0.3, 0.02, 2), asymmetry: free(0.1, 0, 0.4), tailDamping: held(12) },
  gaussLorentzSum: { fwhm: free(1.2, 0.4, 5), mixing: held(0.3) },
  gaussLorentzProduct: { fwhm: free(1.2, 0.4, 5), mixing: held(0.3) },
  exponentialTail: { fwhm: free(1.2, 0.4, 5), mixing: held(0.3), tail: held(1) },
  lf: { fwhm: free(0.8, 0.2, 5), alpha: held(1.2), beta: held(2.5), tailDamping: held(12), gaussFwhm: free(0.5, 0.05, 4) },
  la: { fwhm: free(0.8, 0.2, 5), alpha: held(1.2), beta: held(2.5), gaussFwhm: free(0.5, 0.05, 4) },
};

function free(value: number, min: number, max: number): ParameterSpec {
  return { value, mode: 'shared', min, max, prior: null, link: null, freeIn: [], source: byHand };
}

function held(value: number): ParameterSpec {
  return { ...free(value, 0, 0), mode: 'fixed', min: null, max: null };
}

const unusedId = ({ components }: RegionModel, wanted: string): string => {
  for (let id = wanted, n = 2; ; id = `${wanted}${n}`, n += 1) if (components.every((component) => component.id !== id)) return id;
};

/** Every parameter with the value it has, following nothing. Held numbers stay held, the others are free within the bounds they had. */
function onItsOwn(region: RegionModel, component: ComponentSpec): Record<string, ParameterSpec> {
  return Object.fromEntries(
    Object.entries(component.parameters)
      .filter(([name]) => name !== 'position' && name !== 'chemicalShift')
      .map(([name, spec]) => {
        const owner = spec.mode === 'linked' && spec.link ? (region.components.find(({ id }) => spec.link!.to.startsWith(`${id}.`))?.parameters[name] ?? spec) : spec;
        const value = parameterValue(region, `${component.id}.${name}`);
        return [name, { ...structuredClone(owner), value, mode: owner.mode === 'fixed' ? 'fixed' : 'shared', link: null, freeIn: [], source: byHand } satisfies ParameterSpec];
      }),
  );
}

/** A model of a region that nothing is in yet. */
export const emptyRegion = (region: string, label: string): RegionModel => ({
  region,
  label,
  window: null,
  background: { kind: 'shirleyStatic', slope: false, endpointAverage: 5, lossSteps: {} },
  components: [],
});

/**
 * Adds a component at a true binding energy, eV, as wide and of the same kind as its nearest neighbour, but of no species: what it stands
 * for is the user's to say. @returns its id
 */
export function addComponent(settings: XpsSettings, regionKey: string, energy: number, label: string): string {
  const region = regionOf(settings, regionKey);
  const distance = (component: ComponentSpec): number => Math.abs(componentPosition(region, component) - energy);
  const [nearest] = [...region.components].sort((a, b) => distance(a) - distance(b));
  const id = unusedId(region, 'own');
  const position = free(Number(energy.toFixed(3)), energy - reach, energy + reach);
  region.components.push(
    nearest
      ? { ...structuredClone(nearest), id, label, species: 'other', states: null, parameters: { position, ...onItsOwn(region, nearest) } }
      : {
          id,
          label,
          species: 'other',
          subshell: regionKey,
          line: 'single',
          lineNames: [''],
          shape: 'voigt',
          parameters: { position, ...structuredClone(shapeParameters.voigt) },
          lossStep: Object.keys(region.background.lossSteps)[0] ?? null,
          states: null,
        },
  );
  return id;
}

/** Copies a component to 0.3 eV above itself. @returns the copy's id */
export function duplicateComponent(settings: XpsSettings, regionKey: string, id: string, label: string): string {
  const region = regionOf(settings, regionKey);
  const component = componentOf(region, id);
  const energy = componentPosition(region, component) + 0.3;
  const copy = unusedId(region, id);
  const at = region.components.indexOf(component);
  region.components.splice(at + 1, 0, {
    ...structuredClone(component),
    id: copy,
    label,
    parameters: { position: free(Number(energy.toFixed(3)), energy - reach, energy + reach), ...onItsOwn(region, component) },
  });
  return copy;
}

export function renameComponent(settings: XpsSettings, region: string, id: string, label: string): void {
  componentOf(regionOf(settings, region), id).label = label;
}

export function setSpecies(settings: XpsSettings, region: string, id: string, species: Species): void {
  componentOf(regionOf(settings, region), id).species = species;
}

export function setSubshell(settings: XpsSettings, region: string, id: string, subshell: string): void {
  componentOf(regionOf(settings, region), id).subshell = subshell;
}

/** Half of a Lorentzian width widens a line that is mostly Gaussian (Olivero and Longbothum 1977). */
const lorentzianShare = 0.5;

/** What the minor line is wider by in another shape: as much as before, and as free. */
function firstExtraWidth(region: RegionModel, { id, parameters }: ComponentSpec, name: 'extraLorentzFwhm' | 'extraFwhm'): ParameterSpec {
  const old = name === 'extraFwhm' ? 'extraLorentzFwhm' : 'extraFwhm';
  const spec = parameters[old];
  if (!spec) return held(0);
  const value = parameterValue(region, `${id}.${old}`) * (name === 'extraFwhm' ? lorentzianShare : 1 / lorentzianShare);
  const owner = spec.link ? region.components.find((one) => one.id === spec.link!.to.split('.')[0])?.parameters[old] : spec;
  return owner?.mode === 'fixed' ? held(value) : free(Number(value.toPrecision(4)), 0, 0.8);
}

/** Gives a component another line shape; parameters that both shapes have keep what they are, and widths keep their size. */
export function setShape(settings: XpsSettings, regionKey: string, id: string, shape: Shape): void {
  const region = regionOf(settings, regionKey);
  const component = componentOf(region, id);
  const width = ['gaussFwhm', 'fwhm'].map((name) => component.parameters[name]).find((spec) => spec !== undefined);
  const size = width ? parameterValue(region, `${id}.${component.parameters['gaussFwhm'] ? 'gaussFwhm' : 'fwhm'}`) : null;
  const asked = shapeParameters[shape];
  const extra = 'lorentzFwhm' in asked ? 'extraLorentzFwhm' : 'extraFwhm';
  const kept = Object.entries(component.parameters).filter(([name]) => ['position', 'chemicalShift', 'splitting', 'areaRatio', ...satelliteParameters].includes(name) || name in asked || (name === extra && 'lorentzFwhm' in asked === 'lorentzFwhm' in component.parameters));
  const parameters = Object.fromEntries(kept);
  if (component.line === 'doublet') parameters[extra] ??= firstExtraWidth(region, component, extra);
  for (const [name, begin] of Object.entries(asked)) {
    if (parameters[name]) continue;
    const fresh = structuredClone(begin);
    if ((name === 'fwhm' || name === 'gaussFwhm') && size !== null) fresh.value = Math.min(fresh.max ?? size, Math.max(fresh.min ?? size, size));
    parameters[name] = fresh;
  }
  releaseLinks(region, (path) => path.startsWith(`${id}.`) && !(path.slice(id.length + 1) in parameters));
  component.shape = shape;
  component.parameters = parameters;
}

/** Makes a component's position what all charge shifts refer to, at the energy it has now. */
export function referTo(settings: XpsSettings, regionKey: string, id: string): void {
  const region = regionOf(settings, regionKey);
  const component = componentOf(region, id);
  const position = Number(componentPosition(region, component).toFixed(3));
  const reference = settings.chargeReference;
  const [old] = settings.regions.flatMap((model) => (model.region === reference.region ? model.components.filter((one) => one.id === reference.component) : []));
  // The old reference had no place of its own; from now on it has one.
  if (old?.parameters['position'] && reference.kind === 'component') old.parameters['position'] = free(reference.position, reference.position - reach, reference.position + reach);
  component.parameters['position'] = held(position);
  delete component.parameters['chemicalShift'];
  settings.chargeReference = { ...reference, kind: 'component', region: regionKey, component: id, position, source: byHand };
}

/** Puts a region model in place of the one that the settings have, or beside the others. What the charge referred to must still be there. */
export function adoptRegion(settings: XpsSettings, model: RegionModel): void {
  const at = settings.regions.findIndex(({ region }) => region === model.region);
  if (at < 0) settings.regions.push(structuredClone(model));
  else settings.regions[at] = structuredClone(model);
  const { chargeReference: reference } = settings;
  const isThere = settings.regions.some(({ region, components }) => region === reference.region && components.some(({ id }) => id === reference.component));
  if (!isThere) settings.chargeReference = { ...reference, kind: 'fixed', region: null, component: null };
}

/** The outermost energies that a fit looks at, in observed eV; null for all points. */
export function setWindow(settings: XpsSettings, region: string, window: [number, number] | null): void {
  regionOf(settings, region).window = window;
}

export function setEndpointAverage(settings: XpsSettings, region: string, channels: number): void {
  regionOf(settings, region).background.endpointAverage = channels;
}

/**
 * What the user says of the energy scale. A photon energy that was typed is the user's own; one that stays keeps where it came from. Charge shifts that
 * were found, and where they were looked for, held on the scale before.
 */
export function setEnergyScale(settings: XpsSettings, photonEnergyEv: number, workFunctionEv: number): void {
  if (photonEnergyEv !== settings.photonEnergyEv) {
    settings.photonEnergyEv = photonEnergyEv;
    settings.photonEnergySource = 'user';
  }
  if (workFunctionEv === 0) delete settings.workFunctionEv;
  else settings.workFunctionEv = workFunctionEv;
  if (settings.chargeReference.kind === 'component') settings.chargeReference = { ...settings.chargeReference, shifts: {}, searchRange: usualSearchRange() };
}
