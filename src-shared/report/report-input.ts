import type { ProjectDocument } from '@shared/project/document';
import type { SeriesCurves } from '@shared/xps/analyse';
import type { Software } from './results';

/** Everything a report is made of. */
export interface ReportInput {
  readonly document: ProjectDocument;
  /** Curves of the computed XPS analyses by analysis id; plots are left out where there are none. */
  readonly curves: Readonly<Record<string, SeriesCurves>>;
  readonly software: Software;
  /** When the report is made, ISO 8601. */
  readonly createdAt: string;
}
