/** What the verifying worker does: every stored analysis computed anew and held against its numbers. */
import type { AnalysisData } from '@shared/project/analyses/compute-analysis';
import type { ProjectDocument } from '@shared/project/document';
import { verifiableAnalyses, verifyAnalysis, type Verification } from '@shared/report/verify-analyses';
import type { Measurement } from '@shared/spectrum/spectrum';
import { throttle, type Progress } from './analysis-service';

/** One analysis and what came of it. */
export interface VerifiedAnalysis {
  readonly id: string;
  readonly title: string;
  readonly verification: Verification;
}

export const verifyService = {
  /** @param measurements by measurement id; what is missing is as if it had not been measured */
  verify(document: ProjectDocument, measurements: ReadonlyMap<string, Measurement>, cancelFlag: Int32Array | null, onProgress: (progress: Progress) => unknown): VerifiedAnalysis[] {
    const report = throttle(onProgress);
    const data: AnalysisData = {
      spectrumOf: ({ id }) => {
        const found = measurements.get(id);
        return found?.kind === 'spectrum' ? found : null;
      },
      curveOf: ({ id }) => {
        const found = measurements.get(id);
        return found?.kind === 'curve' ? found : null;
      },
    };
    const analyses = verifiableAnalyses(document);
    return analyses.map((analysis, i) => {
      const isCancelled = () => cancelFlag !== null && Atomics.load(cancelFlag, 0) === 1;
      const verification = verifyAnalysis(document, data, analysis, (fraction) => {
        if (isCancelled()) throw new Error('The run was cancelled.');
        report({ fraction: (i + fraction) / analyses.length, stage: analysis.title });
      });
      if (isCancelled()) throw new Error('The run was cancelled.');
      return { id: analysis.id, title: analysis.title, verification };
    });
  },
};

export type VerifyService = typeof verifyService;
