import { isCompanionFile, type ImportPurpose } from '@shared/project/import-files';
import { joinPath, parseManifest, type Manifest } from '@shared/project/manifest';
import { newDocument } from '@shared/project/new-document';
import { locale } from '../locale.svelte';
import { nextTask } from '../next-task';
import { now } from '../now';
import type { ProjectSession } from '../project-session.svelte';
import type { Workspace } from '../workspace.svelte';
import { droppedFiles } from './dropped-files';
import { importFilesInto } from './import-files-into';
import { ImportReview, makeOf } from './import-review.svelte';
import { pickFiles } from './pick-files';
import type { PickedFile } from './picked-file';
import { rememberedReadings, rememberReading } from './read-again';

/** Lets the user pick files or a folder and imports them into the open project. */
export async function importFromComputer(workspace: Workspace, what: 'files' | 'folder', purpose: ImportPurpose = 'data'): Promise<void> {
  await importPicked(workspace, await pickFiles(what), purpose);
}

/** Imports what was dropped on the window. Call it in the handler of the drop. */
export function importDropped(workspace: Workspace, transfer: DataTransfer, purpose: ImportPurpose = 'data'): void {
  droppedFiles(transfer)
    .then((picked) => importPicked(workspace, picked, purpose))
    .catch((error: unknown) => workspace.problems.report(error, { key: 'overview.importing' }));
}

/** Imports files into the open project, or into a new one made for them. */
async function importPicked(workspace: Workspace, picked: readonly PickedFile[], purpose: ImportPurpose): Promise<void> {
  const { problems } = workspace;
  if (picked.length === 0) return;
  // Files dropped while a project is being made or opened are meant for it.
  await workspace.whenOpened();
  const [only] = picked;
  if (picked.length === 1 && only && /\.eln$/i.test(only.file.name)) {
    await workspace.openDropped(only.file);
    return;
  }
  if (isProjectFolder(picked)) {
    const { folder, file } = picked.find((one) => isDocument(one))!;
    await workspace.openDroppedProject(file, folder);
    return;
  }
  const data = picked.filter(({ file }) => !isCompanionFile(file.name)).sort(byPath);
  const manifest = await findManifest(picked, workspace);
  // A manifest has done its part without coming in; what else is left out is named with the reason.
  const leftOut = picked.filter(({ file }) => isCompanionFile(file.name) && file.name.toLowerCase() !== 'manifest.json').sort(byPath);
  if (data.length === 0) {
    problems.report({ key: 'overview.nothingToImport', params: {} });
    return;
  }
  if (!workspace.project) {
    const title = manifest?.content.title ?? manifest?.content.sample ?? commonFolder(data);
    const blank = newDocument({ id: crypto.randomUUID(), now: now(), locale: locale.current, title: title.slice(0, 200) });
    // Nobody said what the sample is; a manifest may, when its files come in.
    await workspace.create({ ...blank, sample: { ...blank.sample, formula: '' } }, null);
  }
  // Null when creating failed; that is told already.
  if (workspace.project) await runImport(workspace, workspace.project, { data, leftOut, manifest, purpose });
}

interface Import {
  readonly data: readonly PickedFile[];
  /** Files that hold no measurement. */
  readonly leftOut: readonly PickedFile[];
  readonly manifest: Manifest | null;
  readonly purpose: ImportPurpose;
}

/** Reads the files, shows what was understood, and takes them in when the person accepts. */
async function runImport(workspace: Workspace, project: ProjectSession, { data, leftOut, manifest, purpose }: Import): Promise<void> {
  const { host, spectra, tasks, problems } = workspace;
  if (project.isReadOnly) {
    problems.report({ key: 'common.readOnlyRefusal', params: {} });
    return;
  }
  if (workspace.review !== null) {
    problems.report({ key: 'overview.review.another', params: {} });
    return;
  }
  const parser = workspace.makeParser();
  const review = new ImportReview(data, manifest, parser, { purpose, leftOut });
  const cameFrom = workspace.view;
  workspace.showReview(review);
  try {
    const remembered = rememberedReadings((await host['settings.get']()).memory);
    const isRead = await tasks.run({ key: 'overview.importing' }, async (task) => {
      task.signal.addEventListener('abort', () => parser.stop());
      await review.read(remembered, task);
      return true;
    });
    if (isRead === null || !(await review.decision)) return;
    const summary = await tasks.run({ key: 'overview.importing' }, (task) => importFilesInto(project, review.items, manifest, { host, spectra }, task, purpose));
    if (!summary) return;
    rememberCorrections(workspace, review);
    // The overview is built in a task of its own, apart from the edit.
    await nextTask();
    workspace.showImport({ ...summary, failures: [...summary.failures, ...review.tooLarge], skipped: [...summary.skipped, ...review.leftOut] });
    tasks.announce({ key: 'overview.imported', params: { count: summary.files } });
  } catch (error) {
    problems.report(error, { key: 'overview.importing' });
  } finally {
    workspace.endReview(review, cameFrom);
    parser.stop();
  }
}

function rememberCorrections(workspace: Workspace, review: ImportReview): void {
  for (const item of review.items) {
    const mark = makeOf(item);
    if (mark !== null && review.isRemembered(mark)) rememberReading(workspace, mark, item.reading);
  }
}

/** The manifest nearest to the top, or null; a damaged one is told and left out. */
async function findManifest(picked: readonly PickedFile[], { problems }: Workspace): Promise<Manifest | null> {
  const [nearest] = picked
    .filter(({ file }) => file.name.toLowerCase() === 'manifest.json')
    .sort((a, b) => a.folder.split('/').length - b.folder.split('/').length);
  if (!nearest) return null;
  const parsed = parseManifest(await nearest.file.text(), nearest.folder);
  if (parsed.ok) return parsed.manifest;
  // Another program's manifest.json is no concern of ours.
  if (parsed.error.key !== 'format.manifest.otherFormat') problems.report(parsed.error);
  return null;
}

/** Whether the folder is a project itself: those are opened, not imported. */
const isProjectFolder = (picked: readonly PickedFile[]): boolean => {
  const names = new Set(picked.map(({ file, folder }) => `${folder}/${file.name}`));
  const [top = ''] = picked[0]!.folder.split('/');
  return picked.some(isDocument) && names.has(`${top}/project.json`) && (names.has(`${top}/history.jsonl`) || picked.some(({ folder }) => folder.startsWith(`${top}/raw/`)));
};

/** Whether a file is the document of the project whose folder was dropped. */
const isDocument = ({ file, folder }: PickedFile): boolean => file.name === 'project.json' && folder !== '' && !folder.includes('/');

/** In the order in which a person reads names: "2" before "10". */
const byPath = (a: PickedFile, b: PickedFile): number => inOrder.compare(joinPath(a.folder, a.file.name), joinPath(b.folder, b.file.name));
const inOrder = new Intl.Collator(undefined, { numeric: true });

/** Name of the folder that was dropped; of the file when it came alone. */
function commonFolder(picked: readonly PickedFile[]): string {
  const [first] = picked;
  const top = first?.folder.split('/')[0] ?? '';
  return top !== '' ? top : picked.length === 1 ? first!.file.name.replace(/\.[^.]*$/, '') : '';
}
