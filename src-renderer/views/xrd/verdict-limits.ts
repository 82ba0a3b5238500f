/** The patterns that are amorphous, with what could hide in each of the phases asked for. */
import { askedPhases, commonUnit, inUnit, limitDigits, limitUnits, phaseLabel } from '@shared/report/xrd-limits';
import { percentText } from '@shared/report/xrd-words';
import type { XrdResult } from '@shared/xrd/result';
import { leastRows, type LimitsGrid } from '../common/limits-grid';
import type { PatternEntry, Translate } from '@shared/figures/panels/xrd/pattern-rows';

export interface Checked extends PatternEntry {
  readonly result: XrdResult;
}

/** @returns null where too few patterns are amorphous for a table, or they were held to different rates */
export function amorphousLimits(checked: readonly Checked[], sampleFormula: string, sentenceOf: (result: XrdResult) => string, t: Translate): LimitsGrid | null {
  const amorphous = checked.filter(({ result }) => result.verdict === 'amorphous');
  const rates = new Set(amorphous.map(({ result }) => result.falseAlarmRate));
  if (amorphous.length < leastRows || rates.size > 1) return null;
  const names = [...new Set(amorphous.flatMap(({ result }) => askedPhases(result).map(({ name }) => name)))];
  // One unit for the table: the best that every pattern has.
  const units = amorphous.map(({ result }) => commonUnit(askedPhases(result), result, sampleFormula));
  const unit = [...limitUnits].reverse().find((one) => units.includes(one)) ?? 'counts';
  const limitOf = (result: XrdResult, name: string): string => {
    const phase = result.phases.find((one) => one.name === name);
    if (!phase) return '–';
    if (phase.coveredBy !== null) return t('xrd.coveredBy', { phase: phaseLabel(phase.coveredBy) });
    const limit = phase.upperLimit95 === null ? null : inUnit(phase.upperLimit95, phase, result, unit, sampleFormula);
    return limit === null ? t('xrd.noLimit') : `< ${limitDigits(limit)}`;
  };
  return {
    lead: t('summary.xrd.rate', { rate: percentText(amorphous[0]!.result.falseAlarmRate) }),
    caption: t('xrd.limits.alike', { unit: t(`xrd.unit.${unit}`) }),
    columns: [...names.map(phaseLabel), t('xrd.limits.crystallinity')],
    rows: amorphous.map(({ measurementId, label, mark, result }) => ({ id: measurementId, label, mark, sentence: sentenceOf(result), cells: [...names.map((name) => limitOf(result, name)), crystallinityLimit(result)] })),
    notes: [],
  };
}

function crystallinityLimit({ crystallinity }: XrdResult): string {
  const limit = crystallinity?.upperLimit95 ?? null;
  return limit === null ? '–' : `< ${limitDigits(100 * limit)} %`;
}
