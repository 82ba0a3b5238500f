/** Guard rails: what a careful colleague would say about a fit. Each finding is a sentence of the dictionary (`xpsFinding.*`). */
import type { Finding, StateResult, XpsResult } from '../result';
import type { RunnerUp, SeriesFit } from './basin-search';
import type { EnergyOffset } from './energy-offset';
import type { FittedSeries } from './fitted-series';
import { isChargeReference } from './parameter-names';
import { amplitudeName, componentParameter, lineFwhm, linePosition } from './fitted-series';
import { isTougaard } from '../backgrounds/tougaard-constants';
import { carbonFindings, carbonRatios } from './carbon-findings';
import type { CompiledRegion } from './compile';
import { detectorFindings } from './detector-findings';
import { strongEvidence } from './evidence';
import { apartFindings } from './apart-findings';
import type { ApartTrial } from './apart-trial';
import type { AsymmetryTrial } from './asymmetry-trial';
import type { BroadeningTrial } from './broadening-trial';
import type { ForeignTrial } from './foreign-trial';
import type { SatelliteTrial } from './satellite-trial';
import { satelliteId } from '../templates/foreign-species';
import { finding as make } from './finding';
import type { LatticeOxygen } from './lattice-oxygen';
import type { LabelRival } from './label-trial';
import { leastDoubt } from './model-doubt';
import { oxygenFindings, oxygenVerdict } from './oxygen-findings';
import { isImplausible, quantificationFindings } from './quantification-findings';
import type { SeparatorDebris } from './separator-debris';

/** Usual full widths, eV, and expected splittings by subshell: NIST SRD 20 and science notes of the templates. */
const usualWidths: Readonly<Record<string, readonly [number, number]>> = { Ru3d: [0.6, 2.2], C1s: [0.5, 3.8], Cl2p: [0.7, 2.2], Ru3p: [2, 5.5] };
const splittings: Readonly<Record<string, { readonly expected: number; readonly within: number }>> = {
  Ru3d: { expected: 4.17, within: 0.1 },
  Cl2p: { expected: 1.6, within: 0.06 },
  Ru3p: { expected: 22.2, within: 0.4 },
};
/** An area ratio that spectra move from its prior by more than this many of its standard deviations holds something else than the two lines. */
const ratioMissed = 2;
/** Abbe value of a residual below which a region of this many points is structured with 99.9 % confidence: 1 − 3.1/√N. */
const structured = (points: number): number => 1 - 3.1 / Math.sqrt(points);
const poorFit = 1.5;
/** Correlations above this are worth a word. */
export const strongCorrelation = 0.9;
/** Cl/Ru above this has more chlorine than LiRuCl4 and any measurement error of its own. */
const excessChlorine = 4.8;
/** Ru²⁺ and Ru⁴⁺ of one chloride react to Ru³⁺: the smaller share is expected to be zero within this many of its standard uncertainties, and below this share nobody asks. */
const coexisting = { deviations: 3, share: 0.03 };
/** A charge shift beyond this, eV, is more often a wrong energy scale (work function subtracted twice) than charging. */
const suspiciousShift = 2.5;
/** A rival within this, in units of the residual variance, is not excluded by the data. */
const rivalAmbiguity = 16;

/** A species that changes no share by this much is not worth a word where the evidence is weak. */
const leastEffect = 0.03;
/** A minor share of Ru²⁺ below this may be another species without anybody asking. */
const leastMistaken = 0.06;
/** What changes the amount of ruthenium by less changes no Cl/Ru beyond its uncertainty. */
const leastRuthenium = 0.02;

interface FindingContext {
  readonly series: FittedSeries;
  readonly best: SeriesFit;
  readonly runnersUp: readonly RunnerUp[];
  readonly labelRival: LabelRival | null;
  readonly trials: readonly ForeignTrial[];
  readonly oxygen: LatticeOxygen | null;
  readonly satellite: SatelliteTrial | null;
  readonly asymmetry: AsymmetryTrial | null;
  readonly apart: ApartTrial | null;
  readonly broadening: BroadeningTrial | null;
  /** Ruthenium by Ru 3p over ruthenium by Ru 3d, where they were tied. */
  readonly tie: XpsResult['rutheniumTie'] | null;
  readonly offsets: readonly EnergyOffset[];
  readonly debris: readonly SeparatorDebris[];
  readonly states: readonly StateResult[];
  readonly strongCorrelations: readonly { readonly a: string; readonly b: string; readonly r: number }[];
}

