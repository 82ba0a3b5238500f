import type { SeriesCurves } from '@shared/xps/analyse';
import type { RunOutcome } from '../../../workers/worker-lane';

/** What is drawn of a model: the newest curves that were asked for, or why there are none. */
export class ModelCurves {
  #shown = $state.raw<SeriesCurves | null>(null);
  #problem = $state.raw<string | null>(null);
  /** What is drawn at present, where nothing newer took its place. */
  #drawing: Promise<RunOutcome<SeriesCurves>> | null = null;
  /** `resultOf` of the result whose curves came before it was kept: they need not be drawn again. */
  #of: string | null = null;

  get shown(): SeriesCurves | null {
    return this.#shown;
  }

  /** Why nothing can be drawn. */
  get problem(): string | null {
    return this.#problem;
  }

  /** Whether the curves of this result are shown already. */
  areOf(resultOf: string | null): boolean {
    return resultOf !== null && resultOf === this.#of;
  }

  /** Shows what a drawing gives, unless another is asked for before it is done. */
  async draw(drawing: Promise<RunOutcome<SeriesCurves>>): Promise<void> {
    this.#of = null;
    this.#drawing = drawing;
    const outcome = await drawing;
    // What was shown meanwhile, or taken away, is newer.
    if (this.#drawing !== drawing) return;
    if (outcome.status === 'done') {
      this.#shown = outcome.value;
      this.#problem = null;
    } else if (outcome.status === 'failed') {
      this.#shown = null;
      this.#problem = outcome.error.message;
    }
  }

  /** Shows the curves of a result that is about to be kept. */
  show(curves: SeriesCurves, resultOf: string): void {
    this.#drawing = null;
    this.#shown = curves;
    this.#problem = null;
    this.#of = resultOf;
  }

  clear(): void {
    this.#drawing = null;
    this.#of = null;
    this.#shown = null;
    this.#problem = null;
  }
}
