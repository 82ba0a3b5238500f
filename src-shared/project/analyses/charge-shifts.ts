import type { ProjectDocument, XpsAnalysis } from '@shared/project/document';
import type { XpsSettings } from '@shared/xps/model';
import { analysesOf } from './of-kind';
import { isStale } from './staleness';
import { isSingle } from './xps-scope';

/** A charge correction that a project keeps. */
export interface ChargeShift {
  /** Observed minus corrected binding energy on the scale of `settings`, eV. */
  readonly shift: number;
  readonly settings: XpsSettings;
  /** It is what the settings of a fit say whose result is out of date. */
  readonly isStale: boolean;
}

/**
 * The charge corrections of a document by state id. What the fit of all states found comes first, then what fits of single states found, and
 * what their settings say where nothing current was fitted: a stale result belongs to another model.
 */
export function chargeShiftsOf(document: ProjectDocument): Readonly<Record<string, ChargeShift>> {
  const analyses = analysesOf(document.analyses, 'xps-series');
  // Later ones win: the first of all states, which speaks for the project, comes last.
  const ordered = [...analyses.filter(isSingle), ...analyses.filter((analysis) => !isSingle(analysis)).reverse()];
  const judged = ordered.map((analysis) => ({ ...analysis, isStale: isStale(document, analysis) }));
  return Object.fromEntries([...judged.flatMap(given), ...judged.filter((analysis) => !analysis.isStale).flatMap(fitted)]);
}

type Judged = XpsAnalysis & Pick<ChargeShift, 'isStale'>;

const given = ({ settings, isStale }: Judged): [string, ChargeShift][] => Object.entries(settings.chargeReference.shifts).map(([stateId, shift]) => [stateId, { shift, settings, isStale }]);

const fitted = ({ settings, result, isStale }: Judged): [string, ChargeShift][] =>
  (result?.states ?? []).flatMap(({ stateId, chargeShift }): [string, ChargeShift][] => (chargeShift ? [[stateId, { shift: chargeShift.value, settings, isStale }]] : []));
