import { describe, expect, it } from 'vitest';
import { droppedFiles } from './dropped-files';

const fileEntry = (name: string): FileSystemEntry =>
  ({ isFile: true, isDirectory: false, name, file: (done: (file: File) => void) => done(new File(['x'], name)) }) as unknown as FileSystemEntry;

/** A folder that, as browsers do, gives its entries in batches and an empty one at the end. */
const folderEntry = (name: string, children: FileSystemEntry[], batch = 2): FileSystemEntry =>
  ({
    isFile: false, isDirectory: true, name,
    createReader: () => {
      let at = 0;
      return { readEntries: (done: (entries: FileSystemEntry[]) => void) => done(children.slice(at, (at += batch))) };
    },
  }) as unknown as FileSystemEntry;

const transfer = (entries: (FileSystemEntry | null)[]): DataTransfer =>
  ({
    items: entries.map((entry, index) => ({ kind: 'file', webkitGetAsEntry: () => entry, getAsFile: () => new File(['x'], `plain${index}.xy`) })),
    files: [],
  }) as unknown as DataTransfer;

const paths = async (data: DataTransfer): Promise<string[]> => (await droppedFiles(data)).map(({ file, folder }) => `${folder}|${file.name}`);

describe('droppedFiles', () => {
  it('follows folders to their ends, past the first batch', async () => {
    const xps = folderEntry('xps', ['a.vms', 'b.vms', 'c.vms', 'd.vms', 'e.vms'].map(fileEntry));
    expect(await paths(transfer([folderEntry('set', [xps, fileEntry('manifest.json')])]))).toEqual([
      'set/xps|a.vms', 'set/xps|b.vms', 'set/xps|c.vms', 'set/xps|d.vms', 'set/xps|e.vms', 'set|manifest.json',
    ]);
  });

  it('takes plain files where there are no entries', async () => {
    expect(await paths(transfer([null, fileEntry('a.xy')]))).toEqual(['|plain0.xy', '|a.xy']);
    expect(await paths({ items: [], files: [new File(['x'], 'c.xy')] } as unknown as DataTransfer)).toEqual(['|c.xy']);
  });

  it('leaves out what operating systems put into folders', async () => {
    expect(await paths(transfer([folderEntry('set', ['.DS_Store', 'Thumbs.db', '~$notes.docx', 'a.xy'].map(fileEntry))]))).toEqual(['set|a.xy']);
  });
});
