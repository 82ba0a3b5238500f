/** The cycling part of the report: what the numbers rest on, the half cycles, cycles and states, and what to doubt. */
import { translateStored, type Locale } from '@shared/i18n/translate';
import { chargeAgainstXps } from '@shared/project/analyses/charge-against-xps';
import { speaking } from '@shared/project/analyses/of-kind';
import { isStale } from '@shared/project/analyses/staleness';
import type { ProjectDocument } from '@shared/project/document';
import { cyclesTable, rateTable, statesTable, stepsTable } from './cycling-tables';
import type { NumberTable } from './number-table';
import { foreignSentence } from './fraction-texts';
import { htmlTable } from './html-table';
import { markup, type Markup } from './markup';
import { formatNumber } from './number-format';
import type { Texts } from './texts';
import { stateLabel } from './xps-tables';

/** The section of the cycling analysis that speaks for a document; null without one. */
export function cyclingSection(document: ProjectDocument, locale: Locale, t: Texts): Markup | null {
  const analysis = speaking(document.analyses, 'cycling');
  if (!analysis) return null;
  const { result, settings } = analysis;
  const source = settings.mass?.source === 'user' || settings.mass?.source === 'manifest' ? t(`cycling.setting.${settings.mass.source}`) : result.massSource;
  const rests = [
    t('report.cycling.mass', { active: formatNumber(result.activeMassMg), composite: formatNumber(result.compositeMassMg), source, perElectron: formatNumber(result.capacityPerElectronMAhG, { decimals: 2 }), from: result.capacityPerElectronSource }),
    t('report.cycling.versus', { shown: result.versus, measured: settings.measuredVersus.name, shift: formatNumber(result.voltageShiftV, { decimals: 2 }) }),
    ...(settings.assumed.length > 0 ? [t('report.cycling.assumed', { settings: settings.assumed.map((which) => t(`cycling.setting.${which}`)).join('; ') })] : []),
  ];
  const compared = chargeAgainstXps(document)?.states ?? [];
  return markup`<section><h2>${t('report.cycling.heading')}</h2>
${isStale(document, analysis) ? markup`<p class="notice" role="note">${t('report.stale')}</p>` : null}
${rests.map((sentence) => markup`<p>${sentence}</p>`)}
${findings(document, result.findings, locale)}
${asHtml(t('report.cycling.steps'), stepsTable(analysis, t))}
${asHtml(t('report.cycling.cycles'), cyclesTable(analysis, t))}
${asHtml(t('report.cycling.states'), statesTable(document, analysis, compared, t))}
${compared.flatMap(({ stateId, foreign }) => (foreign.length === 0 ? [] : [markup`<p class="notice" role="note">${stateLabel(document, stateId)}: ${foreignSentence(foreign, t)}</p>`]))}
${asHtml(t('report.cycling.rate'), rateTable(analysis, t))}
</section>`;
}

const asHtml = (caption: string, { columns, rows }: NumberTable): Markup | null =>
  rows.length === 0 ? null : htmlTable(caption, columns.map(({ label }) => label), rows.map(({ cells }) => cells.map(({ text }) => text)));

function findings(document: ProjectDocument, list: readonly { readonly severity: string; readonly key: string; readonly params: Readonly<Record<string, string | number>> }[], locale: Locale): Markup | null {
  if (list.length === 0) return null;
  const named = (params: Readonly<Record<string, string | number>>) => (typeof params['state'] === 'string' ? { ...params, state: stateLabel(document, params['state']) } : params);
  return markup`<ul>${list.map(({ severity, key, params }) => markup`<li class="${severity}">${translateStored(locale, key, named(params))}</li>`)}</ul>`;
}
