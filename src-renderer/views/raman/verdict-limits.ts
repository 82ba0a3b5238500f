/** The spectra in which no starting material was found, with how much of each could hide, or that Raman cannot tell. */
import type { RamanReferenceResult, RamanResult } from '@shared/raman/result';
import { limitDigits, phaseLabel } from '@shared/report/xrd-limits';
import { percentText } from '@shared/report/xrd-words';
import { leastRows, type LimitsGrid } from '../common/limits-grid';
import type { RamanEntry, Translate } from '@shared/figures/panels/raman/raman-rows';

export interface Compared extends RamanEntry {
  readonly result: RamanResult;
}

/** Without a threshold there was no test: the reference has no bands to test by. */
const isUntestable = (reference: RamanReferenceResult | undefined): boolean => reference?.verdict === 'inconclusive' && reference.threshold === null;

/** Whether a spectrum was compared and nothing was found in it. */
const isPlain = ({ result: { references, findings } }: Compared): boolean => findings.every(({ severity }) => severity !== 'problem') && references.length > 0 && references.every(({ verdict }) => verdict !== 'detected');

/** @returns null where too few spectra are alike for a table, or they were held to different rates */
export function absenceLimits(compared: readonly Compared[], sentenceOf: (entry: RamanEntry) => string, t: Translate): LimitsGrid | null {
  const plain = compared.filter(isPlain);
  const rates = new Set(plain.map(({ result }) => result.falseAlarmRate));
  if (plain.length < leastRows || rates.size > 1) return null;
  const names = [...new Set(plain.flatMap(({ result }) => result.references.map(({ name }) => name)))];
  const referenceIn = ({ result }: Compared, name: string): RamanReferenceResult | undefined => result.references.find((one) => one.name === name);
  const untestable = names.filter((name) => plain.every((entry) => isUntestable(referenceIn(entry, name))));
  const tested = names.filter((name) => !untestable.includes(name));
  if (tested.length === 0) return null;
  const limitOf = (reference: RamanReferenceResult | undefined): string => (reference?.verdict === 'notDetected' ? `< ${limitDigits(100 * reference.upperLimit95)}` : reference ? t('raman.verdict.inconclusive') : '–');
  return {
    lead: t('raman.limits.lead', { references: tested.map(phaseLabel).join(', '), rate: percentText(plain[0]!.result.falseAlarmRate) }),
    caption: t('raman.limits.alike'),
    columns: tested.map(phaseLabel),
    rows: plain.map((entry) => ({ id: entry.measurementId, label: entry.label, mark: entry.mark, sentence: sentenceOf(entry), cells: tested.map((name) => limitOf(referenceIn(entry, name))) })),
    notes: untestable.map((name) => t('summary.raman.unjudged', { reference: phaseLabel(name) })),
  };
}
