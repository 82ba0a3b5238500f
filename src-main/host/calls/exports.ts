import type { HostCalls } from '@shared/host/contract';
import { hostCallError } from '@shared/host/host-call-error';
import { replaceFile } from '../../project-store/durable-file';
import { nodeFileSystem as fs } from '../../project-store/file-system';
import { tellingTrouble } from '../../project-store/file-trouble';
import { safeName } from '../../project-store/safe-name';
import { freePath } from '../free-name';
import type { Session } from '../session';

/** What leaves a project: files to a place the user picks, text to the clipboard. */
export function exportCalls({ context, services }: Session): Pick<HostCalls, 'exports.save' | 'exports.copyText'> {
  const { downloadsFolder } = context.options;
  const inDownloads = (name: string): Promise<string> =>
    tellingTrouble(downloadsFolder, async () => {
      await fs.makeFolder(downloadsFolder, { withParents: true });
      return freePath(downloadsFolder, name, 'file');
    });
  return {
    'exports.save': async ({ suggestedName, bytes }) => {
      const place = services.chooseSavePath ? await services.chooseSavePath(safeName(suggestedName)) : await inDownloads(suggestedName);
      if (place === null) return null;
      await tellingTrouble(place, () => replaceFile(fs, place, bytes));
      return { place };
    },
    'exports.copyText': async (text) => {
      if (services.copyText === null) throw hostCallError('error.clipboardUnavailable');
      await services.copyText(text);
      return null;
    },
  };
}
