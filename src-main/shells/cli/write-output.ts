import { stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
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

interface TextFile {
  readonly name: string;
  readonly text: string;
}

/** Everything `analyse` writes: results.json, one CSV per table, report.html, the figures. Gives the names written. */
export async function writeResults(folder: string, input: ReportInput, figures: readonly TextFile[], locale: Locale): Promise<string[]> {
  const files = [
    { name: 'results.json', text: `${JSON.stringify(results(input.document, input.software), null, 2)}\n` },
    ...resultTables(input, locale).map((table) => ({ name: `${table.name}.csv`, text: toCsv(table) })),
    { name: 'report.html', text: reportPage(input, locale) },
    ...figures,
  ];
  return writeTexts(folder, files);
}

/** Only the report and its figures. */
export function writeReport(folder: string, input: ReportInput, figures: readonly TextFile[], locale: Locale): Promise<string[]> {
  return writeTexts(folder, [{ name: 'report.html', text: reportPage(input, locale) }, ...figures]);
}

/** Replaces files, each whole or not at all. */
async function writeTexts(folder: string, files: readonly TextFile[]): Promise<string[]> {
  for (const { name, text } of files) {
    const path = join(folder, name);
    await tellingTrouble(path, async () => {
      await nodeFileSystem.makeFolder(dirname(path), { withParents: true });
      await replaceFile(nodeFileSystem, path, new TextEncoder().encode(text));
    });
  }
  return files.map(({ name }) => name);
}
