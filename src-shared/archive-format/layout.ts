/**
 * What lies where in an archive. All names are ASCII, so that every unpacking program writes them alike; the names people gave
 * stand in the metadata. Folders lie side by side under the one root folder, for electronic notebooks read no deeper.
 */
import type { ProjectDocument } from '@shared/project/document';

export const archiveFiles = {
  crate: 'ro-crate-metadata.json',
  manifest: 'manifest-sha256.txt',
  /** The page for people; its name is the one RO-Crate foresees. */
  startPage: 'ro-crate-preview.html',
  document: 'project/project.json',
  history: 'project/history.jsonl',
  results: 'project/results.json',
  report: 'project/report.html',
  /** The name CSVW looks for beside tables. */
  tables: 'tables/csv-metadata.json',
} as const;

/** Folder of the raw files that belong to no state: starting materials, single patterns, the cycling curve, files not placed. */
const otherFolder = 'other-files';
const longestName = 80;

/**
 * A name of ASCII letters, digits, dots, dashes and underscores that every system takes.
 * @param fallback taken when nothing readable is left, as of a purely Japanese name; ASCII
 */
export function asciiName(name: string, fallback: string): string {
  const dot = name.lastIndexOf('.');
  const extension = dot > 0 ? asciiPart(name.slice(dot + 1)).slice(0, 12) : '';
  const stem = asciiPart(extension === '' ? name : name.slice(0, dot)).slice(0, longestName);
  const named = stem === '' || /^(con|prn|aux|nul|com\d|lpt\d)$/i.test(stem) ? fallback : stem;
  return extension === '' ? named : `${named}.${extension}`;
}

function asciiPart(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[^A-Za-z0-9._-]+/g, '-')
    .replace(/^[-._]+|[-._]+$/g, '');
}

/** The folder of a state, in the order of the document: "state-02-charge1". */
export function stateFolder(document: ProjectDocument, stateId: string): string {
  const index = document.states.findIndex(({ id }) => id === stateId);
  return `state-${String(index + 1).padStart(2, '0')}-${stateId}`;
}

/** Where each raw file lies, by its checksum: with the first state that uses it, else with the others. */
export function rawPaths(document: ProjectDocument): Map<string, string> {
  const folderOf = new Map<string, string>();
  for (const { sha256, role, stateId } of document.measurements) {
    const isPlaced = role === 'state' && stateId !== null && document.states.some(({ id }) => id === stateId);
    if (isPlaced && !folderOf.has(sha256)) folderOf.set(sha256, stateFolder(document, stateId));
  }
  const files = [...new Map(document.files.map((file) => [file.sha256, file])).values()];
  const paths = asciiPaths(files.map(({ sha256, name }) => ({ folder: folderOf.get(sha256) ?? otherFolder, name, fallback: `file-${sha256.slice(0, 8)}` })));
  return new Map(files.map(({ sha256 }, i) => [sha256, paths[i]!]));
}

/** Paths of ASCII names, one for each wish; those that would differ in nothing but the case of letters are numbered. */
export function asciiPaths(wishes: readonly { readonly folder: string; readonly name: string; readonly fallback: string }[]): string[] {
  const taken = new Set<string>();
  return wishes.map(({ folder, name, fallback }) => {
    const path = freePath(`${folder}/`, asciiName(name, fallback), taken);
    taken.add(path.toLowerCase());
    return path;
  });
}

function freePath(folder: string, name: string, taken: ReadonlySet<string>): string {
  const dot = name.lastIndexOf('.');
  const [stem, extension] = dot > 0 ? [name.slice(0, dot), name.slice(dot)] : [name, ''];
  for (let number = 1; ; number++) {
    const path = number === 1 ? `${folder}${name}` : `${folder}${stem}-${number}${extension}`;
    if (!taken.has(path.toLowerCase())) return path;
  }
}
