/** What a command works on: a project document and its parsed spectra, from a project folder or a folder of raw files. */
import { createHash, randomUUID } from 'node:crypto';
import { stat } from 'node:fs/promises';
import { basename, join, posix, resolve } from 'node:path';
import { describeFailure } from '@shared/formats/describe-failure';
import type { ParsedFile } from '@shared/formats/parsed-file';
import { readFile } from '@shared/formats/registry';
import { translate, type Locale } from '@shared/i18n/translate';
import { importFiles, isCompanionFile, type ImportItem } from '@shared/project/import-files';
import { newDocument } from '@shared/project/new-document';
import { CommandTrouble, exitCode } from './command-trouble';
import { isProject, loadProject, measured, type LoadedInput } from './load-source';
import { rawFolder, staysInFolder } from './raw-folder';
import { readSource } from './read-source';

/**
 * Loads a project folder, or imports a folder of raw files without keeping anything.
 * @param out where results will go; not looked into for raw files
 */
export async function loadInput(folder: string, out: string, locale: Locale): Promise<LoadedInput> {
  await assertFolder(folder);
  return (await isProject(folder)) ? loadProject(folder, locale) : importFolder(folder, out, locale);
}

async function importFolder(folder: string, out: string, locale: Locale): Promise<LoadedInput> {
  const { manifest, paths } = await rawFolder(folder, out);
  const troubles: string[] = [];
  const items: ImportItem[] = [];
  const parsed = new Map<string, ParsedFile>();
  for (const path of paths) {
    const [inside, name] = [posix.dirname(path), posix.basename(path)];
    if (manifest === null && isCompanionFile(name)) continue;
    if (!(await staysInFolder(folder, path))) {
      troubles.push(translate(locale, 'cli.linkOutside', { file: path }));
      continue;
    }
    const read = await readSource(join(folder, path));
    if (!read.ok) {
      troubles.push(describeFailure(locale, { ...read.error, file: path }));
      continue;
    }
    const result = readFile(read.source);
    const sha256 = createHash('sha256').update(read.source.bytes).digest('hex');
    if (result.ok) parsed.set(sha256, result.file);
    else troubles.push(describeFailure(locale, { ...result.error, file: path }));
    items.push({ name, folder: inside === '.' ? '' : inside, sha256, size: read.source.bytes.length, result });
  }
  const document = newDocument({ id: randomUUID(), now: new Date().toISOString(), locale, ...(manifest === null && { title: basename(resolve(folder)) }) });
  importFiles(document, items, manifest, document.createdAt).recipe(document);
  return { document, ...measured(parsed), troubles };
}

async function assertFolder(folder: string): Promise<void> {
  const info = await stat(folder).catch(() => null);
  if (info === null) throw new CommandTrouble(exitCode.wrongUse, 'cli.noSuchFolder', { place: folder });
  if (!info.isDirectory()) throw new CommandTrouble(exitCode.wrongUse, 'cli.notAFolder', { place: folder });
}
