import { stat } from 'node:fs/promises';
import { describeFailure } from '@shared/formats/describe-failure';
import type { ParsedFile } from '@shared/formats/parsed-file';
import { readFile } from '@shared/formats/registry';
import type { HostError } from '@shared/host/contract';
import { HostCallError } from '@shared/host/host-call-error';
import { translateStored, type Locale } from '@shared/i18n/translate';
import type { CurveOf } from '@shared/project/analyses/cycling-analysis';
import type { SpectrumOf } from '@shared/project/analyses/xps-analysis';
import type { ProjectDocument, ProjectMeasurement } from '@shared/project/document';
import { Archive } from '../../archive/archive';
import type { ArchiveSource } from '../../archive/archive-source';
import { folderSource } from '../../archive/folder-source';
import { projectFiles } from '../../project-store/read-project';
import { CommandTrouble, exitCode } from './command-trouble';

export interface LoadedInput {
  readonly document: ProjectDocument;
  readonly spectrumOf: SpectrumOf;
  readonly curveOf: CurveOf;
  /** Sentences about inputs that could not be used. */
  readonly troubles: readonly string[];
}

/** A project, whether it lies in a folder or in an archive. */
export interface OpenedSource {
  readonly source: ArchiveSource;
  /** Set when it is an archive. */
  readonly archive: Archive | null;
  /** What had to be mended to read it. */
  readonly notices: readonly HostError[];
  close(): Promise<void>;
}

/** @throws {CommandTrouble} when there is neither a project nor a file */
export async function openSource(place: string): Promise<OpenedSource> {
  const info = await stat(place).catch(() => null);
  if (info === null) throw new CommandTrouble(exitCode.wrongUse, 'cli.noSuchFolder', { place });
  if (info.isDirectory()) {
    if (!(await isProject(place))) throw new CommandTrouble(exitCode.wrongUse, 'cli.notAProject', { place });
    return { ...(await folderSource(place)), archive: null, close: () => Promise.resolve() };
  }
  const archive = await Archive.open(place);
  return { source: archive, archive, notices: [], close: () => archive.close() };
}

/** Loads a project with every stored file whose checksum holds. @throws {CommandTrouble} when there is none */
export async function loadProject(place: string, locale: Locale): Promise<LoadedInput> {
  const opened = await openSource(place);
  try {
    return await parseSource(opened, locale);
  } finally {
    await opened.close();
  }
}

/** Parses the raw files of a project one after another. */
export async function parseSource({ source, notices }: OpenedSource, locale: Locale): Promise<LoadedInput> {
  const troubles = notices.map(({ key, params }) => translateStored(locale, key, params));
  const parsed = new Map<string, ParsedFile>();
  for (const { sha256, name, failure, reading } of source.document.files) {
    try {
      const result = readFile({ name, bytes: new Uint8Array(await source.readRaw(sha256)), reading });
      if (result.ok) parsed.set(sha256, result.file);
      // A file that could not be read at import either is known to the project and no news.
      else if (failure === null) troubles.push(describeFailure(locale, result.error));
    } catch (error) {
      if (!(error instanceof HostCallError)) throw error;
      troubles.push(translateStored(locale, error.error.key, error.error.params));
    }
  }
  return { document: source.document, ...measured(parsed), troubles };
}

export async function isProject(folder: string): Promise<boolean> {
  const { document, previous } = projectFiles(folder);
  for (const path of [document, previous]) if (await stat(path).then((info) => info.isFile(), () => false)) return true;
  return false;
}

/** The parsed measurements by what they are. */
export function measured(parsed: ReadonlyMap<string, ParsedFile>): Pick<LoadedInput, 'spectrumOf' | 'curveOf'> {
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