/** Everything that speaks against a fit or should be known of it, kind by kind. */
export function collectFindings(context: FindingContext): Finding[] {
  return [
    ...fitFindings(context),
    ...foreignFindings(context),
    ...oxygenFindings(context.oxygen, context.trials, context.series),
    ...basinFindings(context),
    ...labelFindings(context),
    ...parameterFindings(context),
    ...lineFindings(context),
    ...residualFindings(context),
    ...carbonFindings(context.series, context.states),
    ...dataFindings(context),
    ...detectorFindings(context.series, context.states),
    ...quantificationFindings(context),
    ...chemistryFindings(context),
    ...debrisFindings(context),
    ...satelliteFindings(context),
    ...asymmetryFindings(context),
    ...apartFindings(context.apart),
    ...broadeningFindings(context),
    ...tieFindings(context),
  ];
}

function fitFindings({ best: { fit } }: FindingContext): Finding[] {
  const findings: Finding[] = [];
  if (!fit.converged) findings.push(make('problem', 'notConverged', { reason: fit.stopReason, iterations: fit.iterations }));
  if (fit.rankDeficient.length > 0) findings.push(make('caution', 'notSeparable', { parameters: fit.rankDeficient.filter((name) => !name.includes('.observed@')).join(', ') }));
  return findings;
}

