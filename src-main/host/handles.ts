import { randomBytes } from 'node:crypto';
import { hostCallError } from '@shared/host/host-call-error';

/** Makes an id that cannot be guessed. */
export function newHandle(): string {
  return randomBytes(18).toString('base64url');
}

/** Ids handed out to one window for things that must not be named by it, such as paths. The same thing keeps its id. */
export class Handles<T extends string> {
  readonly #things = new Map<string, T>();
  readonly #ids = new Map<T, string>();

  issue(thing: T): string {
    const known = this.#ids.get(thing);
    if (known !== undefined) return known;
    const id = newHandle();
    this.#things.set(id, thing);
    this.#ids.set(thing, id);
    return id;
  }

  /** @throws {HostCallError} when this window was never given the id */
  resolve(id: string): T {
    const thing = this.#things.get(id);
    if (thing === undefined) throw hostCallError('error.unknownId');
    return thing;
  }
}
