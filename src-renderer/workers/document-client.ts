import type { ProjectDocument } from '@shared/project/document';
import type { Progress } from './analysis-service';
import type { ComputedBy, DocumentService, Measurements, UpdatedAnalysis, VerifiedAnalysis } from './document-service';
import { WorkerLane, type Run } from './worker-lane';

const spawn = (): Worker => new Worker(new URL('./document.worker.ts', import.meta.url), { type: 'module', name: 'document' });

/** Computes all analyses of a document away from the window's thread. */
export class DocumentClient {
  readonly #lane = new WorkerLane<DocumentService>(spawn);

  /** Every stored result anew, held against its numbers. */
  verify(document: ProjectDocument, measurements: Measurements, onProgress: (progress: Progress) => void): Run<VerifiedAnalysis[]> {
    return this.#lane.run((service, watch) => service.verify(document, measurements, watch.cancelFlag, watch.onProgress), onProgress);
  }

  /** Whatever was measured but has no current result. */
  bringUpToDate(document: ProjectDocument, measurements: Measurements, by: ComputedBy, onProgress: (progress: Progress) => void): Run<UpdatedAnalysis[]> {
    return this.#lane.run((service, watch) => service.bringUpToDate(document, measurements, by, watch.cancelFlag, watch.onProgress), onProgress);
  }

  dispose(): void {
    this.#lane.dispose();
  }
}
