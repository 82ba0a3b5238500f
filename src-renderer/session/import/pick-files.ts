import { withoutSystemFiles, type PickedFile } from './picked-file';

/** Lets the user pick files, or a folder with all that is in it. Empty when the dialog was cancelled. */
export function pickFiles(what: 'files' | 'folder'): Promise<PickedFile[]> {
  const input = document.createElement('input');
  input.type = 'file';
  input.multiple = true;
  input.webkitdirectory = what === 'folder';
  return new Promise((resolve) => {
    input.onchange = () => resolve(withoutSystemFiles([...(input.files ?? [])].map((file) => ({ file, folder: folderOf(file) }))));
    input.oncancel = () => resolve([]);
    input.click();
  });
}

/** "set/xps/a.vms" → "set/xps". */
const folderOf = (file: File): string => file.webkitRelativePath.split('/').slice(0, -1).join('/');
