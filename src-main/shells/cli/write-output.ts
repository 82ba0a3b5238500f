import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { toCsv } from '@shared/report/csv';
import type { ReportInput } from '@shared/report/report-input';
import { reportPage } from '@shared/report/report-page';
import { resultTables } from '@shared/report/result-tables';
import { results, type Software } from '@shared/report/results';
import type { Locale } from '@shared/i18n/translate';
import { replaceFile } from '../../project-store/durable-file';
import { nodeFileSystem } from '../../project-store/file-system';
import { tellingTrouble } from '../../project-store/file-trouble';
import { version } from '../../../package.json';
import { CommandTrouble, exitCode } from './command-trouble';

export const software: Software = { name: 'Halocline', version };

/** Refuses a place for results that is a file, before anything is computed. */
export async function assertWritable(folder: string): Promise<void> {
  const info = await stat(folder).catch(() => null);
  if (info !== null && !info.isDirectory()) throw new CommandTrouble(exitCode.wrongUse, 'cli.outIsAFile', { place: folder });
  await tellingTrouble(folder, () => nodeFileSystem.makeFolder(folder, { withParents: true }));
}

/** Everything `analyse` writes: results.json, one CSV per table, report.html. Gives the names written. */
export async function writeResults(folder: string, input: ReportInput, locale: Locale): Promise<string[]> {
  const files = [
    { name: 'results.json', text: `${JSON.stringify(results(input.document, input.software), null, 2)}\n` },
    ...resultTables(input, locale).map((table) => ({ name: `${table.name}.csv`, text: toCsv(table) })),
    { name: 'report.html', text: reportPage(input, locale) },
  ];
  for (const { name, text } of files) await writeText(folder, name, text);
  return files.map(({ name }) => name);
}

/** Only the report. */
export async function writeReport(folder: string, input: ReportInput, locale: Locale): Promise<string[]> {
  await writeText(folder, 'report.html', reportPage(input, locale));
  return ['report.html'];
}

/** Replaces a file, whole or not at all. */
async function writeText(folder: string, name: string, text: string): Promise<void> {
  const path = join(folder, name);
  await tellingTrouble(path, () => replaceFile(nodeFileSystem, path, new TextEncoder().encode(text)));
}
