import type { OpenProject } from '@shared/host/contract';
import type { HostClient } from '../host/host-client';
import type { Task } from '../tasks.svelte';

/** Bytes sent at once: small enough for a living window and a smooth cancel. */
const pieceBytes = 1024 * 1024;

/** Sends an archive that was dropped to the host, which opens it for reading. @throws {TaskCancelled} when the user cancels */
export async function receiveArchive(host: HostClient, file: File, task: Task): Promise<OpenProject> {
  const { upload } = await host['archives.beginReceive'](file.name, file.size);
  try {
    for (let from = 0; from < file.size; from += pieceBytes) {
      task.check();
      await host['files.upload'](upload, new Uint8Array(await file.slice(from, from + pieceBytes).arrayBuffer()));
      task.progress(Math.min(1, (from + pieceBytes) / file.size));
    }
  } catch (error) {
    // The first error is the one to tell; a host that is gone has dropped the upload anyway.
    await host['files.cancelUpload'](upload).catch(() => undefined);
    throw error;
  }
  return host['archives.openReceived'](upload);
}
