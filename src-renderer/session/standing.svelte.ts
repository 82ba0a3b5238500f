import { untrack } from 'svelte';
import { outstandingKinds } from '@shared/project/analyses/outstanding';
import { isStale } from '@shared/project/analyses/staleness';
import type { AnalysisKind, ProjectDocument } from '@shared/project/document';

/**
 * Which results still hold, and what is to be computed. Hashes are compared anew only when a part changes that results rest on:
 * a note or another way of looking costs nothing.
 */
export class Standing {
  readonly #document: () => ProjectDocument;

  // Parts of the document keep their identity until they change.
  readonly #files = $derived.by(() => this.#document().files);
  readonly #measurements = $derived.by(() => this.#document().measurements);
  readonly #states = $derived.by(() => this.#document().states);
  readonly #constants = $derived.by(() => this.#document().constants);
  readonly #sample = $derived.by(() => this.#document().sample);
  readonly #analyses = $derived.by(() => this.#document().analyses);

  /** Ids of the analyses whose result no longer belongs to settings and data. */
  readonly stale: readonly string[] = $derived.by(() => {
    const document = this.#grounds();
    return document.analyses.filter((analysis) => isStale(document, analysis)).map(({ id }) => id);
  });

  /** Kinds of analysis that were measured but have no result that holds. */
  readonly outstanding: readonly AnalysisKind[] = $derived.by(() => outstandingKinds(this.#grounds()));

  constructor(document: () => ProjectDocument) {
    this.#document = document;
  }

  /** How many results of a kind no longer hold. */
  staleOf(kind: AnalysisKind): number {
    return this.#analyses.filter((analysis) => analysis.kind === kind && this.stale.includes(analysis.id)).length;
  }

  #grounds(): ProjectDocument {
    const parts = { files: this.#files, measurements: this.#measurements, states: this.#states, constants: this.#constants, sample: this.#sample, analyses: this.#analyses };
    return { ...untrack(() => this.#document()), ...parts };
  }
}
