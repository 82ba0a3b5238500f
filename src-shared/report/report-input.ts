import type { ProjectDocument } from '@shared/project/document';
import type { SeriesCurves } from '@shared/xps/analyse';
import type { Software } from './results';

/** Parts of a report that may be left out. */
export const reportParts = ['figures', 'xps', 'xrd', 'raman', 'cycling', 'notes', 'files'] as const;
export type ReportPart = (typeof reportParts)[number];

/** Everything a report is made of. */
export interface ReportInput {
  readonly document: ProjectDocument;
  /** Curves of the computed XPS analyses by analysis id; plots are left out where there are none. */
  readonly curves: Readonly<Record<string, SeriesCurves>>;
  readonly software: Software;
  /** Drawn figures of the project by their id, as SVG of their size in px; the report says which could not be drawn. */
  readonly figures?: Readonly<Record<string, string>>;
  /** When the report is made, ISO 8601. */
  readonly createdAt: string;
  /** Parts that do not go in; defaults to none. */
  readonly leaveOut?: readonly ReportPart[];
}
