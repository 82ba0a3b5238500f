import type { ProjectDocument } from '@shared/project/document';
import type { XpsSettings } from '@shared/xps/model';
import { regionTransmission } from '@shared/xps/quantification/transmission';
import type { StateData } from '@shared/xps/series';
import { vamasText, type VamasSpectrum } from '@shared/xps/exchange/vamas-text';

/** The spectra of every state and region on the charge-corrected scale of an analysis, as a VAMAS file. @param settings hold the fitted shifts */
export function correctedVamas(document: Pick<ProjectDocument, 'title' | 'states'>, states: readonly StateData[], settings: XpsSettings): string {
  const constants = constantsLines(settings);
  const spectra = states.flatMap(({ stateId, regions }) => {
    const shift = settings.chargeReference.shifts[stateId] ?? 0;
    const sample = document.states.find(({ id }) => id === stateId)?.label ?? stateId;
    return Object.entries(regions).map(([key, data]): VamasSpectrum => {
      const { bindingEnergy, counts, isPoisson, livetimeS, passEnergyEv = null } = data;
      const transmission = regionTransmission(data, settings) ?? data.transmission;
      const model = settings.regions.find(({ region }) => region === key);
      const [, species = key, transition = ''] = /^([A-Z][a-z]?)(\d[spdf])/.exec(key) ?? [];
      const comment = `Charge shift ${shift.toFixed(3)} eV taken out of the energies (${settings.chargeReference.source})`;
      return { name: model?.label ?? key, sample, species, transition, bindingEnergy: bindingEnergy.map((energy) => energy - shift), counts, isPoisson, transmission, livetimeS, passEnergyEv, comment: [comment, ...constants] };
    });
  });
  return vamasText(spectra, { title: document.title, photonEnergyEv: settings.photonEnergyEv });
}

/**
 * The constants that turn areas into atoms, for which the format has no place: a program that reads the file takes its own, and other ratios come out.
 * A line of the format has 80 characters.
 */
function constantsLines({ quantification }: XpsSettings): string[] {
  const { sensitivityFactors, inelasticMeanFreePath: path, angularDistribution } = quantification;
  const factors = Object.entries(sensitivityFactors.factors).map(([subshell, factor]) => `${subshell} ${factor}`);
  return [
    'Not in this file, to be given again: sensitivity factors, mean free path, angle',
    `Sensitivity factors: ${sensitivityFactors.name}`,
    ...factors.map((factor) => `Sensitivity factor: ${factor}`),
    `Mean free path: ${path.kind === 'tpp2m' ? 'TPP-2M' : path.kind === 'power' ? `(E/1000 eV)^${path.exponent}` : sensitivityFactors.includes.inelasticMeanFreePath ? 'in the factors' : 'not corrected'}`,
    `Angle of X-rays and analyser: ${angularDistribution ? `${angularDistribution.angleDeg} deg` : 'not corrected'}`,
  ];
}
