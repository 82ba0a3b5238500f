import { Dexie, type EntityTable } from 'dexie';
import type { Measurement } from '@shared/spectrum/spectrum';
import { withOwnMemory, withSharedMemory } from '../workers/shared-memory';

interface Row {
  /** sha256/format/version */
  key: string;
  measurements: readonly Measurement[];
}

/** When a row was used last; apart from it, so that using a row does not write it anew. */
interface Use {
  key: string;
  usedAt: number;
}

type Database = Dexie & { parsed: EntityTable<Row, 'key'>; uses: EntityTable<Use, 'key'> };

/** Rows kept; the longest unused ones go first. */
const maxRows = 5000;

/**
 * Parsed measurements by content hash, format and reader version, in IndexedDB. A cache only: every trouble with it
 * (no space, a reset database, private mode) means "not cached", never an error for the user.
 */
export class SpectrumCache {
  readonly #db: Database;

  constructor(name = 'halocline-cache') {
    const db = new Dexie(name) as Database;
    db.version(1).stores({ parsed: 'key, usedAt' });
    // What was cached before has no use on record, and would never go.
    db.version(2).stores({ parsed: 'key', uses: 'key, usedAt' }).upgrade((change) => change.table('parsed').clear());
    this.#db = db;
  }

  async get(sha256: string, format: string, version: number): Promise<readonly Measurement[] | null> {
    const key = `${sha256}/${format}/${version}`;
    try {
      const row = await this.#db.parsed.get(key);
      if (!row) return null;
      // Without room for the note of its use the row is still good.
      await this.#db.uses.put({ key, usedAt: Date.now() }).catch(() => undefined);
      return withSharedMemory(row.measurements);
    } catch {
      return null;
    }
  }

  async put(sha256: string, format: string, version: number, measurements: readonly Measurement[]): Promise<void> {
    const key = `${sha256}/${format}/${version}`;
    try {
      await this.#db.transaction('rw', this.#db.parsed, this.#db.uses, async () => {
        await this.#db.parsed.put({ key, measurements: withOwnMemory(measurements) });
        await this.#db.uses.put({ key, usedAt: Date.now() });
        const surplus = (await this.#db.uses.count()) - maxRows;
        if (surplus <= 0) return;
        const oldest = await this.#db.uses.orderBy('usedAt').limit(surplus).primaryKeys();
        await this.#db.parsed.bulkDelete(oldest);
        await this.#db.uses.bulkDelete(oldest);
      });
    } catch {
      // Not cached: the next opening parses the file again.
    }
  }
}
