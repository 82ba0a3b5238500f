import { translateStored, type Locale } from '@shared/i18n/translate';
import { describePlace } from '@shared/formats/describe-failure';
import type { ProjectDocument, ProjectFile } from '@shared/project/document';
import { htmlTable } from './html-table';
import { markup, type Markup } from './markup';
import type { Texts } from './texts';

/** What the report rests on: every file with its hash, and those that could not be read with the reason. */
export function filesSection({ files }: ProjectDocument, locale: Locale, t: Texts): Markup {
  const path = ({ folder, name }: ProjectFile) => (folder === '' ? name : `${folder}/${name}`);
  const understood = files.filter(({ failure }) => failure === null);
  const failed = files.flatMap((file) => (file.failure ? [{ path: path(file), ...file.failure }] : []));
  const columns = (['report.column.file', 'report.column.format', 'report.column.size', 'report.column.sha256'] as const).map((key) => t(key));
  const rows = understood.map((file) => [path(file), file.format ?? '', String(file.size), markup`<code>${file.sha256}</code>`]);
  return markup`<section><h2>${t('report.files')}</h2>
${rows.length === 0 ? markup`<p>${t('report.filesCaption', { files: 0 })}</p>` : htmlTable(t('report.filesCaption', { files: understood.length }), columns, rows)}
${
  failed.length === 0
    ? null
    : htmlTable(
        t('report.failedFilesCaption', { files: failed.length }),
        [t('report.column.file'), t('report.column.place'), t('report.column.reason')],
        failed.map((file) => [file.path, file.place === null ? '' : describePlace(locale, file.place), translateStored(locale, file.key, file.params)]),
      )
}</section>`;
}
