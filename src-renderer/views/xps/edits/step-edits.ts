/** What the steps of findings do to a model, as recipes on a draft of the settings. */
import { firstBroadening } from '@shared/xps/fit/trials/broadening-trial';
import type { ComponentSpec, RegionModel, XpsSettings } from '@shared/xps/model';
import { foreignRuthenium, satelliteId, withSatellite, withoutSatellite } from '@shared/xps/templates/foreign-species';
import { regionOf, removeComponent } from './model-edits';

const ruthenium = 'Ru3d_C1s';
/** A charge shift is searched this far to either side of where the lines suggest it, eV. */
const searchReach = 3;

/** A shipped species by its component id. @throws when there is none */
function shippedSpecies(id: string): ComponentSpec {
  const found = foreignRuthenium().find((component) => component.id === id);
  if (!found) throw new Error(`No species is shipped as ${id}.`);
  return found;
}

/** Takes a shipped species into the model of Ru 3d, once; the satellite becomes part of Ru³⁺. */
export function addShippedSpecies(settings: XpsSettings, id: string): void {
  const region = regionOf(settings, ruthenium);
  if (id === satelliteId) changeRu3(region, withSatellite);
  else if (region.components.every((component) => component.id !== id)) region.components.push(shippedSpecies(id));
}

/** Takes a species out and keeps the analysis from adding it by itself; it still says so where the evidence is strong. */
export function leaveOutSpecies(settings: XpsSettings, id: string): void {
  if (id === satelliteId) changeRu3(regionOf(settings, ruthenium), withoutSatellite);
  else removeComponent(settings, ruthenium, id);
  settings.foreignSpecies = 'suggest';
}

/** Gives every state an extra width of all its lines, for the next fit to find. */
export function fitOwnWidths(settings: XpsSettings): void {
  settings.broadening = Object.fromEntries(settings.states.map((stateId) => [stateId, firstBroadening]));
}

/** Gives all states the same widths and keeps the analysis from widening one by itself; it still says so where the evidence is strong. */
export function fitCommonWidths(settings: XpsSettings): void {
  delete settings.broadening;
  settings.foreignSpecies = 'suggest';
}

/** What areas can be corrected for on the way to amounts. */
export type Correction = 'transmission' | 'meanFreePath' | 'angular';

/** Takes a correction away. */
export function dropCorrection({ quantification }: XpsSettings, of: Correction): void {
  if (of === 'transmission') quantification.transmission = { kind: 'none' };
  else if (of === 'meanFreePath') quantification.inelasticMeanFreePath = { kind: 'none' };
  else delete quantification.angularDistribution;
}

function changeRu3(region: RegionModel, change: (ru3: ComponentSpec) => ComponentSpec): void {
  region.components = region.components.map((component) => (component.id === 'ru3' ? change(component) : component));
}

/** Searches all charge shifts anew around one: for a model that fits them. */
export function searchShiftsAround(settings: XpsSettings, shift: number): void {
  const middle = Math.round(shift * 10) / 10;
  settings.chargeReference.searchRange = [middle - searchReach, middle + searchReach];
  settings.chargeReference.shifts = {};
}

/** Gives a state a charge shift: the next fit starts from it, or takes it as it is where shifts are not fitted. */
export function setShift(settings: XpsSettings, stateId: string, shift: number): void {
  settings.chargeReference.shifts[stateId] = shift;
  if (settings.fitted) settings.fitted.shifts = Object.fromEntries(Object.entries(settings.fitted.shifts).filter(([found]) => found !== stateId));
}
