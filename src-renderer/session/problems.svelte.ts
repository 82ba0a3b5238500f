import type { Text, TextParams } from './text';

/** What can be done about a problem. */
interface NextStep {
  readonly label: Text;
  readonly run: () => void;
  /** The view that it leads to, which says itself what is wrong; defaults to none. */
  readonly view?: string;
}

/** One thing that went wrong, as the user sees it until it is dismissed. */
export interface Problem {
  readonly id: number;
  /** Message of the dictionary; may come from the host and be unknown here. */
  readonly key: string;
  readonly params: TextParams;
  /** What was being done, e.g. "Undo: assign charge1.vms". */
  readonly doing: Text | null;
  /** Technical words for the details fold. */
  readonly detail: string | null;
  readonly next: NextStep | null;
}

/** What the host says about a call that failed in an expected way; the session's errors carry it. */
interface ToldFailure {
  readonly key: string;
  readonly params: TextParams;
  readonly detail?: string | null;
}

function isTold(value: unknown): value is ToldFailure {
  return typeof value === 'object' && value !== null && 'key' in value && typeof value.key === 'string' && 'params' in value;
}

/** Finds the told failure in whatever was thrown: the value itself or what an error carries as `error`. */
export function toldFailure(thrown: unknown): ToldFailure | null {
  if (isTold(thrown)) return thrown;
  if (typeof thrown === 'object' && thrown !== null && 'error' in thrown && isTold(thrown.error)) return thrown.error;
  return null;
}

/** What went wrong in this window. Nothing leaves the list by itself as long as the project stays. */
export class Problems {
  #list = $state.raw<readonly Problem[]>([]);
  #nextId = 1;

  get list(): readonly Problem[] {
    return this.#list;
  }

  /** Takes everything away, as when another project is opened. */
  clear(): void {
    this.#list = [];
  }

  /** Adds whatever was thrown; an unexpected error is shown with its own words as detail. */
  report(thrown: unknown, doing: Text | null = null, next: NextStep | null = null): void {
    const told = toldFailure(thrown);
    const detail = thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown);
    const problem: Problem = told
      ? { id: this.#nextId, key: told.key, params: told.params, doing, detail: told.detail ?? null, next }
      : { id: this.#nextId, key: 'common.unexpected', params: {}, doing, detail, next };
    this.#nextId += 1;
    const isShown = this.#list.some((other) => other.key === problem.key && JSON.stringify(other.params) === JSON.stringify(problem.params) && other.detail === problem.detail);
    if (!isShown) this.#list = [...this.#list, problem];
  }

  /** Takes away what no longer holds. */
  dismissKeys(keys: readonly string[]): void {
    this.#list = this.#list.filter(({ key }) => !keys.includes(key));
  }

  /** Takes away what went wrong while something was done that is now tried anew. */
  dismissDoing(key: string): void {
    this.#list = this.#list.filter(({ doing }) => doing?.key !== key);
  }

  /** Takes away what a view says itself, for whoever was there has read it. */
  dismissLeadingTo(view: string): void {
    if (this.#list.some(({ next }) => next?.view === view)) this.#list = this.#list.filter(({ next }) => next?.view !== view);
  }

  dismiss(id: number): void {
    this.#list = this.#list.filter((problem) => problem.id !== id);
  }
}
