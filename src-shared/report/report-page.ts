/**
 * report.html: one file that needs nothing else. No script, no address outside itself; its own policy forbids both,
 * so that text which slipped through could still do nothing.
 */
import { withSubscripts } from '@shared/electrochemistry/formula';
import { translate, type Locale } from '@shared/i18n/translate';
import { cyclingSection } from './cycling-section';
import { figuresSection } from './figures-section';
import { filesSection } from './files-section';
import { markup, type Markup } from './markup';
import { notesSection } from './notes-section';
import type { ReportInput, ReportPart } from './report-input';
import { summaryLines } from './summary';
import { surveySection } from './survey-section';
import type { Texts } from './texts';
import { computedXps } from './xps-results';
import { xpsSection } from './xps-section';
import { ramanSection } from './raman-section';
import { xrdSection } from './xrd-section';

/** The report of a project as a complete HTML page. */
export function reportPage(input: ReportInput, locale: Locale): string {
  const { document, curves } = input;
  const t: Texts = (key, params) => translate(locale, key, params);
  const analyses = computedXps(document.analyses);
  const goesIn = (part: ReportPart): boolean => input.leaveOut?.includes(part) !== true;
  const page = markup`<!doctype html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width">
<title>${t('report.title', { project: withSubscripts(document.title) })}</title>
<style>${style}</style>
</head>
<body>
${header(input, t)}
${summary(document, t)}
${document.analyses.every(({ result }) => result === null) ? markup`<p>${t('report.nothingAnalysed')}</p>` : null}
${goesIn('figures') ? figuresSection(input, t) : null}
${goesIn('xrd') ? xrdSection(document, locale, t) : null}
${goesIn('raman') ? ramanSection(document, locale, t) : null}
${goesIn('xps') ? analyses.map((analysis) => xpsSection({ document, analysis, curves: curves[analysis.id] ?? {} }, locale, t)) : null}
${goesIn('xps') ? surveySection(document, locale, t) : null}
${goesIn('cycling') ? cyclingSection(document, locale, t) : null}
${goesIn('notes') ? notesSection(document, t) : null}
${goesIn('files') ? filesSection(document, locale, t) : null}
</body>
</html>
`;
  return page.text;
}

function header({ document, software, createdAt }: ReportInput, t: Texts): Markup {
  const { sample, states } = document;
  const facts: [string, string][] = [
    [t('report.sample'), withSubscripts(sample.formula)],
    [t('report.description'), withSubscripts(sample.description)],
    [t('report.composite'), t('report.compositeParts', sample.composite)],
    [t('report.states'), states.map(({ label }) => label).join(', ')],
    [t('report.madeWith'), `${software.name} ${software.version}`],
    [t('report.madeAt'), `${createdAt.slice(0, 10)} ${createdAt.slice(11, 16)} UTC`],
  ];
  return markup`<header><h1>${withSubscripts(document.title)}</h1>
${sample.synthetic ? markup`<p class="notice" role="note">${t('report.synthetic')}</p>` : null}
<dl>${facts.filter(([, fact]) => fact !== '').map(([name, fact]) => markup`<dt>${name}</dt><dd>${fact}</dd>`)}</dl></header>`;
}

/** What the states say together, for a reader of one page. */
function summary(document: ReportInput['document'], t: Texts): Markup | null {
  const lines = summaryLines(document, t);
  if (lines.length === 0) return null;
  return markup`<section><h2>${t('summary.title')}</h2><ul>${lines.map(({ headline, text, needsAttention }) => markup`<li${needsAttention ? markup` class="caution"` : null}><strong>${headline}</strong> ${text}</li>`)}</ul></section>`;
}

const style = markup`
body{font:14px/1.45 "Segoe UI","Yu Gothic UI","Hiragino Sans","Noto Sans","Liberation Sans","Noto Sans CJK JP",Cantarell,sans-serif;color:#202124;background:#fff;max-width:1180px;margin:24px auto;padding:0 20px}
h1{font-size:24px;margin:0 0 8px}h2{font-size:19px;margin:32px 0 8px;border-bottom:1px solid #dadce0}h3{font-size:15px;margin:20px 0 6px}
dl{display:grid;grid-template-columns:max-content 1fr;gap:2px 16px}dt{color:#5f6368}dd{margin:0}
.notice{border:2px solid #b3261e;color:#b3261e;padding:6px 12px;font-weight:600}
.plots{display:grid;grid-template-columns:repeat(auto-fill,minmax(420px,1fr));gap:12px 20px}
figure{margin:0;break-inside:avoid}.wide{max-width:640px}summary{cursor:pointer}figcaption{font-weight:600}figcaption p{margin:4px 0 0;font-weight:400}svg{width:100%;height:auto;font-family:inherit}
.table{overflow-x:auto;margin:12px 0}table{border-collapse:collapse;font-variant-numeric:tabular-nums}caption{text-align:start;font-weight:600;padding:4px 0}
th,td{padding:3px 12px 3px 0;border-bottom:1px solid #e8eaed;text-align:start;vertical-align:top}thead th{border-bottom-color:#80868b}tbody th{font-weight:400}
ul{padding-left:20px}.problem{color:#b3261e}.caution{color:#7a4d00}
code{font-size:12px;overflow-wrap:anywhere}
@page{size:A4;margin:14mm}
@media print{
body{margin:0;max-width:none;font-size:11px}h1{font-size:20px}h2{font-size:15px;margin-top:22px}h3{font-size:12px}
h2,h3,caption,.legend{break-after:avoid}tr,li,dt,dd{break-inside:avoid}
.plots{display:block}.plots figure{margin-bottom:4mm}.plots svg{max-height:76mm}.table{overflow:visible}table,code{font-size:10px}th,td{padding:2px 9px 2px 0}tbody th{white-space:nowrap}
details::details-content{content-visibility:visible}
}
`;
