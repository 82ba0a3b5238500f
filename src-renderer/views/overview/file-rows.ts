import { formatName } from '@shared/formats/format-name';
import type { ProjectDocument } from '@shared/project/document';
import { locale, t, tStored } from '../../session/locale.svelte';
import { columnTitle } from '../common/measurement-words';
import { placeWords } from './place-words';

export type FileColumn = 'file' | 'folder' | 'content' | 'state' | 'points' | 'size' | 'format';

/** A line of the table of files, in words. */
export interface FileRow {
  readonly sha256: string;
  readonly measurementIds: readonly string[];
  readonly hasFailed: boolean;
  readonly file: string;
  readonly folder: string;
  readonly content: string;
  readonly state: string;
  readonly points: number | null;
  readonly size: number;
  readonly format: string;
}

const distinct = (words: readonly string[]): string => [...new Set(words)].join(', ');

export function fileRows(document: ProjectDocument): readonly FileRow[] {
  return document.files.map((file) => {
    const measurements = document.measurements.filter((measurement) => measurement.sha256 === file.sha256);
    return {
      sha256: file.sha256,
      measurementIds: measurements.map((measurement) => measurement.id),
      hasFailed: file.failure !== null,
      file: file.name,
      folder: file.folder,
      content: file.failure
        ? tStored(file.failure.key, file.failure.params)
        : distinct(measurements.map(({ technique, region }) => (technique === null ? t('overview.unknownTechnique') : columnTitle({ technique, region })))),
      state: distinct(measurements.map((measurement) => placeWords(measurement, document.states))),
      points: measurements.length === 0 ? null : measurements.reduce((sum, measurement) => sum + measurement.points, 0),
      size: file.size,
      format: file.format === null ? t('overview.unreadable') : formatName(locale.current, file.format),
    };
  });
}

/** Sorts by a column; names with numbers in their natural order. The input stays as it is. */
export function sortRows(rows: readonly FileRow[], column: FileColumn, isDown: boolean): readonly FileRow[] {
  const compare = (a: FileRow, b: FileRow): number => {
    const [left, right] = [a[column] ?? -1, b[column] ?? -1];
    return typeof left === 'number' && typeof right === 'number' ? left - right : String(left).localeCompare(String(right), undefined, { numeric: true });
  };
  return [...rows].sort((a, b) => (isDown ? -1 : 1) * compare(a, b));
}
