/** What goes into an archive, file by file, with sizes and checksums, before anything is written. */
import { createHash } from 'node:crypto';
import { setImmediate as breathe } from 'node:timers/promises';
import { crateText, type CrateFile } from '@shared/archive-format/crate';
import { derivedFiles, type TextFile } from '@shared/archive-format/derived-files';
import { archiveFiles, asciiName, rawPaths } from '@shared/archive-format/layout';
import { manifestText } from '@shared/archive-format/manifest';
import { startPage } from '@shared/archive-format/start-page';
import type { ParsedFile } from '@shared/formats/parsed-file';
import { readFile } from '@shared/formats/registry';
import { hostCallError } from '@shared/host/host-call-error';
import { translate, type Locale } from '@shared/i18n/translate';
import { computedOf } from '@shared/project/analyses/of-kind';
import { currentSeriesCurves } from '@shared/project/analyses/series-curves';
import type { ProjectDocument } from '@shared/project/document';
import { joinPath } from '@shared/project/manifest';
import type { ReportInput } from '@shared/report/report-input';
import type { Software } from '@shared/report/results';
import { documentBytes } from '../project-store/document-file';
import { logLine, type LogEntry } from '../project-store/edit-log';
import type { ArchiveSource, WorkOptions } from './archive-source';
import { archiveLimits } from './zip-reader';

/** One file of an archive to be. */
export interface PlannedFile extends CrateFile {
  readonly sha256: string;
  /** null for a raw file, which is read when its turn comes. */
  readonly bytes: Uint8Array | null;
}

export interface ArchivePlan {
  /** Suggested name of the root folder, and of the archive without its ending. */
  readonly name: string;
  readonly files: readonly PlannedFile[];
  /** Sum over all files before packing. */
  readonly totalBytes: number;
}

export interface PlanOptions extends WorkOptions {
  readonly locale: Locale;
  readonly software: Software;
}

/**
 * Plans the archive of a project.
 * @throws {HostCallError} when a raw file is missing or changed, or the archive would be too large
 */
export async function planArchive(source: ArchiveSource, options: PlanOptions): Promise<ArchivePlan> {
  const { document } = source;
  const { locale, software } = options;
  assertSize(document);
  const history = await source.history();
  const modifiedAt = history.at(-1)?.edit.at ?? document.createdAt;
  const input: ReportInput = { document, curves: await curvesOf(source, options), software, createdAt: modifiedAt };
  const name = (key: 'document' | 'history' | 'startPage' | 'manifest') => translate(locale, `archive.file.${key}`);
  const content = [
    ...rawFiles(document),
    ...derivedFiles(input, locale).map(textFile),
    planned(archiveFiles.document, name('document'), 'application/json', documentBytes(document, source.revision)),
    planned(archiveFiles.history, name('history'), 'application/jsonl', historyBytes(history)),
  ].sort((a, b) => (a.path < b.path ? -1 : 1));
  const page = planned(archiveFiles.startPage, name('startPage'), 'text/html', utf8(startPage({ document, files: content, software, modifiedAt }, locale)));
  const described = [...content, page];
  const crate = (manifest: { size: number }) =>
    utf8(crateText({ document, files: [...described, { path: archiveFiles.manifest, name: name('manifest'), mediaType: 'text/plain', size: manifest.size, sha256: null }], software, modifiedAt }, locale));
  // The manifest holds the checksum of the metadata, and they its size: checksums have one length, so the size is known before.
  const manifestOf = (crateSha256: string) => utf8(manifestText(new Map([...described.map(({ path, sha256 }) => [path, sha256] as const), [archiveFiles.crate, crateSha256]])));
  const crateFile = planned(archiveFiles.crate, archiveFiles.crate, 'application/ld+json', crate({ size: manifestOf('0'.repeat(64)).length }));
  const manifest = planned(archiveFiles.manifest, name('manifest'), 'text/plain', manifestOf(crateFile.sha256));
  const files = [crateFile, page, manifest, ...content];
  const totalBytes = files.reduce((sum, { size }) => sum + size, 0);
  assertTotal(totalBytes, files.length);
  return { name: asciiName(`${document.title}.eln`, 'halocline-project').replace(/\.eln$/, ''), files, totalBytes };
}

function assertSize({ files }: ProjectDocument): void {
  assertTotal(files.reduce((sum, { size }) => sum + size, 0), files.length);
}

function assertTotal(totalBytes: number, files: number): void {
  // What a zip adds for each file stays far below this.
  if (totalBytes + files * 1024 >= archiveLimits.totalBytes) throw hostCallError('error.archiveWouldBeTooLarge', { size: Math.round(totalBytes / 1024 ** 2) });
  if (files > archiveLimits.files) throw hostCallError('error.archiveTooManyFiles', { files, limit: archiveLimits.files });
}

function rawFiles(document: ProjectDocument): PlannedFile[] {
  const bySha = new Map(document.files.map((file) => [file.sha256, file]));
  return [...rawPaths(document)].map(([sha256, path]) => {
    const { folder, name, size } = bySha.get(sha256)!;
    return { path, name: joinPath(folder, name), mediaType: /\.(txt|csv|xy|vms|npl|ras|jdx|mpt)$/i.test(name) ? 'text/plain' : 'application/octet-stream', size, sha256, bytes: null };
  });
}

/** The curves of the XPS analyses, from the raw files they need; those are read and parsed one after another. */
async function curvesOf(source: ArchiveSource, { onProgress, signal }: WorkOptions): Promise<ReportInput['curves']> {
  const { document } = source;
  if (computedOf(document.analyses, 'xps-series').length === 0) return {};
  const needed = new Set(document.measurements.filter(({ technique, role }) => technique === 'xps' && role === 'state').map(({ sha256 }) => sha256));
  const files = document.files.filter(({ sha256, failure }) => failure === null && needed.has(sha256));
  const parsed = new Map<string, ParsedFile>();
  for (const [i, { sha256, name, reading }] of files.entries()) {
    if (signal?.aborted) throw hostCallError('error.cancelled');
    const result = readFile({ name, bytes: new Uint8Array(await source.readRaw(sha256)), reading });
    if (result.ok) parsed.set(sha256, result.file);
    onProgress?.((i + 1) / files.length);
    await breathe();
  }
  return currentSeriesCurves(document, ({ sha256, index }) => {
    const found = parsed.get(sha256)?.measurements[index];
    return found?.kind === 'spectrum' ? found : null;
  });
}

function textFile({ path, name, mediaType, text }: TextFile): PlannedFile {
  return planned(path, name, mediaType, utf8(text));
}

function planned(path: string, name: string, mediaType: string, bytes: Uint8Array): PlannedFile {
  return { path, name, mediaType, size: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex'), bytes };
}

function historyBytes(history: readonly LogEntry[]): Uint8Array {
  return utf8(history.map(logLine).join(''));
}

function utf8(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
