/** What the states say together: one line for each technique that has a current result. For the overview and the head of the report. */
import { chiSquareTail } from '@shared/numerics/special/incomplete-gamma';
import { chargeAgainstXps } from '@shared/project/analyses/charge-against-xps';
import { speaking } from '@shared/project/analyses/of-kind';
import { isStale } from '@shared/project/analyses/staleness';
import { computedSeries } from '@shared/project/analyses/xps-scope';
import type { AnalysisKind, ProjectDocument, State } from '@shared/project/document';
import type { Technique } from '@shared/spectrum/spectrum';
import type { Quantity } from '@shared/xps/result';
import { formatQuantity, formatUncertainty } from './number-format';
import { ofState, outcomesOf } from './other-results';
import type { Texts } from './texts';
import { askedPhases, commonUnit, inUnit, limitDigits, phaseLabel } from './xrd-limits';
import { limitList, percentText } from './xrd-words';

export interface SummaryLine {
  readonly technique: Technique;
  readonly headline: string;
  readonly text: string;
  /** Something was found, or the numbers contradict each other: worth a second look. */
  readonly needsAttention: boolean;
}

/** The lines of a document in the order XRD, Raman, charge, chlorine. Results that are out of date say nothing. */
export function summaryLines(document: ProjectDocument, t: Texts): SummaryLine[] {
  return [xrdLine(document, t), ramanLine(document, t), electronsLine(document, t), chlorineLine(document, t)].filter((line) => line !== null);
}

/** Whether the analysis of a kind that speaks for the document belongs to its settings and data. */
function isCurrent(document: ProjectDocument, kind: AnalysisKind): boolean {
  const analysis = speaking(document.analyses, kind);
  return analysis !== null && !isStale(document, analysis);
}

/** More names than this are a list, not a sentence: their number says more. */
const mostNamed = 6;
const labels = (states: readonly State[], { states: all }: ProjectDocument, t: Texts): string =>
  states.length > mostNamed ? t('summary.someStates', { count: states.length, all: all.length }) : states.map(({ label }) => label).join(', ');
const joined = (parts: readonly string[], t: Texts): string => parts.filter((part) => part !== '').join(t('summary.join'));

function xrdLine(document: ProjectDocument, t: Texts): SummaryLine | null {
  if (!isCurrent(document, 'xrd-halo')) return null;
  const { xrd } = outcomesOf(document);
  const checked = document.states.flatMap((state) => {
    const result = ofState(document, xrd, state.id);
    return result ? [{ state, result }] : [];
  });
  if (checked.length === 0) return null;
  const count = checked.length;
  const judged = (verdict: string) => checked.filter(({ result }) => result.verdict === verdict);
  const line = (headline: string, text: string, needsAttention: boolean): SummaryLine => ({ technique: 'xrd', headline, text, needsAttention });
  const rest = t('summary.xrd.others', { amorphous: judged('amorphous').length, count });
  const crystalline = judged('crystalline');
  if (crystalline.length > 0) {
    const statesWith = (has: (result: XrdResults[number]) => boolean) => labels(crystalline.filter(({ result }) => has(result)).map(({ state }) => state), document, t);
    const phases = [...new Set(crystalline.flatMap(({ result }) => result.phases.filter(({ detected }) => detected).map(({ name }) => name)))];
    const named = phases.map((name) => t('summary.xrd.crystalline', { found: phaseLabel(name), states: statesWith(({ phases: own }) => own.some((phase) => phase.detected && phase.name === name)) }));
    const unnamed = statesWith(({ peaks }) => peaks.some(({ phase }) => phase === null));
    return line(joined([...named, unnamed === '' ? '' : t('summary.xrd.crystalline', { found: t('summary.xrd.unnamed'), states: unnamed })], t), rest, true);
  }
  const undecided = judged('inconclusive');
  if (undecided.length > 0) return line(t('summary.xrd.undecided', { states: labels(undecided.map(({ state }) => state), document, t) }), rest, true);
  return line(t('summary.xrd.amorphous', { count }), joined([t('summary.xrd.rate', { rate: percentText(checked[0]!.result.falseAlarmRate) }), worstXrdLimits(document, checked.map(({ result }) => result), t)], t), false);
}

