import { rm } from 'node:fs/promises';
import type { EventName, EventPayload, OpenProject } from '@shared/host/contract';
import { HostCallError, hostCallError } from '@shared/host/host-call-error';
import type { Edit } from '@shared/project/edit';
import { ArchiveStore } from '../archive/archive-store';
import type { ProjectStoreOptions, ProjectStore } from '../project-store/project-store';
import type { Upload } from '../project-store/raw-files';
import { Handles, newHandle } from './handles';
import type { HostContext, WindowServices } from './host-context';
import type { Holder, OpenEntry } from './open-projects';
import { isArchivePath, type OpenedProject } from './opened-project';
import { Readings } from './readings';
import { Running } from './running';

/** An archive on its way in: its name, and the folder made for it. */
interface Received {
  readonly name: string;
  readonly folder: string;
}

/** One window: the projects it has open, its uploads, and the ids it was given. An id of another window means nothing here. */
export class Session implements Holder {
  readonly context: HostContext;
  readonly services: WindowServices;
  readonly folders = new Handles<string>();
  readonly emit: <N extends EventName>(name: N, payload: EventPayload<N>) => void;
  readonly #projects = new Map<string, OpenEntry>();
  /** Those of them that are looked at beside the project of this window. */
  readonly #beside = new Set<string>();
  readonly running = new Running();
  readonly readings = new Readings();
  readonly #uploads = new Map<string, { upload: Upload; project: string | null; received: Received | null }>();
  #isClosed = false;

  constructor(context: HostContext, services: WindowServices, onEvent: <N extends EventName>(name: N, payload: EventPayload<N>) => void) {
    this.context = context;
    this.services = services;
    this.emit = onEvent;
  }

  /** Opens a project folder or an archive in this window. */
  async open(path: string): Promise<OpenProject> {
    const open = (await isArchivePath(path)) ? () => ArchiveStore.open(path) : undefined;
    const entry = await this.context.projects.open(path, this, open);
    this.#beside.delete(entry.handle);
    return this.#adopt(entry, true);
  }

