import type { Locale } from '@shared/i18n/translate';
import type { ProjectDocument } from '@shared/project/document';
import type { Table } from '@shared/report/csv';
import type { ReportInput } from '@shared/report/report-input';
import type { Progress } from './analysis-service';
import type { ComputedBy, DocumentService, Measurements, ReportPreview, UpdatedAnalysis, VerifiedAnalysis } from './document-service';
import { WorkerLane, type Run } from './worker-lane';

const spawn = (): Worker => new Worker(new URL('./document.worker.ts', import.meta.url), { type: 'module', name: 'document' });

/** What is made of a whole document, away from the window's thread. A newer run supersedes one under way. */
export class DocumentClient {
  readonly #lane = new WorkerLane<DocumentService>(spawn, { hasSpare: false });

  /** Every stored result anew, held against its numbers. */
  verify(document: ProjectDocument, measurements: Measurements, onProgress: (progress: Progress) => void): Run<VerifiedAnalysis[]> {
    return this.#lane.run((service, watch) => service.verify(document, measurements, watch.cancelFlag, watch.onProgress), onProgress);
  }

  /** Whatever was measured but has no current result. */
  bringUpToDate(document: ProjectDocument, measurements: Measurements, by: ComputedBy, onProgress: (progress: Progress) => void): Run<UpdatedAnalysis[]> {
    return this.#lane.run((service, watch) => service.bringUpToDate(document, measurements, by, watch.cancelFlag, watch.onProgress), onProgress);
  }

  writePreview(input: ReportInput, locale: Locale): Run<ReportPreview> {
    return this.#lane.run((service) => service.writePreview(input, locale));
  }

  writePage(input: ReportInput, locale: Locale): Run<string> {
    return this.#lane.run((service) => service.writePage(input, locale));
  }

  writeTable(input: ReportInput, locale: Locale, name: string): Run<Table> {
    return this.#lane.run((service) => service.writeTable(input, locale, name));
  }

  writeWorkbook(input: ReportInput, locale: Locale): Run<Uint8Array<ArrayBuffer>> {
    return this.#lane.run((service) => service.writeWorkbook(input, locale));
  }

  dispose(): void {
    this.#lane.dispose();
  }
}
