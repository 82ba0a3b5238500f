import { importFiles, type ImportPlan, type ImportPurpose, type ImportSummary } from '@shared/project/import-files';
import type { Manifest } from '@shared/project/manifest';
import type { HostClient } from '../host/host-client';
import { nextTask } from '../next-task';
import { now } from '../now';
import type { ProjectSession } from '../project-session.svelte';
import type { SpectrumStore } from '../spectrum-store';
import type { Task } from '../tasks.svelte';
import type { ReadItem } from './import-review.svelte';
import { putReading } from './read-again';
import { uploadFile } from './upload-file';

interface Services {
  readonly host: HostClient;
  readonly spectra: SpectrumStore;
}

/**
 * Stores the bytes of files that were read and accepted, and makes one named edit of it all: nothing enters the document before
 * everything is stored.
 * @throws {TaskCancelled} when the user cancels; the project is then as it was.
 */
export async function importFilesInto(project: ProjectSession, items: readonly ReadItem[], manifest: Manifest | null, { host, spectra }: Services, task: Task, purpose: ImportPurpose = 'data'): Promise<ImportSummary> {
  // Planned on the document as it is now; planned again at the end, since the user may go on editing meanwhile.
  const plan = (): ImportPlan => importFiles(project.document, items, manifest, now(), purpose);

  const known = new Set(project.document.files.map((file) => file.sha256));
  const wanted = new Set(plan().files.map(({ sha256 }) => sha256));
  const toStore = [...new Map(items.map((item) => [item.sha256, item])).values()].filter(({ sha256 }) => wanted.has(sha256) && !known.has(sha256));
  await storeAll(project, toStore, host, task);
  task.check();

  for (const { sha256, result, reading } of items) if (result.ok && wanted.has(sha256)) await spectra.keep(sha256, result.file.format, result.file.measurements, reading);
  await nextTask();
  const { recipe, summary } = plan();
  project.edit({ key: purpose === 'data' ? 'edit.importFiles' : 'edit.importMaterials', params: { count: summary.files + summary.failures.length } }, (draft) => {
    recipe(draft);
    for (const { sha256, reading } of items) if (reading !== undefined && !known.has(sha256)) putReading(draft, sha256, reading);
  });
  return summary;
}

async function storeAll(project: ProjectSession, items: readonly ReadItem[], host: HostClient, task: Task): Promise<void> {
  const total = items.reduce((sum, { size }) => sum + size, 0) || 1;
  let done = 0;
  for (const [index, { file, sha256 }] of items.entries()) {
    const label = { key: 'overview.storing', params: { number: index + 1, count: items.length } } as const;
    const before = done;
    const stored = await uploadFile(host, project.id, file, (sent) => {
      task.progress((before + sent) / total, label);
      task.check();
    });
    // The file changed on disk between reading and storing: what was read is not what would be kept.
    if (stored !== sha256) throw Object.assign(new Error(`${file.name} changed while it was imported.`), { error: { key: 'overview.changedMeanwhile', params: { file: file.name } } });
    done += file.size;
  }
}