type XrdResults = ReturnType<typeof outcomesOf>['xrd'][string][];

/** For each phase asked for, the limit that holds in every pattern: the highest. In one unit, the first that all of them have. */
function worstXrdLimits({ sample }: ProjectDocument, results: XrdResults, t: Texts): string {
  const names = [...new Set(results.flatMap((result) => askedPhases(result).map(({ name }) => name)))];
  const units = results.map((result) => commonUnit(askedPhases(result), result, sample.formula));
  const unit = units.includes('counts') ? 'counts' : units.includes('halo') ? 'halo' : 'weight';
  const limits = names.flatMap((name) => {
    const each = results.map((result) => {
      const phase = result.phases.find((one) => one.name === name);
      return phase === undefined || phase.detected || phase.coveredBy !== null || phase.upperLimit95 === null ? null : inUnit(Math.max(0, phase.upperLimit95), phase, result, unit, sample.formula);
    });
    // A limit for all states needs one in each of them.
    const known = each.filter((limit) => limit !== null);
    return known.length === each.length && known.length > 0 ? [{ name, limit: Math.max(...known) }] : [];
  });
  return limits.length === 0 ? '' : t('summary.limits', { limits: limitList(limits, unit, t) });
}

function ramanLine(document: ProjectDocument, t: Texts): SummaryLine | null {
  if (!isCurrent(document, 'raman-mixture')) return null;
  const { raman } = outcomesOf(document);
  const compared = document.states.flatMap((state) => {
    const result = ofState(document, raman, state.id);
    return result && result.references.length > 0 ? [{ state, result }] : [];
  });
  if (compared.length === 0) return null;
  const names = [...new Set(compared.flatMap(({ result }) => result.references.map(({ name }) => name)))];
  const told = names.map((name) => {
    // A reference that a spectrum could not be compared with is there without a verdict.
    const each = compared.map(({ state, result }) => ({ state, reference: result.references.find((one) => one.name === name) }));
    const those = (verdict: string) => each.filter(({ reference }) => reference?.verdict === verdict);
    const limited = those('notDetected');
    return { reference: phaseLabel(name), found: those('detected').map(({ state }) => state), limited, unjudged: each.filter(({ reference }) => reference === undefined || reference.verdict === 'inconclusive') };
  });
  const found = told.filter((one) => one.found.length > 0).map(({ reference, found: states }) => t('summary.raman.found', { reference, states: labels(states, document, t) }));
  const limited = told.filter((one) => one.limited.length > 0);
  const limits = limited.map((one) => {
    const limit = limitDigits(100 * Math.max(...one.limited.map(({ reference }) => reference!.upperLimit95)));
    return one.limited.length === compared.length ? t('summary.raman.limit', { reference: one.reference, limit }) : t('summary.raman.limitIn', { reference: one.reference, limit, states: labels(one.limited.map(({ state }) => state), document, t) });
  });
  const unjudged = told.flatMap(({ reference, unjudged: each }) => {
    if (each.length === 0) return [];
    // Without a threshold there was no test: the reference has no bands to test by.
    if (each.length === compared.length && each.every((one) => one.reference?.threshold === null)) return [t('summary.raman.unjudged', { reference })];
    return [t('summary.raman.unjudgedIn', { reference, states: labels(each.map(({ state }) => state), document, t) })];
  });
  const headline = found.length > 0 ? joined(found, t) : limited.length > 0 ? t('summary.raman.none', { references: limited.map(({ reference }) => reference).join(', ') }) : t('summary.raman.undecided');
  return { technique: 'raman', headline, text: joined([...limits, ...unjudged], t), needsAttention: found.length > 0 };
}

