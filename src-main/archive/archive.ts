/** An archive being looked at: checked when it is opened, read straight from the file, never unpacked. */
import { createHash } from 'node:crypto';
import * as v from 'valibot';
import { crateProblems } from '@shared/archive-format/crate-rules';
import { archiveFiles } from '@shared/archive-format/layout';
import { parseManifestText } from '@shared/archive-format/manifest';
import { HostCallError, hostCallError, type ErrorKey } from '@shared/host/host-call-error';
import type { HostError } from '@shared/host/contract';
import type { ProjectDocument } from '@shared/project/document';
import { parseDocument, schemaNumber, type Generation } from '../project-store/document-file';
import { LogEntrySchema, type LogEntry } from '../project-store/edit-log';
import { nodeFileSystem, type FileSystem, type OpenFile } from '../project-store/file-system';
import { tellingTrouble, tellingTroublesOf } from '../project-store/file-trouble';
import { checkedPieces, type RawPieces } from '../project-store/raw-pieces';
import type { ArchiveSource, WorkOptions } from './archive-source';
import { ZipReader, type ZipEntry } from './zip-reader';

/** A signature that others may put beside the metadata; the manifest cannot know it. */
const signatureFile = `${archiveFiles.crate}.minisig`;

export interface ArchivedFile {
  /** Below the root folder. */
  readonly path: string;
  readonly size: number;
  readonly sha256: string | null;
}

export class Archive implements ArchiveSource {
  readonly place: string;
  /** Size of the archive itself, bytes. */
  readonly size: number;
  readonly files: readonly ArchivedFile[];
  readonly newerSchema: number | null;
  readonly document: ProjectDocument;
  readonly revision: number;
  readonly #file: OpenFile;
  readonly #zip: ZipReader;
  readonly #entries: ReadonlyMap<string, ZipEntry>;
  readonly #checksums: ReadonlyMap<string, string>;

  private constructor(place: string, size: number, file: OpenFile, zip: ZipReader, entries: ReadonlyMap<string, ZipEntry>, checksums: ReadonlyMap<string, string>, generation: Generation) {
    this.place = place;
    this.size = size;
    this.#file = file;
    this.#zip = zip;
    this.#entries = entries;
    this.#checksums = checksums;
    this.document = generation.document;
    this.revision = generation.revision;
    this.newerSchema = generation.newerSchema;
    this.files = [...entries].map(([path, entry]) => ({ path, size: entry.size, sha256: checksums.get(path) ?? null }));
  }

  /** @throws {HostCallError} when it is no sound archive of a project */
  static async open(path: string, fs: FileSystem = nodeFileSystem): Promise<Archive> {
    return tellingTrouble(path, async () => {
      const { kind, size } = await fs.look(path);
      if (kind === 'folder') throw hostCallError('error.archiveNotZip', { place: path });
      const file = await fs.open(path, 'r');
      try {
        const zip = await ZipReader.open(path, file, size);
        const entries = new Map(zip.entries.map((entry) => [entry.name.slice(entry.name.indexOf('/') + 1), entry]));
        const checksums = await readChecksums(path, zip, entries);
        const document = await readChecked(path, zip, entries, checksums, archiveFiles.document);
        return new Archive(path, size, file, zip, entries, checksums, parseProject(path, document));
      } catch (error) {
        await file.close();
        throw error;
      }
    });
  }

