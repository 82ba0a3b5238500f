/** The comparison as tables: shares and limits by spectrum and reference, bands, likeness. */
import type { RamanBand, RamanReferenceResult, RamanResult } from '@shared/raman/result';
import { formatNumber, formatUncertainty } from '@shared/report/number-format';
import { bandText, carbonName, carbonRatio, percentWith, xrdWord } from '@shared/report/raman-words';
import { limitDigits, phaseLabel } from '@shared/report/xrd-limits';
import type { XrdResult } from '@shared/xrd/result';
import { noCell, numberCell, quantityCell, textCell, type DataCell, type DataColumn, type DataRow, type DataTable } from '../../controls/data-table';
import type { RamanEntry, Translate } from '@shared/figures/panels/raman/raman-rows';
import type { Measure } from '@shared/figures/panels/raman/view-look';

interface Compared {
  readonly entry: RamanEntry;
  readonly result: RamanResult;
}
const compared = (entries: readonly RamanEntry[]): Compared[] => entries.flatMap((entry) => (entry.result ? [{ entry, result: entry.result }] : []));
const column = (t: Translate, id: 'spectrum' | 'reference' | 'verdict' | 'weightPercent' | 'upperPercent' | 'detectionPercent' | 'significance' | 'xrd' | 'centre' | 'fwhm' | 'area' | 'height' | 'carbon' | 'ratio', isText = false): DataColumn => ({
  id,
  label: t(`raman.column.${id}`),
  explanation: t(`raman.how.${id}`),
  isText,
});
const tones = { detected: 'bad', notDetected: 'good', inconclusive: 'caution' } as const;

/** Reference × state: verdict, share, limits, and what XRD says. */
export function referenceTable(entries: readonly RamanEntry[], xrdOf: (stateId: string) => XrdResult | null, sampleFormula: string, t: Translate): DataTable {
  return {
    name: 'raman-references',
    columns: [
      column(t, 'spectrum', true), column(t, 'reference', true), column(t, 'verdict', true), column(t, 'weightPercent'), column(t, 'upperPercent'), column(t, 'detectionPercent'), column(t, 'significance'), column(t, 'xrd', true),
    ],
    rows: compared(entries).flatMap(({ entry, result }) =>
      result.references.map((reference): DataRow => {
        const { name, verdict, weight, upperLimit95, detectionLimit, significance, threshold } = reference;
        // Limits stand also where they are too wide for a verdict.
        const isJudged = upperLimit95 < 1;
        const xrd = entry.stateId === null ? null : xrdWord(name, xrdOf(entry.stateId), sampleFormula, t);
        return {
          stateId: entry.stateId,
          cells: [
            textCell(entry.label),
            textCell(phaseLabel(name)),
            { ...textCell(t(`raman.verdict.${verdict}`)), tone: tones[verdict] },
            isJudged ? { text: percentWith(weight), value: 100 * weight.value, sigma: weight.stdUncertainty === null ? null : 100 * weight.stdUncertainty } : noCell,
            isJudged ? numberCell(100 * upperLimit95, `< ${limitDigits(100 * upperLimit95)}`) : noCell,
            isJudged ? numberCell(100 * detectionLimit, limitDigits(100 * detectionLimit)) : noCell,
            threshold === null ? noCell : numberCell(significance, `${formatNumber(significance, { decimals: 1 })} / ${formatNumber(threshold, { decimals: 1 })}`),
            xrd === null ? noCell : textCell(xrd),
          ],
        };
      }),
    ),
  };
}

/** Bands with positions, widths and areas; D/G on the row of carbon's D band. */
export function bandTable(entries: readonly RamanEntry[], t: Translate): DataTable {
  return {
    name: 'raman-bands',
    columns: [column(t, 'spectrum', true), column(t, 'centre'), column(t, 'fwhm'), column(t, 'area'), column(t, 'height'), column(t, 'carbon', true), column(t, 'ratio')],
    rows: compared(entries).flatMap(({ entry, result }) => {
      const ratio = carbonRatio(result);
      const main = result.bands.filter((band) => carbonName(band) === 'D').sort((a, b) => b.area.value - a.area.value)[0];
      return result.bands
        .filter(({ area }) => area.value > 0)
        .map((band): DataRow => ({
          stateId: entry.stateId,
          cells: [
            textCell(entry.label),
            ...[band.centre, band.fwhm, band.area].map((quantity) => quantityCell(quantity, (band) => bandText(band, t))),
            heightCell(band),
            carbonName(band) === null ? noCell : textCell(carbonName(band)!),
            band === main && ratio ? { text: formatUncertainty(ratio.value, ratio.stdUncertainty), value: ratio.value, sigma: ratio.stdUncertainty } : noCell,
          ],
        }));
    }),
  };
}

/** With its uncertainty, which results of older versions do not hold. */
function heightCell({ height, heightStdUncertainty = null }: RamanBand): DataCell {
  return heightStdUncertainty === null ? numberCell(height, formatNumber(height, { decimals: 0 })) : { text: formatUncertainty(height, heightStdUncertainty), value: height, sigma: heightStdUncertainty };
}

/** A likeness by one measure; null where an older result does not hold it. */
function measureOf({ similarity, likeness }: RamanReferenceResult, measure: Measure): number | null {
  return measure === 'cosine' ? similarity : (likeness?.[measure] ?? null);
}

/** Colours run between these: from unlike to alike. */
export const measureRange: Readonly<Record<Measure, readonly [unlike: number, alike: number]>> = { cosine: [0, 1], pearson: [0, 1], spectralAngleDeg: [90, 0], hitQuality: [0, 100] };
const measureDecimals: Readonly<Record<Measure, number>> = { cosine: 3, pearson: 3, spectralAngleDeg: 1, hitQuality: 1 };
export const measureText = (value: number, measure: Measure): string => formatNumber(value, { decimals: measureDecimals[measure] });

/** Likeness of every spectrum with every reference and, where they were few enough to be compared, every other spectrum. */
export function similarityTable(entries: readonly RamanEntry[], measure: Measure, t: Translate): DataTable {
  const rows = compared(entries);
  const names = [...new Set(rows.flatMap(({ result }) => result.references.map(({ name }) => name)))];
  const others = rows.some(({ result }) => result.alike !== undefined) ? rows : [];
  const explanation = t(`raman.measure.${measure}.how`);
  const cell = (value: number | null): DataRow['cells'][number] => (value === null ? noCell : numberCell(value, measureText(value, measure)));
  const reference = ({ references }: RamanResult, name: string): number | null => {
    const found = references.find((one) => one.name === name);
    return found ? measureOf(found, measure) : null;
  };
  return {
    name: `raman-${measure}`,
    columns: [
      column(t, 'spectrum', true),
      ...names.map((name): DataColumn => ({ id: name, label: phaseLabel(name), explanation, isText: false })),
      ...others.map(({ entry }): DataColumn => ({ id: entry.measurementId, label: entry.label, explanation, isText: false })),
    ],
    rows: rows.map(({ entry, result }): DataRow => ({
      stateId: entry.stateId,
      cells: [
        textCell(entry.label),
        ...names.map((name) => cell(reference(result, name))),
        ...others.map(({ entry: { measurementId } }) => cell(result.alike?.find((one) => one.measurementId === measurementId)?.[measure] ?? null)),
      ],
    })),
  };
}
