/** The page a person opens first in an unpacked archive: what this is, whose, under which licence, what lies where, how to check it. */
import { translate, type Locale } from '@shared/i18n/translate';
import type { ProjectDocument } from '@shared/project/document';
import { emptyPublication, licences } from '@shared/project/publication';
import { htmlTable } from '@shared/report/html-table';
import { markup } from '@shared/report/markup';
import type { Software } from '@shared/report/results';
import type { Texts } from '@shared/report/texts';
import type { CrateFile } from './crate';
import { archiveFiles } from './layout';

export interface StartPageInput {
  readonly document: ProjectDocument;
  /** Every file but the page itself, the metadata and the manifest. */
  readonly files: readonly Pick<CrateFile, 'path' | 'name' | 'size'>[];
  readonly software: Software;
  readonly modifiedAt: string;
}

/** The page as HTML: no script, nothing from elsewhere, links only to the files beside it. */
export function startPage({ document, files, software, modifiedAt }: StartPageInput, locale: Locale): string {
  const t: Texts = (key, params) => translate(locale, key, params);
  const publication = document.publication ?? emptyPublication;
  const licence = licences.find(({ id }) => id === publication.licence);
  const facts: [string, string][] = [
    [t('report.sample'), document.sample.formula],
    [t('report.description'), [publication.description, document.sample.description].filter((part) => part !== '').join(' · ')],
    [t('report.states'), document.states.map(({ label }) => label).join(', ')],
    [t('archive.people'), document.people.map(({ name, orcid }) => (orcid === null ? name : `${name} (ORCID ${orcid})`)).join(', ')],
    [t('archive.organisation'), publication.organisation],
    [t('archive.licence'), licence ? `${licence.name} (${licence.url})` : (publication.licence ?? t('archive.noLicenceText'))],
    [t('archive.keywords'), publication.keywords],
    ...(['xps', 'xrd', 'raman', 'electrochemistry'] as const).map((technique): [string, string] => [t('archive.instrumentOf', { technique: t(`technique.${technique}`) }), publication.instruments[technique]]),
    [t('archive.lastChange'), modifiedAt],
    [t('report.madeWith'), `${software.name} ${software.version}`],
  ];
  const rows = files.map(({ path, name, size }) => [markup`<a href="${path}">${path}</a>`, name, String(size)]);
  const page = markup`<!doctype html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width">
<title>${document.title}</title>
<style>${style}</style>
</head>
<body>
<h1>${document.title}</h1>
${document.sample.synthetic ? markup`<p class="notice" role="note">${t('report.synthetic')}</p>` : null}
<p>${t('archive.page.what')}</p>
<dl>${facts.filter(([, fact]) => fact !== '').map(([name, fact]) => markup`<dt>${name}</dt><dd>${fact}</dd>`)}</dl>
<h2>${t('archive.page.begin')}</h2>
<ul>
<li>${t('archive.page.report')} <a href="${archiveFiles.report}">${archiveFiles.report}</a></li>
<li>${t('archive.page.open')}</li>
<li>${t('archive.page.check')} <code>sha256sum -c ${archiveFiles.manifest}</code></li>
</ul>
<h2>${t('archive.page.files')}</h2>
${htmlTable(t('archive.page.filesCaption', { files: files.length }), [t('report.column.file'), t('archive.column.name'), t('report.column.size')], rows)}
</body>
</html>
`;
  return page.text;
}

const style = markup`
body{font:15px/1.5 "Segoe UI","Yu Gothic UI","Hiragino Sans","Noto Sans","Liberation Sans","Noto Sans CJK JP",Cantarell,sans-serif;color:#202124;background:#fff;max-width:960px;margin:24px auto;padding:0 20px}
h1{font-size:24px}h2{font-size:18px;margin-top:28px;border-bottom:1px solid #dadce0}
dl{display:grid;grid-template-columns:max-content 1fr;gap:2px 16px}dt{color:#5f6368}dd{margin:0;overflow-wrap:anywhere}
.notice{border:2px solid #b3261e;color:#b3261e;padding:6px 12px;font-weight:600}
.table{overflow-x:auto}table{border-collapse:collapse;font-variant-numeric:tabular-nums}caption{text-align:start;color:#5f6368}
th,td{padding:3px 16px 3px 0;border-bottom:1px solid #e8eaed;text-align:start;vertical-align:top}
`;
