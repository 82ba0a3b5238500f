import type { HostCalls } from '@shared/host/contract';
import { hostCallError } from '@shared/host/host-call-error';
import { replaceFile } from '../../project-store/durable-file';
import { nodeFileSystem as fs } from '../../project-store/file-system';
import { tellingTrouble } from '../../project-store/file-trouble';
import { safeName } from '../../project-store/safe-name';
import { freePath } from '../free-name';
import type { Session } from '../session';

/** What leaves a project: files to a place the user picks, text to the clipboard. */
export function exportCalls({ context, services }: Session): Pick<HostCalls, 'exports.save' | 'exports.savePdf' | 'exports.copyText'> {
  const { downloadsFolder } = context.options;
  const inDownloads = (name: string): Promise<string> =>
    tellingTrouble(downloadsFolder, async () => {
      await fs.makeFolder(downloadsFolder, { withParents: true });
      return freePath(downloadsFolder, name, 'file');
    });
  /** Where a file goes: what the user says, or the downloads folder; null when cancelled. */
  const placeFor = async (name: string): Promise<string | null> => (services.chooseSavePath ? services.chooseSavePath(safeName(name)) : inDownloads(name));
  const write = (place: string, bytes: Uint8Array): Promise<void> => tellingTrouble(place, () => replaceFile(fs, place, bytes));
  return {
    'exports.save': async ({ suggestedName, bytes }) => {
      const place = await placeFor(suggestedName);
      if (place === null) return null;
      await write(place, bytes);
      return { place };
    },
    'exports.savePdf': async ({ suggestedName, html }) => {
      if (services.printPdf === null) throw hostCallError('error.pdfUnavailable');
      const place = await placeFor(suggestedName);
      if (place === null) return null;
      await write(place, await printed(services.printPdf, html));
      return { place };
    },
    'exports.copyText': async (text) => {
      if (services.copyText === null) throw hostCallError('error.clipboardUnavailable');
      await services.copyText(text);
      return null;
    },
  };
}

async function printed(print: (html: string) => Promise<Uint8Array>, html: string): Promise<Uint8Array> {
  try {
    return await print(html);
  } catch (error) {
    throw hostCallError('error.pdfFailed', {}, error);
  }
}
