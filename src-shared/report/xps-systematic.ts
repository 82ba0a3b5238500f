/** The systematic part of the uncertainty in a report: what other admissible models make of each number. */
import type { ProjectDocument } from '@shared/project/document';
import { settingsOfResult } from '@shared/xps/analyse';
import { isAdmissible, systematicPart, variedNumbers, variedValue, type VariedNumber } from '@shared/xps/variants/systematic-part';
import { htmlTable } from './html-table';
import { markup, type Markup } from './markup';
import { formatNumber, formatPart, noValue } from './number-format';
import type { Texts } from './texts';
import { variantWords } from './variant-words';
import type { ComputedXps } from './xps-results';
import { stateLabel } from './xps-tables';

const columnOf = {
  'Ru2+': 'report.column.ru2',
  'Ru3+': 'report.column.ru3',
  'Ru4+': 'report.column.ru4',
  meanOxidationState: 'report.column.meanOxidation',
  clToRu: 'report.column.clToRu',
} as const satisfies Record<VariedNumber, string>;

/** Nothing where no variants were fitted, or where they belong to another result. */
export function xpsSystematic({ document, analysis }: { readonly document: ProjectDocument; readonly analysis: ComputedXps }, t: Texts): Markup | null {
  const { result, variants } = analysis;
  if (!variants || variants.of !== analysis.resultOf) return null;
  const spreads = systematicPart(result, variants.variants);
  const rows = spreads.map(({ stateId, numbers }) => {
    const state = result.states.find((one) => one.stateId === stateId)!;
    return [
      stateLabel(document, stateId),
      ...variedNumbers.map((name) => {
        const value = variedValue(state, name);
        const systematic = numbers[name]?.systematic;
        if (!value) return noValue;
        return `${formatNumber(value.value)} ± ${formatPart(value.stdUncertainty)} ± ${formatPart(systematic ?? null)}`;
      }),
    ];
  });
  const fitted = settingsOfResult(analysis.settings, result);
  const tried = variants.variants.map((variant) => [
    variantWords(variant.id, fitted, t).name,
    variant.reducedChiSquare === null ? noValue : formatNumber(variant.reducedChiSquare),
    t(isAdmissible(variant, result) ? 'report.variant.counted' : 'report.variant.rejected'),
  ]);
  return markup`<h3>${t('report.systematic')}</h3>
${htmlTable(t('report.systematicCaption'), [t('report.column.state'), ...variedNumbers.map((name) => t(columnOf[name]))], rows)}
<details><summary>${t('report.variants', { count: tried.length })}</summary>${htmlTable(t('report.variantsCaption'), [t('report.column.variant'), t('report.column.reducedChiSquare'), t('report.column.verdict')], tried)}</details>`;
}
