/** What the numbers of a workbook rest on: the raw files with their hashes, and the analyses that made the numbers. */
import { isStale } from '@shared/project/analyses/staleness';
import type { ProjectDocument } from '@shared/project/document';
import type { Table } from './csv';
import type { Texts } from './texts';

/** The raw files with their checksums, and the analyses with when, by what and from which inputs they were made. */
export function sourceTables(document: ProjectDocument, t: Texts): Table[] {
  const { files, measurements, analyses, states } = document;
  const stateLabel = (id: string | null): string => states.find((state) => state.id === id)?.label ?? '';
  return [
    {
      name: 'sources',
      columns: (['technique', 'region', 'state', 'file', 'folder', 'format', 'sha256'] as const).map((name) => t(`report.column.${name}`)),
      rows: measurements.map(({ technique, region, stateId, referenceName, sha256 }) => {
        const file = files.find((one) => one.sha256 === sha256);
        return [technique === null ? '' : t(`technique.${technique}`), region, referenceName ?? stateLabel(stateId), file?.name ?? '', file?.folder ?? '', file?.format ?? '', sha256];
      }),
    },
    {
      name: 'analyses',
      columns: (['analysis', 'computedAt', 'software', 'inputs', 'status'] as const).map((name) => t(`report.column.${name}`)),
      rows: analyses
        .filter(({ result }) => result !== null)
        .map((analysis) => [analysis.title, analysis.computedAt, analysis.software, analysis.resultOf, t(isStale(document, analysis) ? 'compare.stale' : 'compare.current')]),
    },
  ];
}
