import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { ReadFailure, SourceFile } from '@shared/formats/parsed-file';
import { limits } from '@shared/formats/support/limits';
import { errorCode } from '../../project-store/file-system';
import { fileTrouble } from '../../project-store/file-trouble';

export type SourceResult = { readonly ok: true; readonly source: SourceFile } | { readonly ok: false; readonly error: ReadFailure };

/** A file's bytes, or why the disk would not give them. Files beyond the readers' limit are not loaded at all. */
export async function readSource(path: string): Promise<SourceResult> {
  const failure = (key: string, params: ReadFailure['params'] = {}): SourceResult => ({ ok: false, error: { file: path, place: null, key, params } });
  try {
    const info = await stat(path);
    if (!info.isFile()) return failure('cli.notAFile');
    if (info.size > limits.fileBytes) return failure('format.error.tooLarge', { size: megabytes(info.size), limit: megabytes(limits.fileBytes) });
    // A plain array: the slices of a Node buffer share its memory, and a reader may work in its slices.
    return { ok: true, source: { name: basename(path), bytes: new Uint8Array(await readFile(path)) } };
  } catch (error) {
    if (errorCode(error) === null) throw error;
    if (errorCode(error) === 'ENOENT') return failure('cli.noSuchFile');
    const trouble = fileTrouble(error, path).error;
    return failure(trouble.key, trouble.params);
  }
}

const megabytes = (bytes: number): string => (bytes / 1024 / 1024).toFixed(0);