/** Between which mean oxidation states ruthenium moves by XPS, and what the charge passed says of the same states. */
function electronsLine(document: ProjectDocument, t: Texts): SummaryLine | null {
  const analysis = computedSeries(document.analyses);
  if (!analysis || isStale(document, analysis) || !analysis.result.converged) return null;
  const seen = document.states.flatMap(({ id }) => {
    const mean = analysis.result.states.find(({ stateId }) => stateId === id)?.meanOxidationState;
    return mean ? [{ id, mean }] : [];
  });
  if (seen.length < 2) return null;
  const low = seen.reduce((a, b) => (b.mean.value < a.mean.value ? b : a));
  const high = seen.reduce((a, b) => (b.mean.value > a.mean.value ? b : a));
  const sigma = low.mean.stdUncertainty === null || high.mean.stdUncertainty === null ? null : Math.hypot(low.mean.stdUncertainty, high.mean.stdUncertainty);
  const against = chargeAgainstXps(document);
  const fromCharge = (id: string): string | null => {
    const state = against?.isStale === false ? against.states.find(({ stateId }) => stateId === id) : undefined;
    return state ? formatUncertainty(state.expected.meanOxidationState, state.expected.electronsPerRu.stdUncertainty, { signed: true }) : null;
  };
  const [chargeLow, chargeHigh] = [fromCharge(low.id), fromCharge(high.id)];
  const range = { low: formatQuantity(low.mean, { signed: true }), high: formatQuantity(high.mean, { signed: true }) };
  return {
    technique: 'xps',
    headline: t('summary.electrons', { electrons: formatUncertainty(high.mean.value - low.mean.value, sigma) }),
    text: chargeLow !== null && chargeHigh !== null ? t('summary.electrons.both', { ...range, chargeLow, chargeHigh }) : t('summary.electrons.range', range),
    needsAttention: false,
  };
}

/** A change of Cl/Ru between the states less likely than this by their own errors is told as one. */
const changeLevel = 0.05;

/** Whether Cl/Ru stays: χ² of the states' values about their weighted mean, with the errors that the states do not have in common. */
function chlorineLine(document: ProjectDocument, t: Texts): SummaryLine | null {
  const analysis = computedSeries(document.analyses);
  if (!analysis || isStale(document, analysis) || !analysis.result.converged) return null;
  const states = analysis.result.states.filter(({ clToRu }) => clToRu !== null && clToRu.stdUncertainty !== null && clToRu.stdUncertainty > 0);
  if (states.length < 2) return null;
  const { chiSquare, mean, stdUncertainty } = aboutWeightedMean(states.map(({ clToRu }) => clToRu!));
  const p = chiSquareTail(chiSquare, states.length - 1);
  const values = states.map(({ clToRu }) => clToRu!).sort((a, b) => a.value - b.value);
  const common = states[0]!.clToRuCommonRelative;
  const range = { low: formatQuantity(values[0]!, { decimals: 2 }), high: formatQuantity(values[values.length - 1]!, { decimals: 2 }), chiSquare: chiSquare.toFixed(1), degrees: states.length - 1, p: p < 0.001 ? '< 0.001' : p.toPrecision(2) };
  const scale = common === null || common === 0 ? '' : t('summary.chlorine.common', { percent: Number((100 * common).toPrecision(2)), mean: formatUncertainty(mean, Math.hypot(stdUncertainty, mean * common)) });
  const changes = p < changeLevel;
  return { technique: 'xps', headline: t(changes ? 'summary.chlorine.changes' : 'summary.chlorine.stays'), text: joined([t('summary.chlorine.range', range), scale], t), needsAttention: changes };
}

/** Weighted mean of independent values, its standard uncertainty, and χ² of the values about it. Each needs a positive standard uncertainty. */
export function aboutWeightedMean(values: readonly Quantity[]): { readonly mean: number; readonly stdUncertainty: number; readonly chiSquare: number } {
  const weights = values.map(({ stdUncertainty }) => 1 / stdUncertainty! ** 2);
  const weight = weights.reduce((a, b) => a + b, 0);
  const mean = values.reduce((sum, { value }, i) => sum + weights[i]! * value, 0) / weight;
  return { mean, stdUncertainty: 1 / Math.sqrt(weight), chiSquare: values.reduce((sum, { value }, i) => sum + weights[i]! * (value - mean) ** 2, 0) };
}
