/** Header entries in the file's own words; an entry that occurs again gets a number, so that nothing is lost. */
export class Metadata {
  readonly #entries = new Map<string, string>();

  set(name: string, value: string | number): void {
    const text = String(value).trim();
    const base = name.trim();
    if (base === '' || text === '') return;
    let key = base;
    for (let n = 2; this.#entries.has(key); n++) {
      if (this.#entries.get(key) === text) return;
      key = `${base} (${n})`;
    }
    this.#entries.set(key, text);
  }

  get(name: string): string | undefined {
    return this.#entries.get(name);
  }

  /** A copy to which entries of one block can be added. */
  copy(): Metadata {
    const copy = new Metadata();
    for (const [key, value] of this.#entries) copy.#entries.set(key, value);
    return copy;
  }

  /** `fromEntries` defines own properties, so that an entry called "__proto__" is only an entry. */
  toRecord(): Record<string, string> {
    return Object.fromEntries(this.#entries);
  }
}
