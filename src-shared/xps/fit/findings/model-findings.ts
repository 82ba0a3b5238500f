/** Other models that describe the spectra as well, or better: foreign species, satellites, asymmetric lines, uneven charging, other rungs. */
import type { Finding } from '../../result';
import { satelliteId } from '../../templates/foreign-species';
import { strongEvidence } from '../evidence';
import { amplitudeName } from '../fitted-series';
import { leastDoubt } from '../model-doubt';
import { finding as make } from './finding';
import type { FindingContext } from './finding-context';

/** A rival within this, in units of the residual variance, is not excluded by the data. */
const rivalAmbiguity = 16;
/** A species that changes no share by this much is not worth a word where the evidence is weak. */
const leastEffect = 0.03;
/** A minor share of Ru²⁺ below this may be another species without anybody asking. */
const leastMistaken = 0.06;
/** What changes the amount of ruthenium by less changes no Cl/Ru beyond its uncertainty. */
const leastRuthenium = 0.02;
/** Extra widths below this, eV, change no line: beside 1 eV they add a fiftieth. */
const leastBroadening = 0.2;

/** Foreign species that were tried: kept on strong evidence, suspected, possible, or alike to Ru²⁺. */
export function foreignFindings({ trials, series }: FindingContext): Finding[] {
  return trials.flatMap(({ component, deltaBic, probability, isKept, effect, alike }): Finding[] => {
    const evidence = { species: component.label, component: component.id, deltaBic: Math.round(deltaBic), ...(effect && { state: effect.stateId, without: effect.without, with: effect.with }) };
    if (isKept) {
      const states = series.compiled.regions.filter((region) => region.components.includes(component) || region.components.some(({ id }) => id === component.id));
      const present = states.filter((region) => series.value(amplitudeName(region, component.id)) > 0).map(({ stateId }) => stateId);
      return [make('caution', 'foreignKept', { ...evidence, probability, states: present.join(', ') }, null, 'Ru3d_C1s')];
    }
    if (deltaBic > strongEvidence) return [make('problem', 'foreignSuspected', evidence, null, 'Ru3d_C1s')];
    const isOpen = probability > leastDoubt && effect !== null && Math.abs(effect.with - effect.without) > leastEffect;
    if (isOpen) return [make('caution', 'foreignPossible', { ...evidence, probability, ...(component.areaPriors && { oxygen: 'measured' }) }, null, 'Ru3d_C1s')];
    const isAlike = alike !== null && alike.without - alike.with > leastMistaken;
    return isAlike ? [make('caution', 'oxideAlike', { species: component.label, component: component.id, deltaBic: Math.round(deltaBic), state: alike.stateId, without: alike.without, with: alike.with }, null, 'Ru3d_C1s')] : [];
  });
}

/** Charge shifts with which the spectra of a state are described nearly as well. */
export function basinFindings({ runnersUp }: FindingContext): Finding[] {
  return runnersUp
    .filter((rival) => rival.deltaChiSquare < rivalAmbiguity)
    .map(({ stateId, shift, otherShift, deltaChiSquare }) => make('problem', 'basinAmbiguous', { shift, otherShift, deltaChiSquare: Math.max(0, deltaChiSquare) }, stateId));
}

/** Oxidation states that another naming of the lines would give with nearly the same agreement. */
export function labelFindings({ labelRival: rival }: FindingContext): Finding[] {
  if (!rival) return [];
  return [make('problem', 'labelsAmbiguous', { taken: rival.taken.join(', '), other: rival.other.join(', '), probability: rival.probability }, null, 'Ru3d_C1s')];
}

/** A satellite of a line of ruthenium: kept, suspected, or possible where it changes the amount of ruthenium. */
export function satelliteFindings({ satellite }: FindingContext): Finding[] {
  if (!satellite) return [];
  const { component, deltaBic, probability, isKept, share, effect, ruthenium } = satellite;
  const about = { species: `${component.label} satellite`, component: satelliteId, deltaBic: Math.round(deltaBic), probability, percent: 100 * share };
  const moved = effect && { state: effect.stateId, without: effect.without, with: effect.with };
  if (isKept || deltaBic > strongEvidence) return [make('caution', isKept ? 'satelliteKept' : 'satelliteSuspected', { ...about, ...moved }, null, 'Ru3d_C1s')];
  const isOpen = probability > leastDoubt && Math.abs(ruthenium) > leastRuthenium;
  return isOpen ? [make('caution', 'satellitePossible', { ...about, ruthenium: 100 * ruthenium }, null, 'Ru3d_C1s')] : [];
}

/** Asymmetric lines of ruthenium that describe the spectra as well and change its amount. */
export function asymmetryFindings({ asymmetry: trial }: FindingContext): Finding[] {
  if (!trial || !(trial.probability > leastDoubt && Math.abs(trial.ruthenium) > leastRuthenium)) return [];
  const { deltaBic, probability, asymmetry, ruthenium } = trial;
  return [make('caution', 'asymmetryPossible', { deltaBic: Math.round(deltaBic), probability, asymmetry, ruthenium: 100 * ruthenium }, null, 'Ru3d_C1s')];
}

/** States whose lines are widened as uneven charging does. */
export function broadeningFindings({ broadening }: FindingContext): Finding[] {
  if (!broadening) return [];
  const { deltaBic, isKept, widths } = broadening;
  const wide = [...widths].filter(([, width]) => width > leastBroadening);
  return wide.map(([stateId, width]) => make('caution', isKept ? 'broadeningKept' : 'broadeningSuspected', { deltaBic: Math.round(deltaBic), width }, stateId));
}
