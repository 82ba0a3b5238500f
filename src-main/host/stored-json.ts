import { dirname } from 'node:path';
import * as v from 'valibot';
import { readIfThere, replaceFile } from '../project-store/durable-file';
import { nodeFileSystem as fs } from '../project-store/file-system';
import { tellingTrouble } from '../project-store/file-trouble';

/** A small JSON file of this user's own (settings, recent projects): read anew each time, replaced whole, one change after another. */
export class StoredJson<S extends v.GenericSchema> {
  readonly path: string;
  readonly #schema: S;
  readonly #initial: () => v.InferOutput<S>;
  #queue: Promise<unknown> = Promise.resolve();

  constructor(path: string, schema: S, initial: () => v.InferOutput<S>) {
    this.path = path;
    this.#schema = schema;
    this.#initial = initial;
  }

  /** The content; what it starts with when there is no file or nothing that can be read in it. */
  async read(): Promise<v.InferOutput<S>> {
    const bytes = await tellingTrouble(this.path, () => readIfThere(fs, this.path));
    return (bytes && this.#parse(bytes)) ?? this.#initial();
  }

  /** Changes the content. A file that could not be read is kept under another name. */
  async change(change: (content: v.InferOutput<S>) => v.InferOutput<S>): Promise<v.InferOutput<S>> {
    const changed = this.#queue.then(() =>
      tellingTrouble(this.path, async () => {
        await fs.makeFolder(dirname(this.path), { withParents: true });
        const bytes = await readIfThere(fs, this.path);
        const content = bytes && this.#parse(bytes);
        if (bytes && content === null) await replaceFile(fs, `${this.path}.damaged`, bytes);
        const next = change(content ?? this.#initial());
        await replaceFile(fs, this.path, new TextEncoder().encode(`${JSON.stringify(next, null, 1)}\n`));
        return next;
      }),
    );
    this.#queue = changed.catch(() => undefined);
    return changed;
  }

  #parse(bytes: Uint8Array): v.InferOutput<S> | null {
    try {
      return v.parse(this.#schema, JSON.parse(new TextDecoder().decode(bytes)));
    } catch {
      return null;
    }
  }
}
