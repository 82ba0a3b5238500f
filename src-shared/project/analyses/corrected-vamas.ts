import type { ProjectDocument } from '@shared/project/document';
import type { XpsSettings } from '@shared/xps/model';
import type { StateData } from '@shared/xps/series';
import { vamasText, type VamasSpectrum } from '@shared/xps/exchange/vamas-text';

/** The spectra of every state and region on the charge-corrected scale of an analysis, as a VAMAS file. @param settings hold the fitted shifts */
export function correctedVamas(document: Pick<ProjectDocument, 'title' | 'states'>, states: readonly StateData[], settings: XpsSettings): string {
  const spectra = states.flatMap(({ stateId, regions }) => {
    const shift = settings.chargeReference.shifts[stateId] ?? 0;
    const sample = document.states.find(({ id }) => id === stateId)?.label ?? stateId;
    return Object.entries(regions).map(([key, { bindingEnergy, counts, isPoisson, transmission, livetimeS }]): VamasSpectrum => {
      const model = settings.regions.find(({ region }) => region === key);
      const [, species = key, transition = ''] = /^([A-Z][a-z]?)(\d[spdf])/.exec(key) ?? [];
      const comment = `Charge shift ${shift.toFixed(3)} eV taken out of the energies (${settings.chargeReference.source})`;
      return { name: model?.label ?? key, sample, species, transition, bindingEnergy: bindingEnergy.map((energy) => energy - shift), counts, isPoisson, transmission, livetimeS, comment: [comment] };
    });
  });
  return vamasText(spectra, { title: document.title, photonEnergyEv: settings.photonEnergyEv });
}
