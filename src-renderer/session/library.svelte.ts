import { Dexie, type EntityTable } from 'dexie';
import type { LibraryEntry } from '@shared/host/contract';
import type { HostClient } from './host/host-client';
import { indexed, searchLibrary, type IndexedProject } from './library-search';
import type { Task } from './tasks.svelte';

/** Entries described at a time. */
const atOnce = 4;
/** Entries written to the index at a time. */
const batch = 50;

/**
 * The projects and archives below a folder, with what they hold. The index lies in IndexedDB and is made anew wherever it is
 * missing or old: what cannot be kept is only slower the next time, never an error for the user.
 */
export class Library {
  readonly #host: HostClient;
  readonly #db: Dexie & { projects: EntityTable<IndexedProject, 'place'> };
  #ids = new Map<string, string>();
  #entries = $state.raw<readonly IndexedProject[]>([]);
  #place = $state('');

  constructor(host: HostClient, name = 'halocline-library') {
    this.#host = host;
    const db = new Dexie(name) as Dexie & { projects: EntityTable<IndexedProject, 'place'> };
    db.version(1).stores({ projects: 'place' });
    this.#db = db;
  }

  /** The folder looked through, for showing. */
  get place(): string {
    return this.#place;
  }

  get size(): number {
    return this.#entries.length;
  }

  search(query: string): IndexedProject[] {
    return searchLibrary(this.#entries, query);
  }

  /** The host's id of an entry. */
  idOf({ place }: IndexedProject): string | null {
    return this.#ids.get(place) ?? null;
  }

  /** Lists a folder (null: the usual place), shows what is known at once, and reads what is new or changed. */
  async refresh(folder: string | null, task: Task): Promise<void> {
    const { place, entries } = await this.#host['library.list'](folder);
    this.#place = place;
    this.#ids = new Map(entries.map((entry) => [entry.place, entry.id]));
    const known = await this.#known(entries);
    const missing = entries.filter((entry) => !known.has(entry.place));
    this.#entries = entries.flatMap((entry) => known.get(entry.place) ?? []);
    for (let at = 0; at < missing.length; at += batch) {
      task.progress(at / missing.length);
      const described: IndexedProject[] = [];
      for (let from = at; from < Math.min(at + batch, missing.length); from += atOnce) {
        task.check();
        described.push(...(await Promise.all(missing.slice(from, Math.min(from + atOnce, at + batch)).map(async (entry) => indexed(entry, await this.#host['library.describe'](entry.id))))));
      }
      this.#entries = [...this.#entries, ...described];
      await this.#db.projects.bulkPut(described).catch(() => undefined);
    }
  }

  /** What the index holds of entries as they are now. */
  async #known(entries: readonly LibraryEntry[]): Promise<Map<string, IndexedProject>> {
    const rows = await this.#db.projects.bulkGet(entries.map(({ place }) => place)).catch(() => []);
    return new Map(entries.flatMap((entry, i) => (rows[i]?.version === entry.version ? [[entry.place, rows[i]] as const] : [])));
  }
}
