/** How numbers and components are bound to each other and to states, as recipes on a draft of the settings. */
import type { ComponentSpec, ParameterSpec, RegionModel, XpsSettings } from '@shared/xps/model';
import { componentOf, regionOf, releaseLinks } from './model-edits';
import { parameterValue } from '@shared/figures/panels/xps/model-values';

const byHand = 'user';

function specOf(settings: XpsSettings, region: string, component: string, name: string): ParameterSpec {
  const spec = componentOf(regionOf(settings, region), component).parameters[name];
  if (!spec) throw new Error(`Component ${component} of region ${region} has no parameter ${name}.`);
  return spec;
}

/** Below this a size has none yet, and a factor gives it no room. */
const hardlyAny = 0.05;

/** What a number of a line may do that had no bounds: a position moves by 1 eV, a size by a factor of three, one that is nothing up to 1 (eV, or the whole share). */
function roomFor(name: string, value: number): { min: number; max: number } {
  if (name === 'position' || name === 'chemicalShift') return { min: value - 1, max: value + 1 };
  if (Math.abs(value) < hardlyAny) return { min: Math.min(0, value), max: 1 };
  return { min: Math.min(value / 3, 3 * value), max: Math.max(value / 3, 3 * value) };
}

/** Keeps a number between bounds around where it is, or lets it go anywhere. */
export function setBounded(settings: XpsSettings, region: string, component: string, name: string, isBounded: boolean): void {
  const spec = specOf(settings, region, component, name);
  const { min, max } = isBounded ? roomFor(name, spec.value) : { min: null, max: null };
  spec.min = min;
  spec.max = max;
}

/** Frees a number in one state alone, or lets it go with the others again. */
export function setFreeIn(settings: XpsSettings, region: string, component: string, name: string, stateId: string, isFree: boolean): void {
  const spec = specOf(settings, region, component, name);
  spec.freeIn = spec.freeIn.filter((id) => id !== stateId);
  if (!isFree) {
    if (spec.stateValues) spec.stateValues = Object.fromEntries(Object.entries(spec.stateValues).filter(([id]) => id !== stateId));
    return;
  }
  const value = parameterValue(regionOf(settings, region), `${component}.${name}`);
  const linked = spec.link ? specOf(settings, region, spec.link.to.split('.')[0]!, spec.link.to.split('.')[1]!) : null;
  const room = roomFor(name, value);
  const min = spec.min ?? linked?.min ?? room.min;
  const max = spec.max ?? linked?.max ?? room.max;
  Object.assign(spec, { min, max });
  spec.stateValues = { ...spec.stateValues, [stateId]: Math.min(max, Math.max(min, value)) };
  spec.freeIn.push(stateId);
}

/** Other components of a region whose parameter of this name a number may follow without going round in a circle. */
export function linkTargets(region: RegionModel, component: ComponentSpec, name: string): ComponentSpec[] {
  const own = `${component.id}.${name}`;
  const leadsHere = (path: string, seen: readonly string[] = []): boolean => {
    if (path === own) return true;
    const [owner, parameter] = path.split('.') as [string, string];
    const spec = region.components.find(({ id }) => id === owner)?.parameters[parameter];
    return spec?.mode === 'linked' && spec.link !== null && !seen.includes(path) && leadsHere(spec.link.to, [...seen, path]);
  };
  return region.components.filter((one) => one.id !== component.id && one.parameters[name] !== undefined && !leadsHere(`${one.id}.${name}`));
}

/** Lets a number follow the same number of another component: a position at its present distance, anything else equal to it. */
export function linkTo(settings: XpsSettings, regionKey: string, component: string, name: string, target: string): void {
  const region = regionOf(settings, regionKey);
  const spec = specOf(settings, regionKey, component, name);
  const distance = parameterValue(region, `${component}.${name}`) - parameterValue(region, `${target}.${name}`);
  spec.link = { to: `${target}.${name}`, factor: 1, offset: name === 'position' ? Number(distance.toFixed(4)) : 0 };
  spec.mode = 'linked';
  spec.source = byHand;
}

/** Changes the line by which a number follows another. */
export function setLinkPart(settings: XpsSettings, region: string, component: string, name: string, part: 'factor' | 'offset', value: number): void {
  const spec = specOf(settings, region, component, name);
  if (!spec.link) throw new Error(`Parameter ${name} of component ${component} follows nothing.`);
  spec.link = { ...spec.link, [part]: value };
  spec.source = byHand;
}

/** What is known of a number beforehand; null when nothing is. */
export function setPrior(settings: XpsSettings, region: string, component: string, name: string, prior: ParameterSpec['prior']): void {
  specOf(settings, region, component, name).prior = prior;
}

/** Splittings, eV, of subshells that this program has templates for (their sources stand there). */
const splittings: Readonly<Record<string, number>> = { Ru3d: 4.17, Ru3p: 22.2, Cl2p: 1.6, Zr3d: 2.4, In3d: 7.55, S2p: 1.19, Fe2p: 13.1, Au4f: 3.67 };
/** Minor over major line by the statistical weight 2j + 1, and the names of both, by orbital. */
const orbitals: Readonly<Record<string, { readonly ratio: number; readonly names: readonly [string, string] }>> = {
  p: { ratio: 1 / 2, names: ['3/2', '1/2'] },
  d: { ratio: 2 / 3, names: ['5/2', '3/2'] },
  f: { ratio: 3 / 4, names: ['7/2', '5/2'] },
};

/** Parameters that a doublet has beside those of its lines' shape. */
const ofDoublet = ['splitting', 'areaRatio', 'extraLorentzFwhm', 'extraFwhm'];

const fixedSpec = (value: number, source: string): ParameterSpec => ({ value, mode: 'fixed', min: null, max: null, prior: null, link: null, freeIn: [], source });

/** Whether a subshell splits: s does not. */
export const canSplit = (subshell: string): boolean => (orbitals[subshell.at(-1) ?? ''] ?? null) !== null;

/** Makes a component a doublet with the splitting of its subshell and the statistical area ratio, or a single line. */
export function setLine(settings: XpsSettings, region: string, id: string, line: ComponentSpec['line']): void {
  const model = regionOf(settings, region);
  const component = componentOf(model, id);
  component.line = line;
  if (line === 'single') {
    component.lineNames = [component.lineNames[0] ?? ''];
    releaseLinks(model, (path) => ofDoublet.some((name) => path === `${id}.${name}`));
    component.parameters = Object.fromEntries(Object.entries(component.parameters).filter(([name]) => !ofDoublet.includes(name)));
    return;
  }
  const orbital = orbitals[component.subshell.at(-1) ?? ''];
  if (!orbital) throw new Error(`${component.subshell} does not split.`);
  const shell = component.subshell.replace(/^[A-Z][a-z]?/, '');
  component.lineNames = orbital.names.map((name) => `${shell}${name}`);
  component.parameters['splitting'] ??= fixedSpec(splittings[component.subshell] ?? 1, byHand);
  component.parameters['areaRatio'] ??= fixedSpec(orbital.ratio, 'statistical, 2j + 1');
  if (component.parameters['lorentzFwhm']) component.parameters['extraLorentzFwhm'] ??= fixedSpec(0, byHand);
}

/** Takes a component out of a state or puts it back. The last state keeps it. */
export function setPresence(settings: XpsSettings, region: string, id: string, stateId: string, isPresent: boolean): void {
  const component = componentOf(regionOf(settings, region), id);
  const present = settings.states.filter((state) => (state === stateId ? isPresent : (component.states?.includes(state) ?? true)));
  if (present.length > 0) component.states = present.length === settings.states.length ? null : present;
}
