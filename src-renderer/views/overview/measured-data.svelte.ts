import { untrack } from 'svelte';
import type { ProjectMeasurement } from '@shared/project/document';
import type { Measurement } from '@shared/spectrum/spectrum';
import { getProject } from '../../session/project-session.svelte';

/**
 * The data of a measurement as it is read for a view. Raw bytes never change, so the measurement and how it is read decide: another edit
 * of the project neither loads nor draws it again. Make it while a component is set up.
 */
export class MeasuredData {
  readonly #of: () => ProjectMeasurement | null;
  readonly #project = $derived.by(getProject);
  readonly #id = $derived.by(() => this.#of()?.id ?? null);
  readonly #reading = $derived.by(() => this.#of()?.reading ?? null);

  /** Null without a measurement; rejected when its file cannot be read. */
  readonly loading: Promise<Measurement> | null = $derived.by(() => {
    const [project, id] = [this.#project, this.#id, this.#reading];
    return id === null ? null : untrack(() => project.spectrum(id));
  });

  constructor(of: () => ProjectMeasurement | null) {
    this.#of = of;
  }
}
