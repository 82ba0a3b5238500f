import type { State } from '@shared/project/document';

/** Which states of a project plots show, and which one keys and inspectors act on. Of this window alone: the document does not know it. */
export class ShownStates {
  readonly #all: () => readonly State[];
  #hidden = $state.raw<readonly string[]>([]);
  #solo = $state<string | null>(null);
  #selected = $state<string | null>(null);

  /** Those that plots show, in order. */
  readonly states: readonly State[] = $derived.by(() => this.#all().filter(({ id }) => this.has(id)));

  constructor(all: () => readonly State[]) {
    this.#all = all;
  }

  has(stateId: string): boolean {
    return this.#solo === null ? !this.#hidden.includes(stateId) : this.#solo === stateId;
  }

  /** Their ids where some are hidden; null while all are shown, so that states to come are shown too. */
  get ids(): string[] | null {
    return this.states.length === this.#all().length ? null : this.states.map(({ id }) => id);
  }

  get solo(): string | null {
    return this.#solo;
  }

  /** The state that keys and inspectors act on; the first one until the user chose another. */
  get selected(): string | null {
    const states = this.#all();
    return states.some(({ id }) => id === this.#selected) ? this.#selected : (states[0]?.id ?? null);
  }

  select(stateId: string): void {
    this.#selected = stateId;
  }

  /** Shows or hides a state; leaving solo keeps what was hidden before. */
  toggle(stateId: string): void {
    this.#solo = null;
    const hidden = this.#hidden.includes(stateId) ? this.#hidden.filter((id) => id !== stateId) : [...this.#hidden, stateId];
    // An empty plot helps nobody: hiding the last one shows all.
    this.#hidden = this.#all().every(({ id }) => hidden.includes(id)) ? [] : hidden;
  }

  /** Shows one state alone, or all again when it was alone already. */
  toggleSolo(stateId: string): void {
    this.#solo = this.#solo === stateId ? null : stateId;
    this.#selected = stateId;
  }

  /** Selects the next (+1) or previous (−1) state, and moves solo with it. */
  step(direction: 1 | -1): void {
    const states = this.#all();
    if (states.length === 0) return;
    const at = states.findIndex(({ id }) => id === this.selected);
    const next = states[(at + direction + states.length) % states.length]!;
    this.#selected = next.id;
    if (this.#solo !== null) this.#solo = next.id;
  }
}
