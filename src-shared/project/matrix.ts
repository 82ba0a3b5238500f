/** What stands where in the states × techniques table. Pure: document in, rows and columns out. */
import type { Technique } from '@shared/spectrum/spectrum';
import type { ProjectDocument, ProjectFile, ProjectMeasurement, State } from './document';

export interface MatrixColumn {
  /** technique/region */
  readonly id: string;
  readonly technique: Technique;
  /** Region key of photoelectron spectra; empty where one column holds the technique. */
  readonly region: string;
  /** What belongs to the whole series and not to one state, e.g. one cycling file over all states. */
  readonly ofAllStates: readonly ProjectMeasurement[];
}

interface MatrixRow {
  readonly state: State;
  /** By column id; the first entry of each is the one that is shown. */
  readonly cells: ReadonlyMap<string, readonly ProjectMeasurement[]>;
  /** Distinct files of the state. */
  readonly files: number;
}

export interface Matrix {
  readonly columns: readonly MatrixColumn[];
  readonly rows: readonly MatrixRow[];
  /** Starting materials and other spectra for comparison, by column id. */
  readonly references: ReadonlyMap<string, readonly ProjectMeasurement[]>;
}

const techniqueOrder: readonly Technique[] = ['electrochemistry', 'xrd', 'raman', 'xps'];
/** Regions of the paper first, the survey last. */
const regionOrder = ['Ru3d_C1s', 'Ru3d', 'Cl2p', 'Ru3p', 'C1s'];

const regionRank = (region: string): number => {
  const rank = regionOrder.indexOf(region);
  if (rank >= 0) return rank;
  return /survey/i.test(region) ? 1000 : regionOrder.length;
};

function columnId({ technique, region }: ProjectMeasurement): string {
  return technique === 'xps' ? `xps/${region}` : `${technique ?? ''}/`;
}

/** Only columns for which there are files; a measurement whose technique is unknown waits in the tray. */
export function buildMatrix({ measurements, states }: Pick<ProjectDocument, 'measurements' | 'states'>): Matrix {
  const shown = measurements.filter((measurement) => measurement.technique !== null);
  const ofStates = shown.filter((measurement) => measurement.role === 'state' && measurement.stateId !== null);
  const ofAll = shown.filter((measurement) => measurement.technique === 'electrochemistry' && measurement.stateId === null && measurement.role !== 'aside');
  const references = shown.filter((measurement) => measurement.role === 'reference');

  const first = new Map<string, ProjectMeasurement>();
  for (const measurement of [...ofStates, ...ofAll, ...references]) {
    const id = columnId(measurement);
    if (!first.has(id)) first.set(id, measurement);
  }
  const columns = [...first]
    .map(([id, { technique, region }]) => ({
      id,
      technique: technique!,
      region: technique === 'xps' ? region : '',
      ofAllStates: ofAll.filter((measurement) => columnId(measurement) === id),
    }))
    .sort(
      (a, b) =>
        techniqueOrder.indexOf(a.technique) - techniqueOrder.indexOf(b.technique) ||
        regionRank(a.region) - regionRank(b.region) ||
        a.region.localeCompare(b.region),
    );

  const byState = groupedBy(ofStates, ({ stateId }) => stateId);
  const rows = states.map((state) => {
    const own = byState.get(state.id) ?? [];
    return { state, cells: grouped(own), files: new Set(own.map((measurement) => measurement.sha256)).size };
  });
  return { columns, rows, references: grouped(references) };
}

const grouped = (measurements: readonly ProjectMeasurement[]): ReadonlyMap<string, readonly ProjectMeasurement[]> => groupedBy(measurements, columnId);

function groupedBy<K>(measurements: readonly ProjectMeasurement[], keyOf: (measurement: ProjectMeasurement) => K): ReadonlyMap<K, readonly ProjectMeasurement[]> {
  const groups = new Map<K, ProjectMeasurement[]>();
  for (const measurement of measurements) {
    const group = groups.get(keyOf(measurement));
    if (group) group.push(measurement);
    else groups.set(keyOf(measurement), [measurement]);
  }
  return groups;
}

/** One card of the tray: a file that waits for the user. */
export interface TrayEntry {
  readonly file: ProjectFile;
  /** Readable measurements without a place; empty for a file that could not be read. */
  readonly measurements: readonly ProjectMeasurement[];
}

/** Whether a person need not say where a measurement belongs, or what it is. A cycling table belongs to the cell as a whole and needs no state. */
export const hasPlace = ({ role, technique, stateId }: ProjectMeasurement): boolean =>
  (role !== 'state' && role !== 'reference') || (technique !== null && (role === 'reference' || stateId !== null || technique === 'electrochemistry'));

/** Files that could not be read, and files with measurements that belong to no state yet or to no technique. */
export function buildTray({ files, measurements: all }: Pick<ProjectDocument, 'files' | 'measurements'>): readonly TrayEntry[] {
  const waiting = new Map<string, ProjectMeasurement[]>();
  for (const measurement of all) {
    if (!hasPlace(measurement)) waiting.set(measurement.sha256, [...(waiting.get(measurement.sha256) ?? []), measurement]);
  }
  return files.flatMap((file) => {
    const measurements = waiting.get(file.sha256) ?? [];
    return file.failure !== null || measurements.length > 0 ? [{ file, measurements }] : [];
  });
}
