/** The Raman part of the report: a sentence for each spectrum, shares and limits, bands, and what the numbers assume. */
import type { Locale } from '@shared/i18n/translate';
import { computedOf } from '@shared/project/analyses/of-kind';
import { isStale } from '@shared/project/analyses/staleness';
import type { ProjectDocument } from '@shared/project/document';
import { htmlTable } from './html-table';
import { markup, type Markup } from './markup';
import { formatNumber, noValue } from './number-format';
import { namedRaman } from './raman-tables';
import { bandText, carbonName, percentWith, ramanFindingText, ramanSentence, xrdOfState } from './raman-words';
import type { Texts } from './texts';
import { limitDigits, phaseLabel } from './xrd-limits';

/** Null when no spectrum was compared. */
export function ramanSection(document: ProjectDocument, locale: Locale, t: Texts): Markup | null {
  const spectra = namedRaman(document);
  if (spectra.length === 0) return null;
  const hasStale = computedOf(document.analyses, 'raman-mixture').some((analysis) => isStale(document, analysis));
  const shares = spectra.flatMap(({ label, result }) =>
    result.references.map((reference) => [
      label,
      phaseLabel(reference.name),
      t(`raman.verdict.${reference.verdict}`),
      reference.threshold === null ? noValue : percentWith(reference.weight),
      reference.upperLimit95 === 1 ? noValue : `< ${limitDigits(100 * reference.upperLimit95)}`,
      reference.detectionLimit === 1 ? noValue : limitDigits(100 * reference.detectionLimit),
      reference.threshold === null ? noValue : formatNumber(reference.significance, { decimals: 1 }),
      formatNumber(reference.similarity, { decimals: 3 }),
    ]),
  );
  const bands = spectra.flatMap(({ label, result }) =>
    result.bands.map((band) => [label, ...[band.centre, band.fwhm, band.area].map((quantity) => bandText(quantity, t)), carbonName(band) ?? noValue]),
  );
  const findings = spectra.flatMap(({ label, result }) => result.findings.map((finding) => markup`<li class="${finding.severity}"><strong>${label}:</strong> ${ramanFindingText(finding, locale)}</li>`));
  return markup`<section><h2>${t('raman.report.heading')}</h2>
${hasStale ? markup`<p class="notice" role="note">${t('report.stale')}</p>` : null}
<ul>${spectra.map(({ label, stateId, result }) => markup`<li><strong>${label}:</strong> ${ramanSentence(result, stateId === null ? null : xrdOfState(document, stateId), document.sample.formula, locale, t)}</li>`)}</ul>
${htmlTable(t('raman.report.shares'), (['spectrum', 'reference', 'verdict', 'weightPercent', 'upperPercent', 'detectionPercent', 'significance', 'cosine'] as const).map((key) => t(`raman.column.${key}`)), shares)}
<p>${t('raman.report.note')}</p>
${spectra.some(({ result }) => result.repeats !== undefined) ? markup`<p>${t('raman.report.repeats')}</p>` : null}
${htmlTable(t('raman.report.bands'), (['spectrum', 'centre', 'fwhm', 'area', 'carbon'] as const).map((key) => t(`raman.column.${key}`)), bands)}
${findings.length === 0 ? null : markup`<ul>${findings}</ul>`}
</section>`;
}
