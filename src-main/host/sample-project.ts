/** The shipped sample: a set of synthetic raw files with a manifest, imported like anybody's data. */
import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join, posix } from 'node:path';
import { readFile as parseFile } from '@shared/formats/registry';
import { hostCallError } from '@shared/host/host-call-error';
import type { Locale } from '@shared/i18n/translate';
import type { ProjectDocument } from '@shared/project/document';
import { recordPatches, type Edit } from '@shared/project/edit';
import { importFiles, type ImportItem } from '@shared/project/import-files';
import { manifestRoles, parseManifest, type Manifest } from '@shared/project/manifest';
import { newDocument } from '@shared/project/new-document';
import type { ProjectStore } from '../project-store/project-store';

export interface Sample {
  /** Document before the import; its title is that of the sample. */
  readonly document: ProjectDocument;
  /** Stores the files in the fresh project and imports them as one named edit. */
  fill(store: ProjectStore): Promise<void>;
}

/** @throws {HostCallError} when the installation lacks the sample */
export async function readSample(folder: string, locale: Locale): Promise<Sample> {
  const manifest = await readManifest(folder);
  const empty = newDocument({ id: randomUUID(), now: new Date().toISOString(), locale, title: manifest.content.title ?? manifest.content.sample });
  const document = { ...empty, sample: { ...empty.sample, synthetic: manifest.content.synthetic } };
  return {
    document,
    async fill(store) {
      const items: ImportItem[] = [];
      for (const path of manifestRoles(manifest).keys()) items.push(await storeFile(store, folder, path));
      const { recipe } = importFiles(store.document, items, manifest, new Date().toISOString());
      const { patches, inverse } = recordPatches(store.document, recipe);
      const edit: Edit = {
        id: randomUUID(),
        name: { key: 'edit.importFiles', params: { count: items.length } },
        patches,
        inverse,
        at: new Date().toISOString(),
        by: null,
        undoes: null,
      };
      await store.edit(store.revision, edit);
      await store.save();
    },
  };
}

async function readManifest(folder: string): Promise<Manifest> {
  const text = await readFile(join(folder, 'manifest.json'), 'utf8').catch((error: unknown) => {
    throw hostCallError('error.sampleMissing', {}, error);
  });
  const parsed = parseManifest(text, '');
  if (!parsed.ok) throw hostCallError('error.sampleMissing', {}, new Error(parsed.error.key));
  return parsed.manifest;
}

async function storeFile(store: ProjectStore, folder: string, path: string): Promise<ImportItem> {
  const bytes = await readFile(join(folder, path)).catch((error: unknown) => {
    throw hostCallError('error.sampleMissing', {}, error);
  });
  const name = posix.basename(path);
  const upload = await store.beginUpload(name, bytes.length);
  await upload.add(bytes);
  const { sha256, size } = await upload.finish();
  const inside = posix.dirname(path);
  return { name, folder: inside === '.' ? '' : inside, sha256, size, result: parseFile({ name, bytes }) };
}
