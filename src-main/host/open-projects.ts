import { realpath } from 'node:fs/promises';
import type { EventName, EventPayload } from '@shared/host/contract';
import { hostCallError } from '@shared/host/host-call-error';
import { ProjectStore, type ProjectListener, type ProjectStoreOptions } from '../project-store/project-store';
import { newHandle } from './handles';
import type { OpenedProject } from './opened-project';

/** Someone a project is open for: a window. */
export interface Holder {
  emit<N extends EventName>(name: N, payload: EventPayload<N>): void;
}

/** A project that is open for at least one window. */
export interface OpenEntry {
  readonly handle: string;
  /** The folder's one true name when it was opened: it may be away when it is closed. */
  readonly key: string;
  store: OpenedProject;
  readonly holders: Set<Holder>;
}

type OpenStore = (options: ProjectStoreOptions) => Promise<OpenedProject>;

/** All open projects of this process: a folder is opened once, however many windows show it. */
export class OpenProjects {
  readonly #machine: () => Promise<string>;
  readonly #entries = new Map<string, OpenEntry>();
  /** Open for reading beside another project only: in nobody's way who opens them to write. */
  readonly #beside = new Map<string, OpenEntry>();
  /** What is being done with a folder, so that closing ends before the next opening begins. */
  readonly #turns = new Map<string, Promise<unknown>>();

  constructor(machine: () => Promise<string>) {
    this.#machine = machine;
  }

  /** Opens a folder for a window, or shares what is open already. */
  async open(folder: string, holder: Holder, openStore: OpenStore = (options) => ProjectStore.open(folder, options)): Promise<OpenEntry> {
    return this.#inTurn(await keyOf(folder), async (key) => {
      const entry = this.#entries.get(key) ?? (await this.#make(openStore, () => Promise.resolve(key)));
      this.#entries.set(key, entry);
      entry.holders.add(holder);
      return entry;
    });
  }

  /** Opens a folder for reading beside another project, or shares what is open already. */
  async openBeside(folder: string, holder: Holder, openStore: OpenStore = (options) => ProjectStore.openReading(folder, options)): Promise<OpenEntry> {
    return this.#inTurn(await keyOf(folder), async (key) => {
      const shared = this.#entries.get(key) ?? this.#beside.get(key);
      const entry = shared ?? (await this.#make(openStore, () => Promise.resolve(key)));
      if (!shared) this.#beside.set(key, entry);
      entry.holders.add(holder);
      return entry;
    });
  }

  /** Makes a project in a new folder and opens it for a window. */
  async create(folder: string, holder: Holder, createStore: OpenStore): Promise<OpenEntry> {
    const entry = await this.#make(createStore, () => keyOf(folder));
    entry.holders.add(holder);
    this.#entries.set(entry.key, entry);
    return entry;
  }

  /** Opens for writing what is open for reading because of a lock. */
  async takeOver(entry: OpenEntry): Promise<void> {
    await this.#inTurn(entry.key, async () => {
      if (entry.store.readOnlyReason === null) return;
      const { folder } = entry.store;
      const store = await ProjectStore.openTakingOver(folder, await this.#options(entry.handle, entry.holders));
      await entry.store.close();
      entry.store = store;
    });
  }

  /** Ends a window's use of a project; the last one closes it. */
  async release(entry: OpenEntry, holder: Holder): Promise<void> {
    await this.#inTurn(entry.key, async (key) => {
      entry.holders.delete(holder);
      if (entry.holders.size > 0) return;
      for (const entries of [this.#entries, this.#beside]) if (entries.get(key) === entry) entries.delete(key);
      await entry.store.close();
    });
  }

  async #make(openStore: OpenStore, key: () => Promise<string>): Promise<OpenEntry> {
    const handle = newHandle();
    const holders = new Set<Holder>();
    const store = await openStore(await this.#options(handle, holders));
    return { handle, holders, store, key: await key() };
  }

  async #options(project: string, holders: ReadonlySet<Holder>): Promise<ProjectStoreOptions> {
    const tell = <N extends EventName>(name: N, payload: EventPayload<N>): void => {
      for (const holder of holders) holder.emit(name, payload);
    };
    const listener: ProjectListener = {
      saved: (savedRevision) => tell('project.saved', { project, savedRevision }),
      changedOutside: () => tell('project.changedOutside', { project }),
      saveFailed: (error) => tell('project.saveFailed', { project, error }),
    };
    return { machine: await this.#machine(), listener };
  }

  async #inTurn<T>(key: string, work: (key: string) => Promise<T>): Promise<T> {
    const result = (this.#turns.get(key) ?? Promise.resolve()).then(() => work(key));
    const turn = result.then(
      () => undefined,
      () => undefined,
    );
    this.#turns.set(key, turn);
    try {
      return await result;
    } finally {
      if (this.#turns.get(key) === turn) this.#turns.delete(key);
    }
  }
}

/** The folder's one true name: links and letter case must not open it twice. */
async function keyOf(folder: string): Promise<string> {
  try {
    return await realpath(folder);
  } catch (error) {
    throw hostCallError('error.notAProject', { place: folder }, error);
  }
}
