/** What the states say together: one line for each technique that has a current result. For the overview and the head of the report. */
import { chiSquareTail } from '@shared/numerics/special/incomplete-gamma';
import { chargeAgainstXps } from '@shared/project/analyses/charge-against-xps';
import { computedOf } from '@shared/project/analyses/of-kind';
import { isStale } from '@shared/project/analyses/staleness';
import type { AnalysisKind, ProjectDocument, State } from '@shared/project/document';
import type { Technique } from '@shared/spectrum/spectrum';
import type { Quantity } from '@shared/xps/result';
import { formatQuantity, formatUncertainty } from './number-format';
import { ofState, outcomesOf } from './other-results';
import type { Texts } from './texts';
import { askedPhases, commonUnit, inUnit, limitDigits, phaseLabel } from './xrd-limits';
import { percentText } from './xrd-words';

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

/** Whether the last computed analysis of a kind belongs to its settings and data. */
function isCurrent(document: ProjectDocument, kind: AnalysisKind): boolean {
  const analysis = computedOf(document.analyses, kind).at(-1);
  return analysis !== undefined && !isStale(document, analysis);
}

const labels = (states: readonly State[]): string => states.map(({ label }) => label).join(', ');

function xrdLine(document: ProjectDocument, t: Texts): SummaryLine | null {
  if (!isCurrent(document, 'xrd-halo')) return null;
  const { xrd } = outcomesOf(document);
  const checked = document.states.flatMap((state) => {
    const result = ofState(document, xrd, state.id);
    return result ? [{ state, result }] : [];
  });
  if (checked.length === 0) return null;
  const line = (headline: string, text: string, needsAttention: boolean): SummaryLine => ({ technique: 'xrd', headline, text, needsAttention });
  const judged = (verdict: string) => checked.filter(({ result }) => result.verdict === verdict);
  const [crystalline, undecided] = [judged('crystalline'), judged('inconclusive')];
  if (crystalline.length > 0) {
    const phases = new Set(crystalline.flatMap(({ result }) => result.phases.filter(({ detected }) => detected).map(({ name }) => phaseLabel(name))));
    const found = phases.size > 0 ? [...phases].join(', ') : t('summary.xrd.unnamed');
    return line(t('summary.xrd.crystalline', { found, states: labels(crystalline.map(({ state }) => state)) }), t('summary.xrd.others', { amorphous: judged('amorphous').length, count: checked.length }), true);
  }
  if (undecided.length > 0) return line(t('summary.xrd.undecided', { states: labels(undecided.map(({ state }) => state)) }), t('summary.xrd.others', { amorphous: judged('amorphous').length, count: checked.length }), true);
  return line(t('summary.xrd.amorphous', { count: checked.length }), [t('summary.xrd.rate', { rate: percentText(checked[0]!.result.falseAlarmRate) }), worstXrdLimits(document, checked.map(({ result }) => result), t)].filter((part) => part !== '').join(t('summary.join')), false);
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
    return known.length === each.length && known.length > 0 ? [t(`xrd.limit.${unit}`, { phase: phaseLabel(name), limit: limitDigits(Math.max(...known)) })] : [];
  });
  return limits.length === 0 ? '' : t('summary.limits', { limits: limits.join(', ') });
}

function ramanLine(document: ProjectDocument, t: Texts): SummaryLine | null {
  if (!isCurrent(document, 'raman-mixture')) return null;
  const { raman } = outcomesOf(document);
  const compared = document.states.flatMap((state) => {
    const result = ofState(document, raman, state.id);
    return result && result.references.length > 0 ? [{ state, result }] : [];
  });
  if (compared.length === 0) return null;
  const ofReference = (name: string) => compared.flatMap(({ state, result }) => result.references.filter((one) => one.name === name).map((reference) => ({ state, reference })));
  const names = [...new Set(compared.flatMap(({ result }) => result.references.map(({ name }) => name)))];
  const found = names.flatMap((name) => {
    const states = ofReference(name).filter(({ reference }) => reference.verdict === 'detected').map(({ state }) => state);
    return states.length > 0 ? [t('summary.raman.found', { reference: phaseLabel(name), states: labels(states) })] : [];
  });
  const limited = names.flatMap((name) => {
    const each = ofReference(name);
    if (each.length < compared.length || each.some(({ reference }) => reference.verdict !== 'notDetected')) return [];
    return [t('summary.raman.limit', { reference: phaseLabel(name), limit: limitDigits(100 * Math.max(...each.map(({ reference }) => reference.upperLimit95))) })];
  });
  const unjudged = names.filter((name) => ofReference(name).every(({ reference }) => reference.verdict === 'inconclusive')).map((name) => t('summary.raman.unjudged', { reference: phaseLabel(name) }));
  const none = limited.length > 0 ? t('summary.raman.none', { count: compared.length }) : t('summary.raman.undecided');
  return { technique: 'raman', headline: found.length > 0 ? found.join(t('summary.join')) : none, text: [...limited, ...unjudged].join(t('summary.join')), needsAttention: found.length > 0 };
}

/** Between which mean oxidation states ruthenium moves by XPS, and what the charge passed says of the same states. */
function electronsLine(document: ProjectDocument, t: Texts): SummaryLine | null {
  const analysis = computedOf(document.analyses, 'xps-series').at(-1);
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

/** A change of Cl/Ru between the states less likely than this by counting errors alone is told as one. */
const changeLevel = 0.05;

/** Whether Cl/Ru stays: χ² of the states' values about their weighted mean, with the errors that the states do not have in common. */
function chlorineLine(document: ProjectDocument, t: Texts): SummaryLine | null {
  const analysis = computedOf(document.analyses, 'xps-series').at(-1);
  if (!analysis || isStale(document, analysis) || !analysis.result.converged) return null;
  const states = analysis.result.states.filter(({ clToRu }) => clToRu !== null && clToRu.stdUncertainty !== null && clToRu.stdUncertainty > 0);
  if (states.length < 2) return null;
  const { chiSquare, mean } = aboutWeightedMean(states.map(({ clToRu }) => clToRu!));
  const p = chiSquareTail(chiSquare, states.length - 1);
  const values = states.map(({ clToRu }) => clToRu!).sort((a, b) => a.value - b.value);
  const common = states[0]!.clToRuCommonRelative;
  const range = { low: formatQuantity(values[0]!, { decimals: 2 }), high: formatQuantity(values[values.length - 1]!, { decimals: 2 }), chiSquare: chiSquare.toFixed(1), degrees: states.length - 1, p: p < 0.001 ? '< 0.001' : p.toPrecision(2) };
  const scale = common === null ? '' : t('summary.chlorine.common', { percent: Number((100 * common).toPrecision(2)), mean: formatUncertainty(mean, mean * common) });
  const changes = p < changeLevel;
  return { technique: 'xps', headline: t(changes ? 'summary.chlorine.changes' : 'summary.chlorine.stays'), text: [t('summary.chlorine.range', range), scale].filter((part) => part !== '').join(t('summary.join')), needsAttention: changes };
}

/** χ² of independent values about their weighted mean. Each needs a positive standard uncertainty. */
export function aboutWeightedMean(values: readonly Quantity[]): { readonly mean: number; readonly chiSquare: number } {
  const weights = values.map(({ stdUncertainty }) => 1 / stdUncertainty! ** 2);
  const mean = values.reduce((sum, { value }, i) => sum + weights[i]! * value, 0) / weights.reduce((a, b) => a + b, 0);
  return { mean, chiSquare: values.reduce((sum, { value }, i) => sum + weights[i]! * (value - mean) ** 2, 0) };
}
