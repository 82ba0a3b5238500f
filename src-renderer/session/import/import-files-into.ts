import type { TextReading } from '@shared/formats/parsed-file';
import type { RememberedReadings } from '@shared/formats/remembered-readings';
import { recordPatches } from '@shared/project/edit';
import { importFiles, type ImportItem, type ImportPlan, type ImportSummary } from '@shared/project/import-files';
import type { Manifest } from '@shared/project/manifest';
import type { HostClient } from '../host/host-client';
import type { ProjectSession } from '../project-session.svelte';
import type { FileParser, SpectrumStore } from '../spectrum-store';
import type { Task } from '../tasks.svelte';
import type { PickedFile } from './picked-file';
import { putReading, rememberedReadings } from './read-again';
import { uploadFile } from './upload-file';

interface Services {
  readonly host: HostClient;
  readonly parser: FileParser;
  readonly spectra: SpectrumStore;
}

interface ReadItem extends ImportItem {
  readonly file: File;
  /** Corrections remembered from files of the same make. */
  readonly reading?: TextReading;
}

/** Share of the progress bar that reading takes; the rest is storing. */
const readingShare = 0.6;

/**
 * Reads files, stores the bytes of those that come in, and makes one named edit of it all.
 * Nothing is stored before everything was read, and nothing enters the document before everything is stored.
 * @throws {TaskCancelled} when the user cancels; the project is then as it was.
 */
export async function importFilesInto(
  project: ProjectSession,
  picked: readonly PickedFile[],
  manifest: Manifest | null,
  { host, parser, spectra }: Services,
  task: Task,
): Promise<ImportSummary> {
  const { items, tooLarge } = await readAll(picked, parser, rememberedReadings((await host['settings.get']()).memory), task);
  // Planned on the document as it is now; planned again at the end, since the user may go on editing meanwhile.
  const plan = (): ImportPlan => importFiles(project.document, items, manifest, new Date().toISOString());

  const known = new Set(project.document.files.map((file) => file.sha256));
  const wanted = new Set(recordPatches(project.document, plan().recipe).document.files.map((file) => file.sha256));
  const toStore = items.filter(({ sha256 }, index) => wanted.has(sha256) && !known.has(sha256) && items.findIndex((other) => other.sha256 === sha256) === index);
  await storeAll(project, toStore, host, task);
  task.check();

  const { recipe, summary } = plan();
  for (const { sha256, result, reading } of items) if (result.ok && wanted.has(sha256)) await spectra.keep(sha256, result.file.format, result.file.measurements, reading);
  project.edit({ key: 'edit.importFiles', params: { count: summary.files + summary.failures.length } }, (draft) => {
    recipe(draft);
    for (const { sha256, reading } of items) if (reading !== undefined && !known.has(sha256)) putReading(draft, sha256, reading);
  });
  return { ...summary, failures: [...summary.failures, ...tooLarge] };
}

async function readAll(picked: readonly PickedFile[], parser: FileParser, remembered: RememberedReadings, task: Task): Promise<{ items: ReadItem[]; tooLarge: ImportSummary['failures'] }> {
  const total = picked.reduce((sum, { file }) => sum + file.size, 0) || 1;
  const items: ReadItem[] = [];
  const tooLarge: ImportSummary['failures'][number][] = [];
  let done = 0;
  for (const [index, { file, folder }] of picked.entries()) {
    task.progress((readingShare * done) / total, { key: 'overview.reading', params: { number: index + 1, count: picked.length } });
    task.check();
    const { sha256, result, reading } = await parser.readAndHash(file, remembered);
    if (sha256 !== null) items.push({ file, name: file.name, folder, sha256, size: file.size, result, ...(reading === undefined ? {} : { reading }) });
    else if (!result.ok) tooLarge.push(result.error);
    done += file.size;
  }
  return { items, tooLarge };
}

async function storeAll(project: ProjectSession, items: readonly ReadItem[], host: HostClient, task: Task): Promise<void> {
  const total = items.reduce((sum, { size }) => sum + size, 0) || 1;
  let done = 0;
  for (const [index, { file, sha256 }] of items.entries()) {
    const label = { key: 'overview.storing', params: { number: index + 1, count: items.length } } as const;
    const before = done;
    const stored = await uploadFile(host, project.id, file, (sent) => {
      task.progress(readingShare + ((1 - readingShare) * (before + sent)) / total, label);
      task.check();
    });
    // The file changed on disk between reading and storing: what was read is not what would be kept.
    if (stored !== sha256) throw Object.assign(new Error(`${file.name} changed while it was imported.`), { error: { key: 'overview.changedMeanwhile', params: { file: file.name } } });
    done += file.size;
  }
}
