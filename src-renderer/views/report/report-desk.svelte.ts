import { untrack } from 'svelte';
import { isStale } from '@shared/project/analyses/staleness';
import { statesOnScale } from '@shared/project/analyses/energy-scale';
import { xpsInputs } from '@shared/project/analyses/xps-analysis';
import { computedXps } from '@shared/report/xps-results';
import type { Spectrum } from '@shared/spectrum/spectrum';
import type { SeriesCurves } from '@shared/xps/analyse';
import { AnalysisClient } from '../../workers/analysis-client';
import type { ProjectSession } from '../../session/project-session.svelte';

/** The curves that a report draws. Call `draw` in an effect. */
export class ReportDesk {
  readonly #project: ProjectSession;
  #client: AnalysisClient | null = null;
  #curves = $state.raw<Readonly<Record<string, SeriesCurves>>>({});
  #isDrawing = $state(false);
  #number = 0;

  // Parts of the document keep their identity until they change, so that an edit elsewhere draws nothing anew.
  readonly #measurements = $derived.by(() => this.#project.document.measurements);
  readonly #analyses = $derived.by(() => this.#project.document.analyses);
  readonly #states = $derived.by(() => this.#project.document.states);
  readonly #constants = $derived.by(() => this.#project.document.constants);
  readonly #sample = $derived.by(() => this.#project.document.sample);

  constructor(project: ProjectSession) {
    this.#project = project;
  }

  /** Curves of the computed XPS analyses by analysis id, as far as they are drawn. */
  get curves(): Readonly<Record<string, SeriesCurves>> {
    return this.#curves;
  }

  get isDrawing(): boolean {
    return this.#isDrawing;
  }

  /** Draws every XPS analysis that still belongs to its settings and data; the report says of the others that they are stale. */
  draw(): void {
    const document = { ...untrack(() => this.#project.document), measurements: this.#measurements, analyses: this.#analyses, states: this.#states, constants: this.#constants, sample: this.#sample };
    const analyses = computedXps(document.analyses).filter((analysis) => !isStale(document, analysis));
    this.#number += 1;
    const number = this.#number;
    if (analyses.length === 0) {
      this.#curves = {};
      // A drawing under way is of curves that nobody wants any more.
      this.#isDrawing = false;
      return;
    }
    this.#isDrawing = true;
    this.#client?.dispose();
    const client = (this.#client = new AnalysisClient());
    const draw = async (): Promise<void> => {
      const spectra: Record<string, Spectrum> = {};
      await Promise.all(
        document.measurements
          .filter(({ technique }) => technique === 'xps')
          .map(async ({ id }) => {
            // What cannot be read has no curve; the list of files in the report names it.
            const data = await this.#project.spectrum(id).catch(() => null);
            if (data?.kind === 'spectrum') spectra[id] = data;
          }),
      );
      const inputs = xpsInputs(document, ({ id }) => spectra[id] ?? null);
      const drawn: Record<string, SeriesCurves> = {};
      for (const analysis of analyses) {
        if (number !== this.#number) return;
        const outcome = await client.curvesXps(statesOnScale(inputs, analysis.settings), analysis.settings, analysis.result);
        if (outcome.status === 'done') drawn[analysis.id] = outcome.value;
      }
      if (number !== this.#number) return;
      this.#curves = drawn;
      this.#isDrawing = false;
      // Nothing more is drawn until something changes, and its workers keep what they drew from.
      client.dispose();
    };
    void draw();
  }

  dispose(): void {
    this.#number += 1;
    this.#client?.dispose();
  }
}
