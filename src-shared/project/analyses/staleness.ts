import type { Analysis, ProjectDocument } from '@shared/project/document';
import { cyclingInputHash } from './cycling-analysis';
import { ramanInputHash } from './raman-analysis';
import { xpsInputHash } from './xps-analysis';
import { xrdInputHash } from './xrd-analysis';

/** Hash over everything an analysis depends on: what `resultOf` of a fresh result holds. */
export function inputHashOf(document: ProjectDocument, analysis: Analysis): string {
  switch (analysis.kind) {
    case 'xps-series':
      return xpsInputHash(document, analysis.settings);
    case 'xrd-halo':
      return xrdInputHash(document, analysis.settings);
    case 'raman-mixture':
      return ramanInputHash(document, analysis.settings);
    case 'cycling':
      return cyclingInputHash(document, analysis.settings);
  }
}

/** Whether a result no longer belongs to the settings and the data. An analysis without result is not stale. */
export function isStale(document: ProjectDocument, analysis: Analysis): boolean {
  return analysis.result !== null && analysis.resultOf !== inputHashOf(document, analysis);
}
