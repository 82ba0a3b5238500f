/** What a command works on: a project document and its parsed spectra, from a project folder or a folder of raw files. */
import { createHash, randomUUID } from 'node:crypto';
import { stat } from 'node:fs/promises';
import { basename, join, posix, resolve } from 'node:path';
import { describeFailure } from '@shared/formats/describe-failure';
import type { ParsedFile } from '@shared/formats/parsed-file';
import { readFile } from '@shared/formats/registry';
import { HostCallError } from '@shared/host/host-call-error';
import { translate, translateStored, type Locale } from '@shared/i18n/translate';
import type { CurveOf } from '@shared/project/analyses/cycling-analysis';
import type { SpectrumOf } from '@shared/project/analyses/xps-analysis';
import type { ProjectDocument, ProjectMeasurement } from '@shared/project/document';
import { importFiles, isCompanionFile, type ImportItem } from '@shared/project/import-files';
import { newDocument } from '@shared/project/new-document';
import { nodeFileSystem } from '../../project-store/file-system';
import { RawFiles } from '../../project-store/raw-files';
import { projectFiles, readProject } from '../../project-store/read-project';
import { CommandTrouble, exitCode } from './command-trouble';
import { rawFolder, staysInFolder } from './raw-folder';
import { readSource } from './read-source';

export interface LoadedInput {
  readonly document: ProjectDocument;
  readonly spectrumOf: SpectrumOf;
  readonly curveOf: CurveOf;
  /** Sentences about inputs that could not be used. */
  readonly troubles: readonly string[];
}

/**
 * Loads a project folder, or imports a folder of raw files without keeping anything.
 * @param out where results will go; not looked into for raw files
 */
export async function loadInput(folder: string, out: string, locale: Locale): Promise<LoadedInput> {
  await assertFolder(folder);
  return (await isProject(folder)) ? loadProject(folder, locale) : importFolder(folder, out, locale);
}

/** Loads a project with every stored file whose checksum holds. @throws {CommandTrouble} when the folder is no project */
export async function loadProject(folder: string, locale: Locale): Promise<LoadedInput> {
  await assertFolder(folder);
  if (!(await isProject(folder))) throw new CommandTrouble(exitCode.wrongUse, 'cli.notAProject', { place: folder });
  const { document, notices } = await readProject(nodeFileSystem, folder);
  const troubles = notices.map(({ key, params }) => translateStored(locale, key, params));
  const raw = new RawFiles(nodeFileSystem, folder);
  const parsed = new Map<string, ParsedFile>();
  for (const { sha256, name, failure } of document.files) {
    try {
      const result = readFile({ name, bytes: new Uint8Array(await raw.read(sha256)) });
      if (result.ok) parsed.set(sha256, result.file);
      // A file that could not be read at import either is known to the project and no news.
      else if (failure === null) troubles.push(describeFailure(locale, result.error));
    } catch (error) {
      if (!(error instanceof HostCallError)) throw error;
      troubles.push(translateStored(locale, error.error.key, error.error.params));
    }
  }
  return { document, ...measured(parsed), troubles };
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

async function isProject(folder: string): Promise<boolean> {
  const { document, previous } = projectFiles(folder);
  for (const path of [document, previous]) if (await stat(path).then((info) => info.isFile(), () => false)) return true;
  return false;
}

/** The parsed measurements by what they are. */
function measured(parsed: ReadonlyMap<string, ParsedFile>): Pick<LoadedInput, 'spectrumOf' | 'curveOf'> {
  const measurementOf = ({ sha256, index }: ProjectMeasurement) => parsed.get(sha256)?.measurements[index];
  return {
    spectrumOf: (measurement) => {
      const found = measurementOf(measurement);
      return found?.kind === 'spectrum' ? found : null;
    },
    curveOf: (measurement) => {
      const found = measurementOf(measurement);
      return found?.kind === 'curve' ? found : null;
    },
  };
}
