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

/** As many states have room beside each other on A4. */
const mostBeside = 6;

/** The survey section of a report; null where no survey was quantified. */
export function surveySection(document: ProjectDocument, locale: Locale, t: Texts): Markup | null {
  const analyses = computedOf(document.analyses, 'xps-survey');
  if (analyses.length === 0) return null;
  const sections = analyses.map((analysis): Markup => {
    const { settings, result } = analysis;
    const lines = shownLines(settings, result);
    const labels = result.states.map(({ stateId, withoutNumber }) => `${stateLabel(document, stateId)}${withoutNumber.length > 0 ? ` ${t('survey.without', { elements: withoutNumber.join(', ') })}` : ''}`);
    const shares = result.states.map(({ composition }) => lines.map(({ id }) => shareText(composition.find((share) => share.line === id)).replace(' ', '\u00A0')));
    const shifts = result.states.map(({ chargeShift }) => formatNumber(chargeShift.value, { decimals: 1 }));
    const [line, state, shift] = [t('survey.column.line'), t('report.column.state'), t('survey.column.shift')];
    // A few states stand side by side on paper; of many each has a row.
    const composition =
      labels.length <= mostBeside
        ? htmlTable(t('survey.composition'), [line, ...labels], [...lines.map(({ label }, at) => [label, ...shares.map((own) => own[at]!)]), [shift, ...shifts]])
        : htmlTable(t('survey.composition'), [state, ...lines.map(({ label }) => label), shift], labels.map((label, at) => [label, ...shares[at]!, shifts[at]!]));
    const unassigned = result.states.flatMap(({ stateId, marks }) => marks.filter(({ kind }) => kind === 'unassigned').map(({ energy, names, asCarbon }) => [stateLabel(document, stateId), energy.toFixed(0), names.join(', '), asCarbon === null ? noValue : asCarbon.toPrecision(2)]));
    const findings = sortFindings(result.findings);
    return markup`<section><h2>${t('report.survey.heading')}</h2>
${isStale(document, analysis) ? markup`<p class="notice" role="note">${t('report.stale')}</p>` : null}
${composition}
<p>${t('survey.compositionHow')}</p>
${unassigned.length > 0 ? htmlTable(t('report.survey.unassigned'), [state, t('survey.column.peak'), t('survey.column.names'), t('survey.column.size')], unassigned) : null}
${findings.length > 0 ? markup`<h3>${t('report.findings')}</h3><ul>${findings.map((finding) => markup`<li class="${finding.severity}"><strong>${t(`report.severity.${finding.severity}`)}</strong> ${surveyFindingText(finding, locale)}${finding.stateId === null ? null : markup` (${stateLabel(document, finding.stateId)})`}</li>`)}</ul>` : null}
<p>${t('report.survey.how', { factors: settings.quantification.sensitivityFactors.name, rate: 100 * settings.falseAlarmRate })}</p></section>`;
  });
  return markup`${sections}`;
}
