import { isDraft } from 'mutative';
import type { Analysis, ProjectDocument } from '@shared/project/document';
import { cyclingInputHash } from './cycling-analysis';
import { ramanInputHash } from './raman-analysis';
import { surveyInputHash } from './survey-hash';
import { xpsInputHash } from './xps-analysis';
import { xrdInputHash } from './xrd-analysis';

/** Hash over everything an analysis depends on: what `resultOf` of a fresh result holds. */
export function inputHashOf(document: ProjectDocument, analysis: Analysis): string {
  switch (analysis.kind) {
    case 'xps-series':
      return xpsInputHash(document, analysis.settings);
    case 'xps-survey':
      return surveyInputHash(document, analysis.settings);
    case 'xrd-halo':
      return xrdInputHash(document, analysis.settings);
    case 'raman-mixture':
      return ramanInputHash(document, analysis.settings);
    case 'cycling':
      return cyclingInputHash(document, analysis.settings);
  }
}

/** What was answered of an analysis, and on which parts of the document: hashing the settings of fifty states takes milliseconds, and a view asks many times. */
const answers = new WeakMap<Analysis, { readonly grounds: readonly unknown[]; readonly isStale: boolean }>();

/** Whether a result no longer belongs to the settings and the data. An analysis without result is not stale. */
export function isStale(document: ProjectDocument, analysis: Analysis): boolean {
  if (analysis.result === null) return false;
  const grounds = groundsOf(document);
  // Parts of a document keep their identity until they change; those of a draft change under it.
  if ([analysis, ...grounds].some(isDraft)) return differs(document, analysis);
  const known = answers.get(analysis);
  if (known && grounds.every((part, at) => part === known.grounds[at])) return known.isStale;
  const answer = differs(document, analysis);
  answers.set(analysis, { grounds, isStale: answer });
  return answer;
}

/**
 * Notes that an analysis was computed from a document, as it is: its result belongs to these very parts, and nothing need be hashed to tell.
 * @param analysis as it stands in the document that it was put into
 */
export function rememberFresh(document: ProjectDocument, analysis: Analysis): void {
  answers.set(analysis, { grounds: groundsOf(document), isStale: false });
}

const groundsOf = ({ files, measurements, states, constants, sample }: ProjectDocument): readonly unknown[] => [files, measurements, states, constants, sample];

const differs = (document: ProjectDocument, analysis: Analysis): boolean => analysis.resultOf !== inputHashOf(document, analysis);
