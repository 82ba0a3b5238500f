import type { Analysis, ProjectDocument } from '@shared/project/document';
import { compareResults, type Comparison } from '@shared/report/compare-results';

/** How a file stands in two projects. */
export interface FileDifference {
  readonly name: string;
  readonly only: 'here' | 'there';
}

export interface AnalysisDifference {
  readonly title: string;
  /** null where only one of the two has the analysis, or a result of it. */
  readonly comparison: Comparison | null;
  readonly only: 'here' | 'there' | null;
}

export interface ProjectComparison {
  /** Raw files that both have, byte for byte. */
  readonly sameFiles: number;
  readonly files: readonly FileDifference[];
  readonly analyses: readonly AnalysisDifference[];
}

/** Compares two projects: their raw files by checksum, and every number of the analyses that have the same id and kind. */
export function compareProjects(here: ProjectDocument, there: ProjectDocument): ProjectComparison {
  const [ours, theirs] = [here, there].map(({ files }) => new Map(files.map(({ sha256, name }) => [sha256, name])));
  const missing = (from: ReadonlyMap<string, string>, other: ReadonlyMap<string, string>, only: FileDifference['only']): FileDifference[] =>
    [...from].flatMap(([sha256, name]) => (other.has(sha256) ? [] : [{ name, only }]));
  const keyOf = ({ kind, id }: Analysis) => `${kind}/${id}`;
  const counterpart = new Map(there.analyses.map((analysis) => [keyOf(analysis), analysis]));
  const known = new Set(here.analyses.map(keyOf));
  return {
    sameFiles: [...ours!.keys()].filter((sha256) => theirs!.has(sha256)).length,
    files: [...missing(ours!, theirs!, 'here'), ...missing(theirs!, ours!, 'there')],
    analyses: [
      ...here.analyses.map((analysis) => compared(analysis, counterpart.get(keyOf(analysis)))),
      ...there.analyses.filter((analysis) => !known.has(keyOf(analysis))).map(({ title }): AnalysisDifference => ({ title, comparison: null, only: 'there' })),
    ],
  };
}

function compared(here: Analysis, there: Analysis | undefined): AnalysisDifference {
  const { title } = here;
  if (!there || (there.result === null && here.result !== null)) return { title, comparison: null, only: 'here' };
  if (here.result === null && there.result !== null) return { title, comparison: null, only: 'there' };
  return { title, comparison: compareResults(here, there), only: null };
}
