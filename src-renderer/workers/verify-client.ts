import type { ProjectDocument } from '@shared/project/document';
import type { Measurement } from '@shared/spectrum/spectrum';
import type { Progress } from './analysis-service';
import type { VerifiedAnalysis, VerifyService } from './verify-service';
import { WorkerLane, type Run } from './worker-lane';

const spawn = (): Worker => new Worker(new URL('./verify.worker.ts', import.meta.url), { type: 'module', name: 'verify' });

/** Computes stored analyses anew away from the window's thread. */
export class VerifyClient {
  readonly #lane = new WorkerLane<VerifyService>(spawn);

  verify(document: ProjectDocument, measurements: ReadonlyMap<string, Measurement>, onProgress: (progress: Progress) => void): Run<VerifiedAnalysis[]> {
    return this.#lane.run((service, watch) => service.verify(document, measurements, watch.cancelFlag, watch.onProgress), onProgress);
  }

  dispose(): void {
    this.#lane.dispose();
  }
}
