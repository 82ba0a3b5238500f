import type { ComponentSpec, ParameterSpec, RegionModel, XpsSettings } from '../model';

/** Full names of search parameters as they stand in results: "Ru3d_C1s/ru3.position", "Cl2p/cl.chemicalShift@charge1", "shift@charge1". */

/** The charge shift of a state, eV. */
export const shiftName = (stateId: string): string => `shift@${stateId}`;

/** The extra broadening of a state, squared FWHM in eV². */
export const broadeningName = (stateId: string): string => `broadening@${stateId}`;

/** The factor that the areas which other spectra give for a component have in common; it tells nothing of the component's own spectra. */
export const areaScaleName = ({ id }: ComponentSpec): string => `areaScale.${id}`;
export const isAreaScale = (name: string): boolean => name.startsWith('areaScale.');

/** Where `background.lossSteps` stand among the component parameters. */
const background = 'background';

/** Finds the specification behind "component.parameter" or "background.lossStep" of a region. */
function findSpec(region: RegionModel, path: string): ParameterSpec {
  const dot = path.lastIndexOf('.');
  const owner = path.slice(0, dot);
  const name = path.slice(dot + 1);
  const parameters = owner === background ? region.background.lossSteps : region.components.find((component) => component.id === owner)?.parameters;
  const spec = parameters?.[name];
  if (!spec) throw new Error(`Region ${region.region} has no parameter "${path}"`);
  return spec;
}

/** Whether a state has a value of its own, following links to what is fitted. */
function isOwn(region: RegionModel, path: string, stateId: string, seen: readonly string[] = []): boolean {
  if (seen.includes(path)) throw new Error(`Links in region ${region.region} go round in a circle: ${[...seen, path].join(' → ')}`);
  const spec = findSpec(region, path);
  if (spec.mode === 'perState' || spec.freeIn.includes(stateId)) return true;
  return spec.mode === 'linked' && spec.link !== null && isOwn(region, spec.link.to, stateId, [...seen, path]);
}

/** The name under which a state finds a parameter: its own, or the one that all states share. */
export function parameterName(region: RegionModel, path: string, stateId: string): string {
  const name = `${region.region}/${path}`;
  return isOwn(region, path, stateId) ? `${name}@${stateId}` : name;
}

/** The path of a component’s parameter in its region. */
export const componentPath = (component: ComponentSpec, parameter: string): string => `${component.id}.${parameter}`;
/** The path of a loss step of the background in its region. */
export const lossStepPath = (lossStep: string): string => `${background}.${lossStep}`;

/** The specification as it holds in this state. */
export function specIn(region: RegionModel, path: string, stateId: string): ParameterSpec & { readonly start: number; readonly isFreeAlone: boolean } {
  const spec = findSpec(region, path);
  const own = isOwn(region, path, stateId) ? spec.stateValues?.[stateId] : undefined;
  return { ...spec, start: own ?? spec.value, isFreeAlone: spec.freeIn.includes(stateId) };
}

/** Whether the component is the one whose position is the charge reference. */
export function isChargeReference(settings: XpsSettings, region: RegionModel, component: ComponentSpec): boolean {
  const reference = settings.chargeReference;
  return reference.kind === 'component' && reference.region === region.region && reference.component === component.id;
}

/** "Ru3d_C1s/ru3.gaussFwhm@charge1" taken apart; null for names that are no component's ("shift@charge1"). */
export function parseParameterName(name: string): { readonly region: string; readonly owner: string; readonly parameter: string; readonly stateId: string | null } | null {
  const match = /^([^/]+)\/([^.]+)\.([^@]+)(?:@(.+))?$/.exec(name);
  return match ? { region: match[1]!, owner: match[2]!, parameter: match[3]!, stateId: match[4] ?? null } : null;
}
