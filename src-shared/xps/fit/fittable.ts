/** What of the measured data a model can be fitted to, and what is said of the rest. */
import type { RegionModel, XpsSettings } from '../model';
import type { Finding } from '../result';
import type { RegionData, StateData } from '../series';
import { lostFindings } from '../lost-channels';
import { finding } from './findings/finding';
import { channelsInside, hasSignal, leastChannels } from './windowed';

/** What keeps a measured region from saying anything of its model: too few channels in the window, or nothing in them. */
function lackOf(region: RegionData, { window }: RegionModel): 'tooFewChannels' | 'noSignal' | null {
  if (channelsInside(region, window) < leastChannels) return 'tooFewChannels';
  return hasSignal(region, window) ? null : 'noSignal';
}

/** Whether a region was measured with enough channels, and something in them, in the window of its model. */
export const isFittable = (region: RegionData | undefined, model: RegionModel): region is RegionData => region !== undefined && lackOf(region, model) === null;

/** A sentence of the dictionary that says why nothing can be fitted, and what can be done. */
export interface FitObstacle {
  readonly key: 'xps.obstacle.noSpectrum' | 'xps.obstacle.statesMissing' | 'xps.obstacle.tooShort' | 'xps.obstacle.photonEnergy';
  readonly params: Readonly<Record<string, string | number>>;
}

/** Why settings and data give no fit at all; null where they do. @param states on the energy scale of the settings */
export function fitObstacle(states: readonly StateData[], settings: XpsSettings): FitObstacle | null {
  const measured = states
    .filter(({ stateId }) => settings.states.includes(stateId))
    .flatMap(({ regions }) => settings.regions.flatMap((model) => (regions[model.region] ? [{ model, data: regions[model.region]! }] : [])));
  if (measured.length === 0) return { key: 'xps.obstacle.noSpectrum', params: { regions: settings.regions.map(({ label }) => label).join(', ') } };
  const missing = settings.states.filter((id) => !states.some(({ stateId }) => stateId === id)).length;
  if (missing > 0) return { key: 'xps.obstacle.statesMissing', params: { missing, states: settings.states.length } };
  const fittable = measured.filter(({ model, data }) => isFittable(data, model));
  if (fittable.length === 0) return { key: 'xps.obstacle.tooShort', params: { least: leastChannels, regions: [...new Set(measured.map(({ model }) => model.label))].join(', ') } };
  // A kinetic scale turned into binding energies by a wrong photon energy ends below zero, a binding scale above the photon energy.
  const highest = ({ data: { bindingEnergy } }: { readonly data: RegionData }): number => bindingEnergy[bindingEnergy.length - 1]!;
  const beyond = fittable.find((one) => highest(one) >= settings.photonEnergyEv || highest(one) < 0);
  return beyond ? { key: 'xps.obstacle.photonEnergy', params: { energy: settings.photonEnergyEv, region: beyond.model.label } } : null;
}

/** Ru 3d with all of C 1s in its window, and Ru 3d whose window ends in their lines. */
const wholeRuthenium = 'Ru3d_C1s';
const cutRuthenium = 'Ru3d';

/** What was measured but is not in the fit: windows with too few channels, with nothing in them or cut through their lines, channels without a measurement, and states of a series without any region of the model. */
export function leftOutFindings(states: readonly StateData[], settings: XpsSettings): Finding[] {
  const hasModel = ({ regions }: StateData): boolean => settings.regions.some(({ region }) => regions[region]);
  const isSeries = states.every((state) => !hasModel(state) || settings.states.includes(state.stateId));
  const isOfFit = ({ stateId }: StateData): boolean => settings.states.includes(stateId);
  return states.flatMap((state): Finding[] => {
    const { stateId, regions } = state;
    if (!hasModel(state)) return isSeries ? [finding('problem', 'noModel', { regions: Object.keys(regions).join(', ') }, stateId)] : [];
    const isCut = isOfFit(state) && regions[cutRuthenium] && !regions[wholeRuthenium] && !settings.regions.some(({ region }) => region === cutRuthenium);
    const cut = isCut ? [finding('problem', 'windowCut', { file: regions[cutRuthenium]!.fileName ?? '' }, stateId, cutRuthenium)] : [];
    const empty = settings.regions.flatMap((model): Finding[] => {
      const data = regions[model.region];
      const lack = data && isOfFit(state) ? lackOf(data, model) : null;
      if (!data || lack === null) return [];
      const what = { line: model.label, file: data.fileName ?? '' };
      return [finding('problem', lack, lack === 'noSignal' ? what : { ...what, channels: channelsInside(data, model.window), least: leastChannels }, stateId, model.region)];
    });
    return [...cut, ...empty, ...(isOfFit(state) ? lostChannels(state, settings) : [])];
  });
}

/** Channels inside the windows of the model that hold no measurement. */
function lostChannels({ stateId, regions }: StateData, settings: XpsSettings): Finding[] {
  return settings.regions.flatMap(({ region, label, window }) => {
    const inside = (regions[region]?.lost ?? []).filter(({ from, to }) => !window || (to >= Math.min(...window) && from <= Math.max(...window)));
    return lostFindings(inside).map(({ name, at }) => finding('caution', name, { line: label, file: regions[region]?.fileName ?? '', at }, stateId, region));
  });
}
