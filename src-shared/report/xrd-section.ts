/** The XRD part of the report: a sentence for each state, halos, limits, lines found, and what the limits assume. */
import type { Locale } from '@shared/i18n/translate';
import { computedOf } from '@shared/project/analyses/of-kind';
import { isStale } from '@shared/project/analyses/staleness';
import type { ProjectDocument } from '@shared/project/document';
import { htmlTable } from './html-table';
import { markup, type Markup } from './markup';
import { formatNumber, formatUncertainty, noValue } from './number-format';
import type { Texts } from './texts';
import { inUnit, limitDigits, limitUnits, phaseLabel } from './xrd-limits';
import { namedPatterns, type NamedPattern } from './xrd-tables';
import { findingText, isHaloDetermined, verdictSentence } from './xrd-words';

/** Null when no pattern was checked. */
export function xrdSection(document: ProjectDocument, locale: Locale, t: Texts): Markup | null {
  const patterns = namedPatterns(document);
  if (patterns.length === 0) return null;
  const { formula } = document.sample;
  const hasStale = computedOf(document.analyses, 'xrd-halo').some((analysis) => isStale(document, analysis));
  return markup`<section><h2>${t('xrd.report.heading')}</h2>
${hasStale ? markup`<p class="notice" role="note">${t('report.stale')}</p>` : null}
<ul>${patterns.map(({ label, result }) => markup`<li><strong>${label}:</strong> ${verdictSentence(result, formula, locale, t)}</li>`)}</ul>
${haloTable(patterns, t)}
${limitTable(patterns, formula, t)}
<p>${t('xrd.report.limits')}</p>
${peakTable(patterns, t)}
${findings(patterns, locale)}
</section>`;
}

function haloTable(patterns: readonly NamedPattern[], t: Texts): Markup | null {
  const columns = (['xrd.column.pattern', 'xrd.column.centre', 'xrd.column.fwhm', 'xrd.column.area', 'xrd.column.q', 'xrd.column.spacing', 'xrd.column.coherence'] as const).map((key) => t(key));
  const rows = patterns.flatMap(({ label, result }) =>
    result.halos.map((halo) => {
      if (!isHaloDetermined(halo)) return [label, t('xrd.haloUndetermined'), ...Array.from({ length: 5 }, () => noValue)];
      const { centre, fwhm, area, q, spacing, coherence } = halo;
      return [label, ...[centre, fwhm, area, q, spacing, coherence].map(({ value, stdUncertainty }) => formatUncertainty(value, stdUncertainty))];
    }),
  );
  return rows.length === 0 ? null : htmlTable(t('xrd.report.halos'), columns, rows);
}

function limitTable(patterns: readonly NamedPattern[], formula: string, t: Texts): Markup {
  const rows = patterns.flatMap(({ label, result }) =>
    result.phases.map((phase) => [
      label,
      phaseLabel(phase.name),
      phase.detected ? t('xrd.found') : phase.coveredBy === null ? t('xrd.notFound') : t('xrd.coveredBy', { phase: phaseLabel(phase.coveredBy) }),
      formatNumber(phase.significance, { decimals: 1 }),
      ...limitUnits.map((unit) => {
        const limit = phase.upperLimit95 === null ? null : inUnit(phase.upperLimit95, phase, result, unit, formula);
        return limit === null ? noValue : `< ${limitDigits(limit)}`;
      }),
    ]),
  );
  const columns = [...(['xrd.column.pattern', 'xrd.column.phase', 'xrd.column.detected', 'xrd.column.significance'] as const).map((key) => t(key)), ...limitUnits.map((unit) => t(`xrd.unit.${unit}`))];
  return htmlTable(t('xrd.report.phases'), columns, rows);
}

function peakTable(patterns: readonly NamedPattern[], t: Texts): Markup | null {
  const rows = patterns.flatMap(({ label, result }) =>
    result.peaks.map((peak) => [label, formatNumber(peak.twoTheta), formatNumber(peak.significance, { decimals: 1 }), formatUncertainty(peak.area, peak.areaUncertainty), formatNumber(peak.fwhm), peak.phase === null ? noValue : phaseLabel(peak.phase)]),
  );
  const columns = (['xrd.column.pattern', 'xrd.column.twoTheta', 'xrd.column.significance', 'xrd.column.area', 'xrd.column.fwhm', 'xrd.column.phase'] as const).map((key) => t(key));
  return rows.length === 0 ? null : htmlTable(t('xrd.report.peaks'), columns, rows);
}

function findings(patterns: readonly NamedPattern[], locale: Locale): Markup | null {
  const lines = patterns.flatMap(({ label, result }) => result.findings.map((finding) => markup`<li class="${finding.severity}"><strong>${label}:</strong> ${findingText(finding, locale)}</li>`));
  return lines.length === 0 ? null : markup`<ul>${lines}</ul>`;
}
