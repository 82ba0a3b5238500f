/** What is made of a whole document at once: every stored result anew and held against its numbers, whatever has no current result, and the report. */
import { computeAnalysis, withAnalysis, withOthersFindings, type AnalysisData } from '@shared/project/analyses/compute-analysis';
import { outstandingAnalyses } from '@shared/project/analyses/outstanding';
import type { MessageParams } from '@shared/i18n/message';
import type { Locale } from '@shared/i18n/translate';
import { AnalysisSchema, type Analysis, type AnalysisKind, type ProjectDocument } from '@shared/project/document';
import type { Table } from '@shared/report/csv';
import type { ReportInput } from '@shared/report/report-input';
import { reportPage } from '@shared/report/report-page';
import { reportTables } from '@shared/report/report-tables';
import { verifiableAnalyses, verifyAnalysis, type Verification } from '@shared/report/verify-analyses';
import { workbookBytes } from '@shared/report/workbook';
import type { Measurement } from '@shared/spectrum/spectrum';
import { transfer } from 'comlink';
import * as v from 'valibot';
import { throttle, type Progress } from './analysis-service';
import { previewPage, type PreviewPage } from './preview-page';

/** Parsed measurements by measurement id; what is missing is as if it had not been measured. */
export type Measurements = ReadonlyMap<string, Measurement>;

/** One analysis and what came of it. */
export interface VerifiedAnalysis {
  readonly id: string;
  readonly title: string;
  readonly verification: Verification;
}

/** What is written beside results. */
export interface ComputedBy {
  /** Titles of analyses that did not exist before, by kind. */
  readonly titles: Readonly<Record<AnalysisKind, string>>;
  readonly software: string;
  /** ISO 8601. */
  readonly now: string;
}

/** An analysis that has a result now, with the settings it had before; or the sentence why there is none. */
export type UpdatedAnalysis =
  | { readonly ok: true; readonly analysis: Analysis }
  | { readonly ok: false; readonly kind: AnalysisKind; readonly key: string | null; readonly params: MessageParams; readonly detail: string };

/** A report as it is shown, and what tables stand beside it: their rows are sent only when somebody asks for them. */
export interface ReportPreview {
  readonly page: PreviewPage;
  readonly tables: readonly { readonly name: string; readonly rows: number; readonly columns: number }[];
}

export const documentService = {
  verify(document: ProjectDocument, measurements: Measurements, cancelFlag: Int32Array | null, onProgress: (progress: Progress) => unknown): VerifiedAnalysis[] {
    const data = analysisData(measurements);
    return each(verifiableAnalyses(document), ({ title }) => title, cancelFlag, onProgress, (analysis, onFraction) => ({
      id: analysis.id,
      title: analysis.title,
      verification: verifyAnalysis(document, data, analysis, onFraction),
    }));
  },

  bringUpToDate(document: ProjectDocument, measurements: Measurements, { titles, software, now }: ComputedBy, cancelFlag: Int32Array | null, onProgress: (progress: Progress) => unknown): UpdatedAnalysis[] {
    const data = analysisData(measurements);
    // One after the other: what one finds, a later one may read.
    let current = document;
    return each(outstandingAnalyses(document, data, titles), ({ analysis }) => analysis.title, cancelFlag, onProgress, ({ analysis: asked, findings }, onFraction): UpdatedAnalysis => {
      const refused = { ok: false as const, kind: asked.kind };
      try {
        const outcome = computeAnalysis(document, data, withOthersFindings(current, asked), { software, now, findings, onProgress: onFraction });
        if (!outcome.ok) return { ...refused, key: outcome.problem.key, params: outcome.problem.params, detail: '' };
        // Here, where nobody waits: the window takes it into the document as it is.
        const analysis = v.parse(AnalysisSchema, outcome.analysis);
        current = withAnalysis(current, analysis);
        return { ok: true, analysis };
      } catch (error) {
        return { ...refused, key: null, params: {}, detail: error instanceof Error ? error.message : String(error) };
      }
    });
  },

  writePreview(input: ReportInput, locale: Locale): ReportPreview {
    const page = previewPage(reportPage(input, locale));
    const tables = reportTables(input, locale).map(({ name, rows, columns }) => ({ name, rows: rows.length, columns: columns.length }));
    return transfer({ page, tables }, page.parts.map(({ buffer }) => buffer));
  },

  /** The page as a file holds it. */
  writePage(input: ReportInput, locale: Locale): string {
    return reportPage(input, locale);
  },

  /** @throws when the report has no such table */
  writeTable(input: ReportInput, locale: Locale, name: string): Table {
    const table = reportTables(input, locale).find((one) => one.name === name);
    if (!table) throw new Error(`The report has no table "${name}".`);
    return table;
  },

  writeWorkbook(input: ReportInput, locale: Locale): Uint8Array<ArrayBuffer> {
    return workbookBytes(reportTables(input, locale).map((table) => ({ title: table.name, table })));
  },
};

export type DocumentService = typeof documentService;

function analysisData(measurements: Measurements): AnalysisData {
  return {
    spectrumOf: ({ id }) => {
      const found = measurements.get(id);
      return found?.kind === 'spectrum' ? found : null;
    },
    curveOf: ({ id }) => {
      const found = measurements.get(id);
      return found?.kind === 'curve' ? found : null;
    },
  };
}

/** Works on one after the other, with progress over all of them. Ends with an error once the flag is set. */
function each<T, R>(
  items: readonly T[],
  titleOf: (item: T) => string,
  cancelFlag: Int32Array | null,
  onProgress: (progress: Progress) => unknown,
  work: (item: T, onFraction: (fraction: number) => void) => R,
): R[] {
  const report = throttle(onProgress);
  const assertGoing = (): void => {
    if (cancelFlag !== null && Atomics.load(cancelFlag, 0) === 1) throw new Error('The run was cancelled.');
  };
  return items.map((item, i) => {
    const done = work(item, (fraction) => {
      assertGoing();
      report({ fraction: (i + fraction) / items.length, stage: titleOf(item) });
    });
    // Also where the work took the interruption for a failure of its own.
    assertGoing();
    return done;
  });
}
