import { createHash, randomUUID } from 'node:crypto';
import { join } from 'node:path';
import * as v from 'valibot';
import { LibraryReferenceSchema, type KeptReference, type LibraryReference } from '@shared/host/contract';
import { HostCallError, hostCallError } from '@shared/host/host-call-error';
import { readIfThere, replaceFile } from '../project-store/durable-file';
import { errorCode, nodeFileSystem as fs } from '../project-store/file-system';
import { tellingTrouble } from '../project-store/file-trouble';
import { RawFiles } from '../project-store/raw-files';

/** Largest raw file of one spectrum that is kept, MB: a map of thousands belongs into a project. */
const largestFileMb = 64;
const mostEntries = 500;
/** Larger records were not written here. */
const largestRecordBytes = 256 * 1024;
const idPattern = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * Spectra of starting materials that outlive a project: `references/<id>` of the user data folder, each with its record in
 * `reference.json` and its raw file, byte for byte, under its SHA-256. One damaged entry leaves the others alone.
 */
export class ReferenceLibrary {
  readonly #folder: string;
  #queue: Promise<unknown> = Promise.resolve();

  constructor(userData: string) {
    this.#folder = join(userData, 'references');
  }

  /** All entries by name; `reference` is null where the record cannot be read. */
  async list(): Promise<KeptReference[]> {
    const ids = await tellingTrouble(this.#folder, () => this.#ids());
    const found = await Promise.all(ids.map(async (id) => ({ id, reference: await this.#record(id) })));
    const nameOf = ({ reference }: KeptReference): string => reference?.name ?? '';
    return found.sort((a, b) => nameOf(a).localeCompare(nameOf(b)) || (a.id < b.id ? -1 : 1));
  }

  /**
   * Keeps a spectrum with its raw file. Two spectra may share a name (another laser, another batch), one spectrum is kept once.
   * @throws {HostCallError} when the same spectrum is kept already, the file is too large or not what the record says, or the library is full
   */
  keep(reference: LibraryReference, bytes: Uint8Array): Promise<KeptReference> {
    return this.#inTurn(async () => {
      const { name, file, measurement } = reference;
      if (bytes.length > largestFileMb * 1024 * 1024) throw hostCallError('error.referenceTooLarge', { name: file.name, limit: largestFileMb });
      if (createHash('sha256').update(bytes).digest('hex') !== file.sha256) throw hostCallError('error.referenceDamaged', { name });
      const kept = await this.list();
      if (kept.length >= mostEntries) throw hostCallError('error.referenceLibraryFull', { limit: mostEntries });
      const same = kept.find((entry) => entry.reference !== null && isSame(entry.reference.measurement, measurement));
      if (same?.reference) throw hostCallError('error.referenceKept', { name: same.reference.name });
      const id = randomUUID();
      const folder = join(this.#folder, id);
      return tellingTrouble(folder, async () => {
        try {
          const upload = await new RawFiles(fs, folder).begin(file.name, bytes.length);
          await upload.add(bytes);
          await upload.finish();
          // Last: an entry with a record is whole.
          await replaceFile(fs, recordPath(folder), new TextEncoder().encode(`${JSON.stringify(reference, null, 1)}\n`));
          return { id, reference };
        } catch (error) {
          await fs.removeFolder(folder);
          throw error;
        }
      });
    });
  }

  /** An entry with its bytes. @throws {HostCallError} when it is gone or no longer what was kept */
  async take(id: string): Promise<{ readonly reference: LibraryReference; readonly bytes: Uint8Array }> {
    const folder = join(this.#folder, id);
    const reference = await this.#record(id);
    if (reference === null) throw hostCallError('error.referenceUnreadable', { place: folder });
    try {
      return { reference, bytes: await new RawFiles(fs, folder).read(reference.file.sha256) };
    } catch (error) {
      const isDamage = error instanceof HostCallError && ['error.rawDamaged', 'error.rawMissing'].includes(error.error.key);
      throw isDamage ? hostCallError('error.referenceDamaged', { name: reference.name }) : error;
    }
  }

  remove(id: string): Promise<void> {
    const folder = join(this.#folder, id);
    return this.#inTurn(() => tellingTrouble(folder, () => fs.removeFolder(folder)));
  }

  async #ids(): Promise<string[]> {
    try {
      return (await fs.list(this.#folder)).filter(({ name, kind }) => kind === 'folder' && idPattern.test(name)).map(({ name }) => name);
    } catch (error) {
      if (errorCode(error) === 'ENOENT') return [];
      throw error;
    }
  }

  async #record(id: string): Promise<LibraryReference | null> {
    const path = recordPath(join(this.#folder, id));
    const bytes = await tellingTrouble(path, async () => {
      const { kind, size } = await fs.look(path).catch(() => ({ kind: 'other', size: 0 }));
      return kind === 'file' && size <= largestRecordBytes ? readIfThere(fs, path) : null;
    });
    const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), LibraryReferenceSchema), bytes && new TextDecoder().decode(bytes));
    return parsed.success ? parsed.output : null;
  }

  /** One change after another, so that two windows do not keep the same spectrum twice. */
  #inTurn<T>(change: () => Promise<T>): Promise<T> {
    const changed = this.#queue.then(change);
    this.#queue = changed.catch(() => undefined);
    return changed;
  }
}

const recordPath = (folder: string): string => join(folder, 'reference.json');

type Identity = Pick<LibraryReference['measurement'], 'sha256' | 'index' | 'reading'>;
const isSame = (a: Identity, b: Identity): boolean => a.sha256 === b.sha256 && a.index === b.index && a.reading === b.reading;
