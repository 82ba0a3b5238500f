import type { Settings } from '@shared/host/contract';
import type { HostClient } from './host/host-client';
import { latestAfterRest } from './latest-after-rest';
import { locale } from './locale.svelte';
import type { Problems } from './problems.svelte';
import { theme } from './theme.svelte';

/** What the user chose for every project on this computer. A change holds at once; the host keeps it. */
export class Preferences {
  readonly #host: HostClient;
  readonly #problems: Problems;
  /** Dragging a pane changes its size with every frame; the host hears of the last one. */
  readonly #keep = latestAfterRest(400);
  #current = $state.raw<Settings>()!;

  constructor(host: HostClient, problems: Problems, settings: Settings) {
    this.#host = host;
    this.#problems = problems;
    this.#current = settings;
    theme.choose(settings.theme);
    locale.choose(settings.language);
  }

  get current(): Settings {
    return this.#current;
  }

  choose(change: Partial<Settings>): void {
    this.#current = { ...this.#current, ...change };
    if (change.theme) theme.choose(change.theme);
    if (change.language) locale.choose(change.language);
    this.#tell(change);
  }

  /** Small things the interface remembers, such as pane sizes. */
  remembered(key: string): string | null {
    return this.#current.memory[key] ?? null;
  }

  remember(key: string, value: string): void {
    if (this.#current.memory[key] === value) return;
    this.#current = { ...this.#current, memory: { ...this.#current.memory, [key]: value } };
    this.#keep(key, () => this.#tell({ memory: { [key]: value } }));
  }

  #tell(change: Partial<Settings>): void {
    this.#host['settings.set'](change).catch((error: unknown) => this.#problems.report(error));
  }
}
