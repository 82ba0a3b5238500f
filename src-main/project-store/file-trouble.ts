import { HostCallError, hostCallError, type ErrorKey } from '@shared/host/host-call-error';
import { errorCode } from './file-system';

/** What each system error means to a person. */
const sentences: Readonly<Record<string, ErrorKey>> = {
  ENOSPC: 'error.diskFull',
  EDQUOT: 'error.diskFull',
  EFBIG: 'error.diskFull',
  EACCES: 'error.noPermission',
  EPERM: 'error.noPermission',
  EROFS: 'error.noPermission',
  ENOENT: 'error.placeGone',
  ENOTDIR: 'error.placeGone',
  ESTALE: 'error.placeGone',
  ENODEV: 'error.placeGone',
  EHOSTDOWN: 'error.placeGone',
  EHOSTUNREACH: 'error.placeGone',
  ENOTCONN: 'error.placeGone',
  ETIMEDOUT: 'error.placeGone',
  EBUSY: 'error.fileBusy',
  ENAMETOOLONG: 'error.nameTooLong',
};

/** Says a system error as a sentence about the file it met; failures that are sentences already pass through. */
export function fileTrouble(error: unknown, place: string): HostCallError {
  if (error instanceof HostCallError) return error;
  return hostCallError(sentences[errorCode(error) ?? ''] ?? 'error.fileTrouble', { place }, error);
}

/** Runs a piece of file work and says its troubles as sentences about `place`. */
export async function tellingTrouble<T>(place: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw fileTrouble(error, place);
  }
}

/** The same for what comes piece by piece. */
export async function* tellingTroublesOf<T>(place: string, pieces: AsyncIterable<T>): AsyncGenerator<T> {
  try {
    yield* pieces;
  } catch (error) {
    throw fileTrouble(error, place);
  }
}
