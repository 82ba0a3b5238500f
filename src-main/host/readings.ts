import type { FilePiece } from '@shared/host/contract';
import { hostCallError } from '@shared/host/host-call-error';
import type { RawPieces } from '../project-store/raw-pieces';
import { newHandle } from './handles';

/** The files of a window that are on their way out: each remembers how far it was read. */
export class Readings {
  readonly #open = new Map<string, { readonly project: string; readonly pieces: RawPieces['pieces']; readonly size: number; given: number }>();

  /** Gives the first piece of a file; a file of one piece is not remembered. */
  async begin(project: string, { size, pieces }: RawPieces): Promise<FilePiece> {
    const id = newHandle();
    this.#open.set(id, { project, pieces, size, given: 0 });
    return this.next(id);
  }

  /** @throws {HostCallError} when no such file is being read, or when its bytes are not what was stored; it is forgotten then */
  async next(id: string): Promise<FilePiece> {
    const reading = this.#open.get(id);
    if (!reading) throw hostCallError('error.unknownId');
    const { pieces, size } = reading;
    try {
      const { value } = await pieces.next();
      // Stopped, or asked for twice at the end.
      if (value === undefined) throw hostCallError('error.unknownId');
      reading.given += value.length;
      const isLast = reading.given === size;
      if (isLast) await this.stop(id);
      return { size, piece: value, rest: isLast ? null : id };
    } catch (error) {
      await this.stop(id);
      throw error;
    }
  }

  /** Ends a reading before its end; one that is over is none. */
  async stop(id: string): Promise<void> {
    const reading = this.#open.get(id);
    this.#open.delete(id);
    await reading?.pieces.return(undefined);
  }

  async stopAllOf(project: string): Promise<void> {
    for (const [id, reading] of this.#open) if (reading.project === project) await this.stop(id);
  }
}
