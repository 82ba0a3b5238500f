/** How a project's folder becomes ours for writing. */
import { join } from 'node:path';
import type { HostError } from '@shared/host/contract';
import { HostCallError, type ErrorKey, type ReadOnlyKey } from '@shared/host/host-call-error';
import { readIfThere, removeIfThere, replaceFile, temporaryEnding } from './durable-file';
import { errorCode, type FileSystem } from './file-system';
import { ProjectLock, type LockTiming } from './project-lock';
import { projectFiles } from './read-project';

/**
 * Gives journal and history new files with the same content. An owner that was taken over while it stood still goes on, if it ever
 * does, in the old ones, which nobody reads any more; what it was about to put in place is gone.
 */
export async function takeFilesOver(fs: FileSystem, folder: string, lock: ProjectLock): Promise<void> {
  await removeTemporaryFiles(fs, folder);
  const { journal, history } = projectFiles(folder);
  for (const path of [journal, history]) await replaceFile(fs, path, (await readIfThere(fs, path)) ?? new Uint8Array(), () => lock.verify());
}

/** Removes what programs that ended, or stand still, were about to put in the place of the project's files. */
export async function removeTemporaryFiles(fs: FileSystem, folder: string): Promise<void> {
  for (const { name, kind } of await fs.list(folder)) {
    if (kind === 'file' && /^(project\.json|journal\.jsonl|history\.jsonl|\.lock)\./.test(name) && name.endsWith(temporaryEnding)) await removeIfThere(fs, join(folder, name));
  }
}

/** Takes the lock, or says why the project can only be read. */
export async function takeLock(fs: FileSystem, folder: string, machine: string, timing: LockTiming): Promise<{ lock: ProjectLock | null; reason: HostError | null; notice: HostError | null }> {
  try {
    const attempt = await ProjectLock.take(fs, folder, machine, timing);
    if (attempt.kind === 'held') {
      const { replaced } = attempt;
      return { lock: attempt.lock, reason: null, notice: replaced && { key: 'error.lockReplaced' satisfies ErrorKey, params: { since: replaced.since }, detail: null } };
    }
    const { owner } = attempt;
    const reason = owner ? readOnly('readOnly.lockedBy', { user: owner.user, host: owner.host, since: owner.since }) : readOnly('readOnly.lockUnreadable', { place: folder });
    return { lock: null, reason, notice: null };
  } catch (error) {
    const code = errorCode(error);
    if (error instanceof HostCallError || code === null) throw error;
    const key = code === 'ENOSPC' || code === 'EDQUOT' ? 'readOnly.diskFull' : 'readOnly.noPermission';
    return { lock: null, reason: { ...readOnly(key, { place: folder }), detail: code }, notice: null };
  }
}

/** Why a project can only be read. */
export function readOnly(key: ReadOnlyKey, params: Record<string, string | number>): HostError {
  return { key, params, detail: null };
}
