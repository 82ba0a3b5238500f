/** The surveys in the report: composition with limits, findings, what stands unassigned, and how it was found. */
import type { Locale } from '@shared/i18n/translate';
import { computedOf } from '@shared/project/analyses/of-kind';
import { isStale } from '@shared/project/analyses/staleness';
import type { ProjectDocument } from '@shared/project/document';
import { htmlTable } from './html-table';
import { markup, type Markup } from './markup';
import { formatNumber, noValue } from './number-format';
import { shareText, shownLines, surveyFindingText } from './survey-words';
import type { Texts } from './texts';
import { sortFindings } from './xps-finding-order';
import { stateLabel } from './xps-tables';

/** The survey section of a report; null where no survey was quantified. */
export function surveySection(document: ProjectDocument, locale: Locale, t: Texts): Markup | null {
  const analyses = computedOf(document.analyses, 'xps-survey');
  if (analyses.length === 0) return null;
  const sections = analyses.map((analysis): Markup => {
    const { settings, result } = analysis;
    const lines = shownLines(settings, result);
    const rows = result.states.map(({ stateId, composition, withoutNumber, chargeShift }) => [
      `${stateLabel(document, stateId)}${withoutNumber.length > 0 ? ` ${t('survey.without', { elements: withoutNumber.join(', ') })}` : ''}`,
      ...lines.map(({ id }) => shareText(composition.find((share) => share.line === id))),
      formatNumber(chargeShift.value, { decimals: 1 }),
    ]);
    const unassigned = result.states.flatMap(({ stateId, marks }) => marks.filter(({ kind }) => kind === 'unassigned').map(({ energy, names, asCarbon }) => [stateLabel(document, stateId), energy.toFixed(0), names.join(', '), asCarbon === null ? noValue : asCarbon.toPrecision(2)]));
    const findings = sortFindings(result.findings);
    return markup`<section><h2>${t('report.survey.heading')}</h2>
${isStale(document, analysis) ? markup`<p class="notice" role="note">${t('report.stale')}</p>` : null}
${htmlTable(t('survey.composition'), [t('report.column.state'), ...lines.map(({ label }) => label), t('survey.column.shift')], rows)}
<p>${t('survey.compositionHow')}</p>
${unassigned.length > 0 ? htmlTable(t('survey.mark.unassigned'), [t('report.column.state'), t('survey.column.peak'), t('survey.column.names'), t('survey.column.size')], unassigned) : null}
${findings.length > 0 ? markup`<h3>${t('report.findings')}</h3><ul>${findings.map((finding) => markup`<li class="${finding.severity}"><strong>${t(`report.severity.${finding.severity}`)}</strong> ${surveyFindingText(finding, locale)}${finding.stateId === null ? null : markup` (${stateLabel(document, finding.stateId)})`}</li>`)}</ul>` : null}
<p>${t('report.survey.how', { factors: settings.quantification.sensitivityFactors.name, rate: 100 * settings.falseAlarmRate })}</p></section>`;
  });
  return markup`${sections}`;
}
