/** What can be done about a finding, as data: the view carries it out. */
import { parseParameterName } from '@shared/xps/fit/parameter-names';
import type { ChargeReference } from '@shared/xps/model';
import type { Finding } from '@shared/xps/result';
import { scofieldFor } from '@shared/xps/sensitivity-factors/shipped-sets';
import type { Correction } from '../edits/step-edits';
import type { ResultKind } from '../results/result-kinds';

export type FindingStep =
  /** Takes a shipped species into the model of Ru 3d and fits. */
  | { readonly act: 'addSpecies'; readonly component: string; readonly species: string }
  /** Takes out what the analysis added by itself, keeps it from adding it again, and fits. */
  | { readonly act: 'leaveOut'; readonly component: string; readonly species: string }
  /** Gives every state an extra width of its own, or takes it out and keeps the analysis from giving it again, and fits. */
  | { readonly act: 'ownWidths' | 'commonWidths' }
  | { readonly act: 'select'; readonly region: string; readonly component: string }
  /** Zooms to an observed binding energy, eV. */
  | { readonly act: 'look'; readonly region: string; readonly stateId: string; readonly energy: number }
  | { readonly act: 'show'; readonly kind: ResultKind }
  | { readonly act: 'vary' }
  /** Searches charge shifts around one that the lines suggest, eV, and fits. */
  | { readonly act: 'searchAround'; readonly shift: number }
  /** Starts a state from another charge shift, eV, and fits. */
  | { readonly act: 'startFrom'; readonly stateId: string; readonly shift: number }
  /** Gives a state the charge shift that its lines suggest, eV, and fits. */
  | { readonly act: 'setShift'; readonly stateId: string; readonly shift: number }
  /** Takes away a correction that the sensitivity factors hold already, and fits. */
  | { readonly act: 'dropCorrection'; readonly of: Correction }
  /** Takes Scofield's factors for the anode of the spectra and fits. */
  | { readonly act: 'takeFactors' }
  /** Takes the shipped model of a region and fits. */
  | { readonly act: 'takeRegion'; readonly region: string };

/**
 * @param modelled keys of the regions in the model
 * @param reference where charge shifts come from: those that are given are not searched
 */
export function findingSteps({ key, params, stateId, region }: Finding, modelled: readonly string[], reference: ChargeReference['kind']): FindingStep[] {
  const [component, species] = [String(params['component'] ?? ''), String(params['species'] ?? '')];
  switch (key) {
    case 'xpsFinding.foreignSuspected':
    case 'xpsFinding.foreignPossible':
    case 'xpsFinding.oxideAlike':
    case 'xpsFinding.satelliteSuspected':
    case 'xpsFinding.satellitePossible':
      return component === '' ? [] : [{ act: 'addSpecies', component, species }];
    case 'xpsFinding.foreignKept':
    case 'xpsFinding.satelliteKept':
      return component === '' ? [] : [{ act: 'leaveOut', component, species }];
    case 'xpsFinding.broadeningSuspected':
      return [{ act: 'ownWidths' }];
    case 'xpsFinding.broadeningKept':
      return [{ act: 'commonWidths' }];
    case 'xpsFinding.atLowerBound':
    case 'xpsFinding.atUpperBound': {
      const parsed = parseParameterName(String(params['parameter']));
      return parsed && parsed.owner !== 'background' ? [{ act: 'select', region: parsed.region, component: parsed.owner }] : [];
    }
    case 'xpsFinding.widthUnusual':
    case 'xpsFinding.splittingUnusual':
    case 'xpsFinding.insignificant':
      return region !== null && params['id'] !== undefined ? [{ act: 'select', region, component: String(params['id']) }] : [];
    case 'xpsFinding.poorFit':
    case 'xpsFinding.residualStructure':
      return region !== null && stateId !== null ? [{ act: 'look', region, stateId, energy: Number(params['at']) }, { act: 'show', kind: 'systematic' }] : [];
    case 'xpsFinding.basinAmbiguous':
      return stateId === null ? [] : [{ act: 'startFrom', stateId, shift: Number(params['otherShift']) }];
    case 'xpsFinding.energyOffset':
      if (reference === 'component') return [{ act: 'searchAround', shift: Number(params['offset']) }];
      return stateId === null ? [] : [{ act: 'setShift', stateId, shift: Number(params['offset']) }];
    case 'xpsFinding.separatorDebris':
    case 'xpsFinding.separatorDebrisSeen':
      return modelled.includes('Zr3d') ? [] : [{ act: 'takeRegion', region: 'Zr3d' }];
    case 'xpsFinding.tougaardNarrow':
      return [{ act: 'show', kind: 'systematic' }];
    case 'xpsFinding.transmissionTwice':
      return [{ act: 'dropCorrection', of: 'transmission' }];
    case 'xpsFinding.meanFreePathTwice':
      return [{ act: 'dropCorrection', of: 'meanFreePath' }];
    case 'xpsFinding.factorsOtherEnergy':
      return scofieldFor(Number(params['energy'])) ? [{ act: 'takeFactors' }] : [];
    case 'xpsFinding.angularTwice':
      return [{ act: 'dropCorrection', of: 'angular' }];
    case 'xpsFinding.noRatio':
    case 'xpsFinding.ratioImplausible':
    case 'xpsFinding.rutheniumFromOther':
      return [{ act: 'show', kind: 'composition' }];
    default:
      return [];
  }
}
