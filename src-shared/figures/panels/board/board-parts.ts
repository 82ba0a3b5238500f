/** What the board shows of a project: which rows there are, and what belongs to stored results that still hold. */
import { speaking } from '@shared/project/analyses/of-kind';
import type { ProjectDocument, ProjectMeasurement, XpsAnalysis } from '@shared/project/document';
import { buildMatrix } from '@shared/project/matrix';
import { fittedRegions } from '@shared/report/xps-results';
import type { Spectrum } from '@shared/spectrum/spectrum';
import type { SeriesCurves } from '@shared/xps/analyse';
import type { PatternCurves } from '@shared/xrd/analyse-pattern';
import type { BoardColumn, BoardInput } from './board-input';

/** A technique or region that the board has a row for. */
export interface BoardPlace {
  readonly id: string;
  readonly technique: 'xps' | 'xrd' | 'raman';
  readonly region: string;
  readonly cells: Readonly<Record<string, ProjectMeasurement>>;
  /** A starting material that every cell is shown with. */
  readonly reference: ProjectMeasurement | null;
}

/** RuCl3 is what a cathode would fall back to, and has bands; LiCl has none. */
const shownReference = (references: readonly ProjectMeasurement[]): ProjectMeasurement | null => references.find(({ referenceName }) => referenceName === 'RuCl3') ?? references[0] ?? null;

/** First measurement of each state in every technique and region that a board shows. */
export function boardPlaces(document: Pick<ProjectDocument, 'measurements' | 'states'>): BoardPlace[] {
  const { columns, rows, references } = buildMatrix(document);
  return columns.flatMap(({ id, technique, region }) => {
    if (technique === 'electrochemistry') return [];
    const cells = Object.fromEntries(rows.flatMap(({ state, cells: own }) => (own.get(id)?.[0] ? [[state.id, own.get(id)![0]!]] : [])));
    const reference = technique === 'raman' ? shownReference(references.get(id) ?? []) : null;
    return Object.keys(cells).length > 0 ? [{ id, technique, region, cells, reference }] : [];
  });
}

/** The rows with what is read of them. @param spectra, halos by measurement id */
export function boardColumns(
  places: readonly BoardPlace[],
  { spectra, halos, constants }: { readonly spectra: Readonly<Record<string, Spectrum | null>>; readonly halos: Readonly<Record<string, PatternCurves>>; readonly constants: ProjectDocument['constants'] },
): BoardColumn[] {
  return places.map(({ cells, reference, ...column }) => {
    const read = reference && spectra[reference.id];
    return {
      ...column,
      measurementIds: Object.fromEntries(Object.entries(cells).map(([stateId, { id }]) => [stateId, id])),
      spectra: Object.fromEntries(Object.entries(cells).flatMap(([stateId, { id }]) => (spectra[id] ? [[stateId, spectra[id]]] : []))),
      halos: column.technique === 'xrd' ? Object.fromEntries(Object.entries(cells).flatMap(([stateId, { id }]) => (halos[id] ? [[stateId, halos[id]]] : []))) : {},
      window: column.technique === 'raman' ? (constants.raman?.comparisonWindowCm1 ?? null) : null,
      reference: read ? { name: reference.referenceName ?? reference.region, spectrum: read } : null,
    };
  });
}

/** The curves of a fit with what each component is. */
export function boardXps(analysis: XpsAnalysis & { readonly result: NonNullable<XpsAnalysis['result']> }, curves: SeriesCurves): NonNullable<BoardInput['xps']> {
  const regions = fittedRegions(analysis);
  return { curves, settings: analysis.settings, speciesOf: (region, component) => regions.find((one) => one.region === region)?.components.find(({ id }) => id === component)?.species ?? 'other' };
}

/** Raman shifts of the cosmic spikes that the analysis left out, by state. */
export function boardSpikes({ analyses, measurements }: Pick<ProjectDocument, 'analyses' | 'measurements'>): BoardInput['spikes'] {
  const result = speaking(analyses, 'raman-mixture')?.result ?? {};
  return Object.fromEntries(measurements.flatMap(({ id, stateId }) => (stateId !== null && result[id] ? [[stateId, result[id].spikes]] : [])));
}