  /** Opens a project folder or an archive for reading, beside the project of this window. */
  async openBeside(path: string): Promise<OpenProject> {
    const { projects } = this.context;
    const entry = await projects.openBeside(path, this, (await isArchivePath(path)) ? () => ArchiveStore.open(path) : undefined);
    const isOpenHere = this.#projects.has(entry.handle);
    if (isOpenHere && !this.#beside.has(entry.handle)) throw hostCallError('error.besideItself', { place: path });
    this.#beside.add(entry.handle);
    return isOpenHere ? openProject(entry) : this.#adopt(entry, false);
  }

  /** Whether what lies there is the project of this window. */
  isOpenHere(path: string): boolean {
    return [...this.#projects.values()].some(({ handle, store }) => store.folder === path && !this.#beside.has(handle));
  }

  /** Opens what will not be there another time, so that it is not listed. */
  async openWith(path: string, open: () => Promise<OpenedProject>): Promise<OpenProject> {
    return this.#adopt(await this.context.projects.open(path, this, open), false);
  }

  /** Makes a project in a new folder and opens it in this window. */
  async create(folder: string, createStore: (options: ProjectStoreOptions) => Promise<ProjectStore>): Promise<OpenProject> {
    return this.#adopt(await this.context.projects.create(folder, this, createStore), true);
  }

  async takeOver(handle: string): Promise<OpenProject> {
    const entry = this.#entry(handle);
    await this.context.projects.takeOver(entry);
    return openProject(entry);
  }

  async closeProject(handle: string): Promise<void> {
    const entry = this.#entry(handle);
    this.#projects.delete(handle);
    this.#beside.delete(handle);
    this.running.cancel(handle);
    try {
      await this.readings.stopAllOf(handle);
      for (const [id, { upload, project }] of this.#uploads) {
        if (project !== handle) continue;
        this.#uploads.delete(id);
        await upload.cancel();
      }
      await keepList(this.context.recents.update(entry.store.folder, { document: entry.store.document }));
    } finally {
      await this.context.projects.release(entry, this);
    }
  }

  /**
   * Takes an edit of this window, and tells it to the others that have the project open: this one knows it.
   * @returns the revision of the document after it
   * @throws {HostCallError} and the document is as before
   */
  async edit(handle: string, base: number, made: Edit): Promise<number> {
    const { store, holders } = this.#entry(handle);
    const { revision, edit } = await store.edit(base, made);
    for (const holder of holders) if (holder !== this) holder.emit('project.edited', { project: handle, revision, edit });
    return revision;
  }

  /** @throws {HostCallError} when the project is not open in this window */
  store(handle: string): OpenedProject {
    return this.#entry(handle).store;
  }

  /** @param project null for an archive that is opened afterwards */
  addUpload(project: string | null, upload: Upload, received: Received | null = null): string {
    const id = newHandle();
    this.#uploads.set(id, { upload, project, received });
    return id;
  }

  upload(id: string): Upload {
    const found = this.#uploads.get(id);
    if (!found) throw hostCallError('error.unknownId');
    return found.upload;
  }

  /** The upload of a raw file, which is no longer listed: what follows ends it. @throws {HostCallError} when it is that of an archive */
  takeUpload(id: string): Upload {
    const found = this.#uploads.get(id);
    if (!found || found.received !== null) throw hostCallError('error.unknownId');
    this.#uploads.delete(id);
    return found.upload;
  }

  /** The upload of an archive, which is no longer listed: what follows ends it. @throws {HostCallError} when it is that of something else */
  takeReceived(id: string): Received & { readonly upload: Upload } {
    const found = this.#uploads.get(id);
    if (!found?.received) throw hostCallError('error.unknownId');
    this.#uploads.delete(id);
    return { upload: found.upload, ...found.received };
  }

  /** Gives up an upload of either kind, and what was made for it. */
  async cancelUpload(id: string): Promise<void> {
    if (this.#uploads.get(id)?.received) await this.#dropReceived(id);
    else await this.takeUpload(id).cancel();
  }

  /** @throws {AggregateError} of all that could not be given back, after everything else was */
  async close(): Promise<void> {
    this.#isClosed = true;
    this.running.cancelAll();
    const archives = [...this.#uploads].filter(([, { project }]) => project === null).map(([id]) => this.#dropReceived(id));
    const projects = [...this.#projects.keys()].map((handle) => this.closeProject(handle));
    const failures = (await Promise.allSettled([...archives, ...projects])).flatMap((one) => (one.status === 'rejected' ? [one.reason as unknown] : []));
    if (failures.length > 0) throw new AggregateError(failures, 'a window could not give everything back');
  }

  async #dropReceived(id: string): Promise<void> {
    const { upload, folder } = this.takeReceived(id);
    await upload.cancel();
    await rm(folder, { recursive: true, force: true });
  }

  async #adopt(entry: OpenEntry, isListed: boolean): Promise<OpenProject> {
    if (this.#isClosed) {
      // The window went away while its project was being opened.
      await this.context.projects.release(entry, this);
      throw hostCallError('error.unknownId');
    }
    this.#projects.set(entry.handle, entry);
    if (isListed) await keepList(this.context.recents.opened(entry.store.folder, entry.store.document));
    return openProject(entry);
  }

  #entry(handle: string): OpenEntry {
    const entry = this.#projects.get(handle);
    if (!entry) throw hostCallError('error.unknownId');
    return entry;
  }
}

/** The list of recent projects is a convenience: when it cannot be written, the project opens and closes all the same. */
async function keepList(writing: Promise<void>): Promise<void> {
  try {
    await writing;
  } catch (error) {
    if (!(error instanceof HostCallError)) throw error;
  }
}

function openProject({ handle, store }: OpenEntry): OpenProject {
  return {
    project: handle,
    document: store.document,
    revision: store.revision,
    place: store.folder,
    readOnly: store.readOnlyReason !== null,
    readOnlyReason: store.readOnlyReason,
    recovered: store.recovered,
    savedRevision: store.savedRevision,
    notices: [...store.notices],
  };
}