function foreignFindings({ trials, series }: FindingContext): Finding[] {
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

function basinFindings({ runnersUp }: FindingContext): Finding[] {
  return runnersUp
    .filter((rival) => rival.deltaChiSquare < rivalAmbiguity)
    .map(({ stateId, shift, otherShift, deltaChiSquare }) => make('problem', 'basinAmbiguous', { shift, otherShift, deltaChiSquare: Math.max(0, deltaChiSquare) }, stateId));
}

function labelFindings({ labelRival: rival }: FindingContext): Finding[] {
  if (!rival) return [];
  return [make('problem', 'labelsAmbiguous', { taken: rival.taken.join(', '), other: rival.other.join(', '), probability: rival.probability }, null, 'Ru3d_C1s')];
}

function parameterFindings({ best: { fit, compiled }, series, strongCorrelations }: FindingContext): Finding[] {
  // A value that follows another is that one's matter; a value expected at its bound (no tail at all) is no surprise there.
  const silent = new Set(compiled.problem.parameters.filter(({ link, prior, min, max }) => link || (prior && (prior.mean === min || prior.mean === max))).map(({ name }) => name));
  // Under much carbon the step behind ruthenium is not seen apart from carbon's.
  const isStepSeen = carbonRatios(series).size === 0;
  const bounds = fit.parameters
    .filter(({ name, vary, atBound }) => vary && atBound !== null && !silent.has(name))
    .flatMap(({ name, value, atBound }): Finding[] => {
      if (value === 0 && name.includes('/background.')) return isStepSeen ? [make('caution', 'lossStepZero', { parameter: name }, null, name.slice(0, name.indexOf('/')))] : [];
      return [make(name.startsWith('shift@') ? 'problem' : 'caution', atBound === 'min' ? 'atLowerBound' : 'atUpperBound', { parameter: name, value })];
    });
  // A position, its own shift and the charge shift of a state trade by construction, and only their sum is a result.
  const correlated = strongCorrelations.filter(({ a, b }) => !a.includes('@') && !b.includes('@')).map(({ a, b, r }) => make('info', 'correlated', { a, b, r }));
  return [...bounds, ...correlated];
}

/** Widths and splittings once per component (of the first state that has it), significance per state. */
function lineFindings({ series }: FindingContext): Finding[] {
  const findings: Finding[] = [];
  const seen = new Set<string>();
  for (const region of series.compiled.regions) {
    for (const component of region.components) {
      const area = series.value(amplitudeName(region, component.id));
      const deviation = series.propagation.deviation(new Map([[amplitudeName(region, component.id), 1]]));
      const isSignificant = deviation !== null && area > 3 * deviation;
      // The groups of oxidised carbon only describe the envelope; nobody should read their areas.
      if (!isSignificant && area > 0 && deviation !== null && component.subshell !== 'C1s') {
        findings.push(make('info', 'insignificant', { component: component.label, id: component.id, ratio: area / deviation }, region.stateId, region.model.region));
      }
      const key = `${region.model.region}/${component.id}`;
      if (!isSignificant || seen.has(key)) continue;
      seen.add(key);
      const usual = usualWidths[component.subshell];
      const fwhm = lineFwhm(series, region, component, 0).value;
      if (usual && (fwhm < usual[0] || fwhm > usual[1])) {
        findings.push(make('caution', 'widthUnusual', { component: component.label, id: component.id, fwhm, low: usual[0], high: usual[1] }, null, region.model.region));
      }
      const known = splittings[component.subshell];
      if (component.line === 'doublet' && known) {
        const splitting = componentParameter(series, region, component, 'splitting').value;
        if (Math.abs(splitting - known.expected) > known.within) {
          findings.push(make('caution', 'splittingUnusual', { component: component.label, id: component.id, splitting, expected: known.expected }, null, region.model.region));
        }
      }
      const prior = component.line === 'doublet' ? component.parameters['areaRatio']?.prior : null;
      if (prior) {
        const ratio = componentParameter(series, region, component, 'areaRatio').value;
        if (Math.abs(ratio - prior.mean) > ratioMissed * prior.sd) findings.push(make('caution', 'areaRatioUnusual', { component: component.label, id: component.id, ratio, expected: prior.mean, sd: prior.sd }, null, region.model.region));
      }
    }
  }
  return findings;
}

function residualFindings({ states }: FindingContext): Finding[] {
  return states.flatMap(({ stateId, regions }) =>
    regions.flatMap(({ region, reducedChiSquare, points, diagnostics }): Finding[] => {
      const findings: Finding[] = [];
      if (reducedChiSquare > poorFit) {
        findings.push(make(reducedChiSquare > 3 ? 'problem' : 'caution', 'poorFit', { reducedChiSquare, at: diagnostics.largestResidualAt, sigma: diagnostics.largestResidual }, stateId, region));
      } else if (diagnostics.abbe < structured(points)) {
        findings.push(make('caution', 'residualStructure', { abbe: diagnostics.abbe, at: diagnostics.largestResidualAt }, stateId, region));
      }
      return findings;
    }),
  );
}

/** A Tougaard background is set by the spectrum 30 to 50 eV behind the line (Tougaard 2021, doi 10.1116/6.0000661). */
const tougaardReach = 30;

/** How far a spectrum goes on behind the last of its lines, eV. */
function reachBehindLines(series: FittedSeries, region: CompiledRegion): number {
  const last = Math.max(...region.components.map((component) => linePosition(series, region, component, component.line === 'doublet' ? 1 : 0).value));
  const { bindingEnergy } = region.data;
  return bindingEnergy[bindingEnergy.length - 1]! - last;
}

function dataFindings({ series }: FindingContext): Finding[] {
  const { settings, compiled } = series;
  const findings: Finding[] = [];
  for (const { stateId, model, staticBackground } of compiled.regions) {
    if (staticBackground?.refusal) findings.push(make('caution', 'straightBackground', { reason: staticBackground.refusal }, stateId, model.region));
  }
  const tougaard = compiled.regions.filter(({ model }) => isTougaard(model.background.kind));
  for (const key of new Set(tougaard.map(({ model }) => model.region))) {
    const reach = Math.min(...tougaard.filter(({ model }) => model.region === key).map((region) => reachBehindLines(series, region)));
    if (reach < tougaardReach) findings.push(make('caution', 'tougaardNarrow', { reach, wanted: tougaardReach }, null, key));
  }
  const uncounted = compiled.regions.filter(({ data }) => !data.isPoisson);
  for (const region of uncounted) findings.push(make('info', 'notCounts', {}, region.stateId, region.model.region));
  if (settings.chargeReference.kind === 'component') {
    for (const stateId of settings.states) {
      const reference = compiled.regions.find((region) => region.stateId === stateId && region.components.some((component) => isChargeReference(settings, region.model, component)));
      if (reference) {
        const name = amplitudeName(reference, settings.chargeReference.component!);
        const deviation = series.propagation.deviation(new Map([[name, 1]]));
        if (deviation !== null && series.value(name) < 3 * deviation) findings.push(make('problem', 'weakReference', {}, stateId, reference.model.region));
      }
      const isReferenced = compiled.regions.some((region) => region.stateId === stateId && region.model.region === settings.chargeReference.region);
      if (!isReferenced) findings.push(make('caution', 'noChargeReference', {}, stateId));
    }
  }
  return findings;
}

function chemistryFindings({ series, states, offsets, oxygen, trials }: FindingContext): Finding[] {
  const { settings } = series;
  const verdict = oxygenVerdict(oxygen, trials, series);
  const findings: Finding[] = [];
  for (const state of states) {
    if (state.clToRu && state.clToRu.value > excessChlorine && !isImplausible(state.clToRu.value)) findings.push(make('caution', 'excessChlorine', { ratio: state.clToRu.value }, state.stateId));
    if (state.fractions) {
      const { 'Ru2+': ru2, 'Ru4+': ru4 } = state.fractions;
      const { value, stdUncertainty } = ru2.value < ru4.value ? ru2 : ru4;
      if (stdUncertainty !== null && value > coexisting.share && value > coexisting.deviations * stdUncertainty) findings.push(make('caution', 'coexistence', { ru2: ru2.value, ru4: ru4.value, ...(verdict && { oxygen: verdict }) }, state.stateId, 'Ru3d_C1s'));
    }
    if (state.chargeShift && Math.abs(state.chargeShift.value) > suspiciousShift) findings.push(make('caution', 'energyScale', { shift: state.chargeShift.value }, state.stateId));
  }
  for (const { stateId, offset, regions } of offsets) {
    const shift = states.find((state) => state.stateId === stateId)?.chargeShift?.value ?? 0;
    const labels = regions.map((key) => settings.regions.find(({ region }) => region === key)?.label ?? key).join(', ');
    if (Math.abs(offset) > suspiciousShift && Math.abs(offset - shift) > suspiciousShift / 2) findings.push(make('problem', 'energyOffset', { offset, shift, lines: labels }, stateId));
  }
  return findings;
}

function debrisFindings({ debris, states }: FindingContext): Finding[] {
  return debris.map(({ stateId, position, significance, chlorine }) => {
    if (!chlorine) return make('caution', 'separatorDebrisSeen', { position, significance }, stateId, 'Zr3d');
    const { zrToRu, clToRu, corrected } = chlorine;
    const uncertainty = states.find((state) => state.stateId === stateId)?.clToRu?.stdUncertainty ?? 0;
    // Less than the ratio is uncertain by is worth a remark only.
    return make(clToRu - corrected < uncertainty ? 'info' : 'caution', 'separatorDebris', { position, zrToRu, extra: clToRu - corrected, ratio: clToRu, corrected }, stateId, 'Zr3d');
  });
}

/** A tie missed by more than this many of its standard deviations is no longer what it stands for. */
const tieMissed = 2;

function tieFindings({ series: { settings }, tie }: FindingContext): Finding[] {
  const { rutheniumTie } = settings;
  if (!rutheniumTie) return [];
  const subshells = settings.regions.flatMap(({ components }) => components.map(({ subshell }) => subshell));
  if (!tie) return ['Ru3d', 'Ru3p'].every((subshell) => subshells.includes(subshell)) ? [make('info', 'tieImpossible')] : [];
  const off = Math.abs(tie.common - 1) / rutheniumTie.commonSd;
  const apart = tie.states.filter(({ before, beforeUncertainty }) => Math.abs(before / tie.common - 1) > tieMissed * Math.hypot(rutheniumTie.stateSd, (beforeUncertainty ?? 0) / before));
  return [
    ...(off > tieMissed ? [make('caution', 'tieOff', { percent: 100 * (tie.common - 1), sd: 100 * rutheniumTie.commonSd })] : []),
    ...apart.map(({ stateId, before, after }) => make('caution', 'tieMissed', { before: 100 * (before / tie.common - 1), after: 100 * (after / tie.common - 1), sd: 100 * rutheniumTie.stateSd }, stateId, 'Ru3p')),
  ];
}

function satelliteFindings({ satellite }: FindingContext): Finding[] {
  if (!satellite) return [];
  const { component, deltaBic, probability, isKept, share, effect, ruthenium } = satellite;
  const about = { species: `${component.label} satellite`, component: satelliteId, deltaBic: Math.round(deltaBic), probability, percent: 100 * share };
  const moved = effect && { state: effect.stateId, without: effect.without, with: effect.with };
  if (isKept || deltaBic > strongEvidence) return [make('caution', isKept ? 'satelliteKept' : 'satelliteSuspected', { ...about, ...moved }, null, 'Ru3d_C1s')];
  const isOpen = probability > leastDoubt && Math.abs(ruthenium) > leastRuthenium;
  return isOpen ? [make('caution', 'satellitePossible', { ...about, ruthenium: 100 * ruthenium }, null, 'Ru3d_C1s')] : [];
}

function asymmetryFindings({ asymmetry: trial }: FindingContext): Finding[] {
  if (!trial || !(trial.probability > leastDoubt && Math.abs(trial.ruthenium) > leastRuthenium)) return [];
  const { deltaBic, probability, asymmetry, ruthenium } = trial;
  return [make('caution', 'asymmetryPossible', { deltaBic: Math.round(deltaBic), probability, asymmetry, ruthenium: 100 * ruthenium }, null, 'Ru3d_C1s')];
}

/** Extra widths below this, eV, change no line: beside 1 eV they add a fiftieth. */
const leastBroadening = 0.2;

function broadeningFindings({ broadening }: FindingContext): Finding[] {
  if (!broadening) return [];
  const { deltaBic, isKept, widths } = broadening;
  const wide = [...widths].filter(([, width]) => width > leastBroadening);
  return wide.map(([stateId, width]) => make('caution', isKept ? 'broadeningKept' : 'broadeningSuspected', { deltaBic: Math.round(deltaBic), width }, stateId));
}
