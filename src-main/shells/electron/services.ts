import { BrowserWindow, clipboard, dialog, type WebContents } from 'electron';
import { join } from 'node:path';
import type { WindowServices } from '../../host/host';
import { printPdf } from './print';

/** Native dialogs and the clipboard for one window. */
export function windowServices(contents: WebContents, folders: { projectsFolder: string; downloadsFolder: string }): WindowServices {
  const window = () => {
    const found = BrowserWindow.fromWebContents(contents);
    if (!found) throw new Error('a dialog was asked for by contents without a window');
    return found;
  };
  return {
    chooseFolder: async () => {
      const { canceled, filePaths } = await dialog.showOpenDialog(window(), { properties: ['openDirectory'], defaultPath: folders.projectsFolder });
      return canceled ? null : (filePaths[0] ?? null);
    },
    chooseFile: async () => {
      const { canceled, filePaths } = await dialog.showOpenDialog(window(), { properties: ['openFile'], filters: [{ name: 'ELN', extensions: ['eln'] }], defaultPath: folders.downloadsFolder });
      return canceled ? null : (filePaths[0] ?? null);
    },
    chooseSavePath: async (suggestedName) => {
      const { canceled, filePath } = await dialog.showSaveDialog(window(), { defaultPath: join(folders.downloadsFolder, suggestedName) });
      return canceled || !filePath ? null : filePath;
    },
    copyText: (text) => clipboard.writeText(text),
    printPdf,
  };
}
