import { untrack } from 'svelte';
import { inTurn } from './turns';

/** Follows a value in one of the next frames: what takes long to build anew comes after what is looked at. Make it while a component is set up. */
export class Follower<T> {
  #current = $state.raw<T>() as T;

  constructor(latest: () => T) {
    this.#current = untrack(latest);
    $effect(() => {
      const next = latest();
      if (next === untrack(() => this.#current)) return undefined;
      return inTurn(() => (this.#current = next));
    });
  }

  get current(): T {
    return this.#current;
  }
}