  async history(): Promise<LogEntry[]> {
    if (!this.#entries.has(archiveFiles.history)) return [];
    const lines = new TextDecoder().decode(await this.#read(archiveFiles.history)).split('\n');
    try {
      return lines.filter((line) => line !== '').map((line) => v.parse(LogEntrySchema, JSON.parse(line)));
    } catch (error) {
      throw hostCallError('error.archiveChanged', { place: this.place, name: archiveFiles.history }, error);
    }
  }

  async readRaw(sha256: string): Promise<Uint8Array<ArrayBuffer>> {
    return this.#read(this.#rawPath(sha256));
  }

  /** The bytes of a raw file in pieces, unpacked as they are asked for. */
  rawPieces(sha256: string): RawPieces {
    const name = this.#rawPath(sha256);
    const entry = this.#entries.get(name)!;
    const damaged = (): Error => hostCallError('error.archiveChanged', { place: this.place, name });
    return { size: entry.size, pieces: checkedPieces(tellingTroublesOf(this.place, this.#zip.pieces(entry)), { size: entry.size, sha256, damaged }) };
  }

  /** Unpacks everything in memory and says what is not as it was written; empty when all is well. */
  async check({ onProgress, signal }: WorkOptions = {}): Promise<HostError[]> {
    const problems: HostError[] = [];
    const total = this.files.reduce((sum, { size }) => sum + size, 0) || 1;
    let done = 0;
    for (const { path, sha256 } of this.files) {
      const hash = createHash('sha256');
      try {
        for await (const piece of this.#zip.pieces(this.#entries.get(path)!)) {
          if (signal?.aborted) throw hostCallError('error.cancelled');
          hash.update(piece);
          done += piece.length;
          onProgress?.(done / total);
        }
        if (sha256 !== null && hash.digest('hex') !== sha256) problems.push(this.#problem('error.archiveChanged', path));
      } catch (error) {
        if (!(error instanceof HostCallError) || error.error.key === 'error.cancelled') throw error;
        problems.push(error.error);
      }
    }
    const known = new Set(this.#checksums.values());
    for (const { sha256, name } of this.document.files) if (!known.has(sha256)) problems.push(this.#problem('error.archiveFileGone', name));
    return [...problems, ...(await this.#rulesBroken())];
  }

  close(): Promise<void> {
    return this.#file.close();
  }

  async #rulesBroken(): Promise<HostError[]> {
    if (!this.#entries.has(archiveFiles.crate)) return [this.#problem('error.archiveFileGone', archiveFiles.crate)];
    const text = new TextDecoder().decode(await this.#zip.read(this.#entries.get(archiveFiles.crate)!));
    return crateProblems(text, this.files).map((detail): HostError => ({ key: 'error.archiveRule' satisfies ErrorKey, params: { place: this.place, detail }, detail: null }));
  }

  #problem(key: ErrorKey, name: string): HostError {
    return { key, params: { place: this.place, name }, detail: null };
  }

  #rawPath(sha256: string): string {
    const path = [...this.#checksums].find(([name, checksum]) => checksum === sha256 && !name.startsWith('project/'))?.[0];
    if (path === undefined) throw hostCallError('error.archiveFileGone', { place: this.place, name: this.document.files.find((file) => file.sha256 === sha256)?.name ?? sha256 });
    return path;
  }

  #read(path: string): Promise<Uint8Array<ArrayBuffer>> {
    return tellingTrouble(this.place, () => readChecked(this.place, this.#zip, this.#entries, this.#checksums, path));
  }
}

/** The checksums of the manifest, which must name exactly the files that are there. */
async function readChecksums(place: string, zip: ZipReader, entries: ReadonlyMap<string, ZipEntry>): Promise<ReadonlyMap<string, string>> {
  const manifest = entries.get(archiveFiles.manifest);
  if (!entries.has(archiveFiles.document)) throw hostCallError('error.archiveForeign', { place });
  const checksums = manifest && manifest.size < 16 * 1024 ** 2 ? parseManifestText(new TextDecoder().decode(await zip.read(manifest))) : null;
  if (checksums === null) throw hostCallError('error.archiveNoManifest', { place });
  for (const name of checksums.keys()) if (!entries.has(name)) throw hostCallError('error.archiveFileGone', { place, name });
  for (const name of entries.keys()) {
    if (name !== archiveFiles.manifest && name !== signatureFile && !checksums.has(name)) throw hostCallError('error.archiveUnlisted', { place, name });
  }
  return checksums;
}

async function readChecked(place: string, zip: ZipReader, entries: ReadonlyMap<string, ZipEntry>, checksums: ReadonlyMap<string, string>, path: string): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = await zip.read(entries.get(path)!);
  if (createHash('sha256').update(bytes).digest('hex') !== checksums.get(path)) throw hostCallError('error.archiveChanged', { place, name: path });
  return bytes;
}

function parseProject(place: string, bytes: Uint8Array): Generation {
  try {
    return parseDocument(bytes);
  } catch (error) {
    const schema = schemaNumber(bytes);
    throw hostCallError(schema !== null && schema > 1 ? 'error.newerVersion' : 'error.projectDamaged', { place }, error);
  }
}
