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
  /** The host's ids by place. */
  #ids: Readonly<Record<string, string>> = {};
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
    return this.#ids[place] ?? null;
  }

  /** Lists a folder (null: the usual place), shows what is known at once, and reads what is new or changed. */
  async refresh(folder: string | null, task: Task): Promise<void> {
    const { place, entries } = await this.#host['library.list'](folder);
    this.#place = place;
    this.#ids = Object.fromEntries(entries.map((entry) => [entry.place, entry.id]));
    const known = await this.#known(entries);
    const missing = entries.filter((_, i) => known[i] === undefined);
    this.#entries = known.filter((entry) => entry !== undefined);
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

  /** What the index holds of each entry as it is now; undefined where that is nothing. */
  async #known(entries: readonly LibraryEntry[]): Promise<(IndexedProject | undefined)[]> {
    const rows = await this.#db.projects.bulkGet(entries.map(({ place }) => place)).catch((): undefined[] => []);
    return entries.map(({ version }, i) => (rows[i]?.version === version ? rows[i] : undefined));
  }
}
