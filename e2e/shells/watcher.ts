import { expect, type BrowserContext } from '@playwright/test';

/**
 * Notes every console error, uncaught error and breach of the content policy in all windows of a session.
 * A spec fails on any that it did not announce.
 */
export class Watcher {
  readonly #seen: string[] = [];
  readonly #announced: RegExp[] = [];

  /** To be called before the first window loads. */
  watch(context: BrowserContext): void {
    context.on('console', (message) => {
      if (message.type() === 'error') this.#seen.push(`console: ${message.text()} (${message.location().url})`);
    });
    context.on('weberror', (error) => this.#seen.push(`uncaught: ${error.error().stack ?? error.error().message}`));
  }

  note(trouble: string): void {
    this.#seen.push(trouble);
  }

  /** Says that troubles of this kind are the point of the spec. */
  announce(trouble: RegExp): void {
    this.#announced.push(trouble);
  }

  assertQuiet(): void {
    expect(this.#seen.filter((trouble) => !this.#announced.some((one) => one.test(trouble)))).toEqual([]);
  }
}
