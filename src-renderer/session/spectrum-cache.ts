import { Dexie, type EntityTable } from 'dexie';
import type { Measurement } from '@shared/spectrum/spectrum';

interface Row {
  /** sha256/format/version */
  key: string;
  measurements: readonly Measurement[];
  usedAt: number;
}

/** Rows kept; the longest unused ones go first. */
const maxRows = 5000;

/**
 * Parsed measurements by content hash, format and reader version, in IndexedDB. A cache only: every trouble with it
 * (no space, a reset database, private mode) means "not cached", never an error for the user.
 */
export class SpectrumCache {
  readonly #db: Dexie & { parsed: EntityTable<Row, 'key'> };

  constructor(name = 'halocline-cache') {
    const db = new Dexie(name) as Dexie & { parsed: EntityTable<Row, 'key'> };
    db.version(1).stores({ parsed: 'key, usedAt' });
    this.#db = db;
  }

  async get(sha256: string, format: string, version: number): Promise<readonly Measurement[] | null> {
    try {
      const row = await this.#db.parsed.get(`${sha256}/${format}/${version}`);
      return row?.measurements ?? null;
    } catch {
      return null;
    }
  }

  async put(sha256: string, format: string, version: number, measurements: readonly Measurement[]): Promise<void> {
    try {
      await this.#db.parsed.put({ key: `${sha256}/${format}/${version}`, measurements, usedAt: Date.now() });
      const surplus = (await this.#db.parsed.count()) - maxRows;
      if (surplus > 0) await this.#db.parsed.orderBy('usedAt').limit(surplus).delete();
    } catch {
      // Not cached: the next opening parses the file again.
    }
  }
}
