import { withoutSystemFiles, type PickedFile } from './picked-file';

/** Deeper folders are left alone: nobody keeps measurements there, and links could make circles. */
const maxDepth = 12;

/**
 * The files of a drop, folders followed to their ends.
 * Call it in the handler of the drop itself: the browser empties the transfer right after.
 */
export function droppedFiles(transfer: DataTransfer): Promise<PickedFile[]> {
  const items = [...transfer.items].filter((item) => item.kind === 'file');
  // Drops made by programs carry plain files without entries.
  const sources = items.map((item) => ({ entry: item.webkitGetAsEntry(), file: item.getAsFile() }));
  const plain = items.length === 0 ? [...transfer.files] : [];
  return (async () => {
    const found: PickedFile[] = plain.map((file) => ({ file, folder: '' }));
    for (const { entry, file } of sources) {
      if (entry) await collect(entry, '', 0, found);
      else if (file) found.push({ file, folder: '' });
    }
    return withoutSystemFiles(found);
  })();
}

async function collect(entry: FileSystemEntry, folder: string, depth: number, found: PickedFile[]): Promise<void> {
  if (isFile(entry)) {
    found.push({ file: await new Promise<File>((resolve, reject) => entry.file(resolve, reject)), folder });
    return;
  }
  if (!isFolder(entry) || depth >= maxDepth) return;
  const inside = folder === '' ? entry.name : `${folder}/${entry.name}`;
  const reader = entry.createReader();
  // A reader gives at most 100 entries at a time and an empty list at the end.
  for (let batch = await readBatch(reader); batch.length > 0; batch = await readBatch(reader)) {
    for (const child of batch) await collect(child, inside, depth + 1, found);
  }
}

const readBatch = (reader: FileSystemDirectoryReader): Promise<FileSystemEntry[]> =>
  new Promise((resolve, reject) => reader.readEntries(resolve, reject));

const isFile = (entry: FileSystemEntry): entry is FileSystemFileEntry => entry.isFile;
const isFolder = (entry: FileSystemEntry): entry is FileSystemDirectoryEntry => entry.isDirectory;
