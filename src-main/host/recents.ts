import { join } from 'node:path';
import * as v from 'valibot';
import { ThumbnailSchema } from '@shared/host/contract';
import type { ProjectDocument } from '@shared/project/document';
import { readIfThere } from '../project-store/durable-file';
import { nodeFileSystem as fs } from '../project-store/file-system';
import { projectFiles } from '../project-store/read-project';
import { StoredJson } from './stored-json';

const RecentsSchema = v.array(
  v.object({
    folder: v.string(),
    title: v.string(),
    openedAt: v.string(),
    states: v.number(),
    files: v.number(),
    thumbnail: ThumbnailSchema,
  }),
);
export type Recent = v.InferOutput<typeof RecentsSchema>[number];

const longestList = 50;

/** Projects opened lately, the latest first, in `recent.json` of the user data folder. */
export class Recents {
  readonly #file: StoredJson<typeof RecentsSchema>;

  constructor(userData: string) {
    this.#file = new StoredJson(join(userData, 'recent.json'), RecentsSchema, () => []);
  }

  list(): Promise<Recent[]> {
    return this.#file.read();
  }

  /** Puts a project at the top. */
  async opened(folder: string, document: ProjectDocument): Promise<void> {
    await this.#file.change((list) => {
      const known = list.find((recent) => recent.folder === folder);
      const entry = { folder, ...summary(document), openedAt: new Date().toISOString(), thumbnail: known?.thumbnail ?? [] };
      return [entry, ...list.filter((recent) => recent.folder !== folder)].slice(0, longestList);
    });
  }

  /** Keeps what the list shows of a project up to date, if it is listed. */
  async update(folder: string, change: { document?: ProjectDocument; thumbnail?: Recent['thumbnail'] }): Promise<void> {
    const { document, thumbnail } = change;
    await this.#file.change((list) =>
      list.map((recent) => (recent.folder === folder ? { ...recent, ...(document && summary(document)), ...(thumbnail && { thumbnail }) } : recent)),
    );
  }

  async forget(folder: string): Promise<void> {
    await this.#file.change((list) => list.filter((recent) => recent.folder !== folder));
  }
}

/** Whether a project can be reached, and how many edits wait in its journal. */
export async function lookAtProject(folder: string): Promise<{ missing: boolean; unfinishedEdits: number }> {
  const files = projectFiles(folder);
  try {
    if ((await fs.look(folder)).kind === 'file') return { missing: false, unfinishedEdits: 0 };
    await fs.look(files.document);
    const journal = (await readIfThere(fs, files.journal)) ?? new Uint8Array();
    return { missing: false, unfinishedEdits: journal.reduce((lines, byte) => lines + (byte === 0x0a ? 1 : 0), 0) };
  } catch {
    return { missing: true, unfinishedEdits: 0 };
  }
}

function summary(document: ProjectDocument): Pick<Recent, 'title' | 'states' | 'files'> {
  return { title: document.title, states: document.states.length, files: document.files.length };
}
