/** Brings files that were read into a project document: one pure step for windows and the command line. */
import { roughHalfCycles } from '@shared/electrochemistry/half-cycles';
import type { ReadFailure, ReadResult } from '@shared/formats/parsed-file';
import type { FormatKey, NoteParams } from '@shared/formats/support/format-error';
import type { Measurement, Spectrum, Technique } from '@shared/spectrum/spectrum';
import type { Constants, ProjectDocument, ProjectFile, ProjectMeasurement, State } from './document';
import { stateTeller, type StateTeller } from './guess-state';
import { joinPath, manifestConstants, manifestRoles, type FileRole, type Manifest } from './manifest';
import { hasPlace } from './matrix';
import { isUntitled } from './new-document';
import { regionKey } from './region-key';
import { carbonInName, freeMaterialName, materialInName, ramanMaterialNames, suggestedMaterialName } from './starting-material';

/** A file that is stored already, with what its reader made of it. */
export interface ImportItem {
  readonly name: string;
  /** Folder inside what was dropped, "" for none. */
  readonly folder: string;
  readonly sha256: string;
  readonly size: number;
  readonly result: ReadResult;
}

export interface ImportSummary {
  /** Files that came in and could be read. */
  readonly files: number;
  readonly measurements: number;
  /** Measurements that no longer wait for a person; curves belong to the whole cell and count as placed. */
  readonly placed: number;
  readonly unplaced: number;
  readonly failures: readonly ReadFailure[];
  /** The same bytes were there already, or came twice. */
  readonly duplicates: readonly { readonly name: string; readonly folder: string; readonly sameAs: string }[];
  /** Left aside on purpose, with the reason. */
  readonly skipped: readonly { readonly name: string; readonly folder: string; readonly key: FormatKey; readonly params: NoteParams }[];
  /** Named by the manifest but not among the files. */
  readonly missing: readonly string[];
}

export interface ImportPlan {
  /** Makes the change on a draft of the same document. */
  readonly recipe: (draft: ProjectDocument) => void;
  /** Files that come in, unreadable ones among them. */
  readonly files: readonly ProjectFile[];
  /** What comes in, with its place. */
  readonly measurements: readonly ProjectMeasurement[];
  /** The states that the project has then. */
  readonly states: readonly State[];
  readonly summary: ImportSummary;
}

/** What a person brings files in as: data that find their place, or starting materials of the Raman comparison. */
export type ImportPurpose = 'data' | 'startingMaterials';

/** Files that accompany data and hold none; they are not worth a failure. */
export function isCompanionFile(name: string): boolean {
  return /^(?:manifest\.json|truth\.json|readme(?:\..*)?|licen[cs]e(?:\..*)?|thumbs\.db|desktop\.ini|\..*)$/i.test(name) || /\.(?:md|pdf|docx?|pptx?|png|jpe?g|tiff?|bmp|gif)$/i.test(name);
}

/**
 * Adds files and their measurements to a document: places them by the manifest or by their names, keeps failures with
 * their reason, recognises what is there already by its hash, and takes states, sample and constants from the manifest.
 * A text file that repeats a region of a VAMAS file of the manifest is left aside when that file came in.
 * @param now time of import, ISO 8601
 * @param purpose `startingMaterials`: Raman spectra come in as starting materials with a name of their own each; everything else as always
 */
export function importFiles(document: ProjectDocument, items: readonly ImportItem[], manifest: Manifest | null, now: string, purpose: ImportPurpose = 'data'): ImportPlan {
  const roles = manifest === null ? new Map<string, FileRole>() : manifestRoles(manifest);
  const states = manifest === null ? document.states : mergeStates(document, manifest);
  const tellState = stateTeller(states);
  const paths = new Set(items.map((item) => joinPath(item.folder, item.name)));
  const read = new Set(items.filter(({ result }) => result.ok).map((item) => joinPath(item.folder, item.name)));
  const known = new Map(document.files.map((file) => [file.sha256, file]));
  const files: ProjectFile[] = [];
  const measurements: ProjectMeasurement[] = [];
  const failures: ReadFailure[] = [];
  const duplicates: ImportSummary['duplicates'][number][] = [];
  const skipped: ImportSummary['skipped'][number][] = [];
  const materials = new Set(ramanMaterialNames(document));
  const cells = cellStates(items, roles, tellState);
  for (const item of items) {
    const { name, folder, sha256, result } = item;
    const path = joinPath(folder, name);
    const role = roles.get(path) ?? null;
    const vamas = role?.textOf?.xps.map((xps) => joinPath(manifest!.folder, xps)).find((xps) => read.has(xps));
    if (vamas !== undefined) {
      skipped.push({ name, folder, key: 'format.import.sameAsVamas', params: { file: vamas } });
      continue;
    }
    if (role === null && isCompanionFile(name)) {
      skipped.push({ name, folder, key: 'format.import.notData', params: {} });
      continue;
    }
    const same = known.get(sha256);
    // A file that could not be read before gets another chance; everything else is there already.
    if (same !== undefined && !(same.failure !== null && result.ok && !files.includes(same))) {
      duplicates.push({ name, folder, sameAs: joinPath(same.folder, same.name) });
      continue;
    }
    const file: ProjectFile = {
      sha256, name, size: item.size, importedAt: now, folder,
      format: result.ok ? result.file.format : null,
      failure: result.ok ? null : { key: result.error.key, params: { ...result.error.params }, place: result.error.place },
    };
    known.set(sha256, file);
    files.push(file);
    if (result.ok) {
      const placed = result.file.measurements.map((measurement, index) => placeMeasurement(item, measurement, index, role, tellState, cells));
      measurements.push(...(purpose === 'startingMaterials' ? placed.map((measurement) => asMaterial(measurement, name, materials)) : placed));
    } else failures.push(result.error);
  }
  const placed = measurements.filter(hasPlace).length;
  return {
    recipe: (draft) => applyImport(draft, document, { files, measurements, states, manifest }),
    files,
    measurements,
    states,
    summary: {
      files: files.length - failures.length,
      measurements: measurements.length,
      placed,
      unplaced: measurements.length - placed,
      failures, duplicates, skipped,
      missing: [...roles].filter(([path, { textOf }]) => textOf === null && !paths.has(path)).map(([path]) => path),
    },
  };
}

function placeMeasurement(item: ImportItem, measurement: Measurement, index: number, role: FileRole | null, tellState: StateTeller, cells: ReadonlyMap<string, string>): ProjectMeasurement {
  const technique: Technique | null = role?.technique ?? measurement.technique;
  const base = {
    id: `m-${item.sha256.slice(0, 24)}-${index}`,
    sha256: item.sha256,
    index,
    technique,
    region: regionOf(measurement, role?.textOf?.region ?? measurement.name, technique, item.name),
    points: measurement.kind === 'spectrum' ? measurement.x.length : (measurement.columns[0]?.values.length ?? 0),
    ...(measurement.kind === 'curve' && { halfCycles: roughHalfCycles(measurement) }),
  };
  if (role !== null) return { ...base, stateId: role.stateId, role: role.role, referenceName: role.referenceName };
  const referenceName = guessReference(item, technique, base.region);
  if (referenceName !== null) return { ...base, stateId: null, role: 'reference', referenceName };
  const stateId = measurement.kind === 'curve' ? (cells.get(item.sha256) ?? null) : stateOf(item, measurement, tellState);
  return { ...base, stateId, role: 'state', referenceName: null };
}

/** @param taken names that are there already; the new one joins them */
function asMaterial(measurement: ProjectMeasurement, fileName: string, taken: Set<string>): ProjectMeasurement {
  if (measurement.technique !== 'raman') return measurement;
  const referenceName = freeMaterialName(measurement.referenceName ?? suggestedMaterialName(fileName), taken);
  taken.add(referenceName);
  return { ...measurement, stateId: null, role: 'reference', referenceName };
}

function regionOf(measurement: Measurement, name: string, technique: Technique | null, fileName: string): string {
  return measurement.kind === 'curve' || technique !== 'xps' ? name.slice(0, 200) : regionKey(name, fileName, bindingEnergyWindow(measurement));
}

function bindingEnergyWindow({ x, axis, xps }: Spectrum): [number, number] | null {
  const ends = [x[0]!, x[x.length - 1]!] as const;
  if (axis === 'binding-energy') return [Math.min(...ends), Math.max(...ends)];
  const photonEnergyEv = xps?.photonEnergyEv ?? null;
  return axis !== 'kinetic-energy' || photonEnergyEv === null ? null : [photonEnergyEv - Math.max(...ends), photonEnergyEv - Math.min(...ends)];
}

/** What a measurement itself says comes before its file (one file can hold several states), and that before the folders. */
function stateOf(item: ImportItem, measurement: Spectrum, tellState: StateTeller): string | null {
  // Samples are called "C1" for many reasons; a file that is called so is one of a series.
  const own = [measurement.metadata['sample'], measurement.metadata['state'], measurement.name].map((hint) => (hint === undefined || hint === '' ? null : tellState(hint, { letters: false })));
  const ofFile = [item.name, ...item.folder.split('/').reverse()].map((hint) => (hint === '' ? null : tellState(hint)));
  return [...own, ...ofFile].find((state) => state !== null) ?? null;
}

/**
 * The states of cycling files that nobody placed, by their hash. A curve belongs to the whole series, whatever its name says; where the names
 * of several tell different states, each is of a cell that was stopped there.
 */
function cellStates(items: readonly ImportItem[], roles: ReadonlyMap<string, FileRole>, tellState: StateTeller): ReadonlyMap<string, string> {
  const told = items.flatMap(({ name, folder, sha256, result }): [string, string][] => {
    const isCycling = result.ok && result.file.measurements.some((measurement) => measurement.kind === 'curve' && roughHalfCycles(measurement) > 0);
    const stateId = isCycling && !roles.has(joinPath(folder, name)) ? tellState(name) : null;
    return stateId === null ? [] : [[sha256, stateId]];
  });
  return new Map(new Set(told.map(([, stateId]) => stateId)).size > 1 ? told : []);
}

/** The starting material that a file's name gives; of photoelectron spectra only carbon alone is one. */
function guessReference({ name }: ImportItem, technique: Technique | null, region: string): string | null {
  if (technique === 'xps') return region === 'C1s' || region === 'Ru3d_C1s' ? carbonInName(name) : null;
  return technique === 'xrd' || technique === 'raman' ? materialInName(name) : null;
}

/** The states of a manifest replace untouched ones; in a project with data only the new ones are added. */
function mergeStates(document: ProjectDocument, { content }: Manifest): State[] {
  const named = content.states.slice().sort((a, b) => a.order - b.order);
  const inUse = document.measurements.length > 0;
  const kept = document.states.filter((state) => inUse || named.some(({ id }) => id === state.id));
  const added = named.filter(({ id }) => !kept.some((state) => state.id === id));
  const all = [...kept, ...added.map(({ id, label }): State => ({ id, label: label ?? id, shortLabel: (label ?? id).slice(0, 40), palette: 0 }))];
  if (inUse) return all.map((state, i) => (i < kept.length ? state : { ...state, palette: i }));
  const order = named.map(({ id }) => id);
  return all.sort((a, b) => order.indexOf(a.id) - order.indexOf(b.id)).map((state, palette) => ({ ...state, palette }));
}

/** What a manifest says of a technique replaces what was known; of techniques that it is silent about, what an earlier one said holds on. */
const withConstants = (known: Constants, said: Constants): Constants => ({
  xps: said.xps ?? known.xps,
  xrd: said.xrd ?? known.xrd,
  raman: said.raman ?? known.raman,
  electrochemistry: said.electrochemistry ?? known.electrochemistry,
});

interface Incoming {
  readonly files: readonly ProjectFile[];
  readonly measurements: readonly ProjectMeasurement[];
  readonly states: readonly State[];
  readonly manifest: Manifest | null;
}

/** @param document what the draft was made of: a thousand files are sought in it, not in the draft, which makes drafts of all it is asked for */
function applyImport(draft: ProjectDocument, document: ProjectDocument, { files, measurements, states, manifest }: Incoming): void {
  const isFirst = document.files.length === 0;
  const places = new Map(document.files.map(({ sha256 }, at) => [sha256, at]));
  for (const file of files) {
    const at = places.get(file.sha256);
    if (at === undefined) draft.files.push(file);
    else draft.files[at] = file;
  }
  draft.measurements.push(...measurements);
  if (manifest === null) return;
  const { content } = manifest;
  draft.states = states.map((state) => ({ ...state }));
  draft.constants = withConstants(draft.constants, manifestConstants(manifest));
  draft.sample.synthetic ||= content.synthetic;
  if (content.sample !== '') draft.sample.description ||= content.sample;
  const [formula] = /^(?:[A-Z][a-z]?\d*\.?\d*){2,}(?=\s|$)/.exec(content.sample) ?? [];
  if (isFirst && formula !== undefined) draft.sample.formula = formula;
  const title = content.title ?? content.sample;
  if (isFirst && title !== '' && isUntitled(draft)) draft.title = title.slice(0, 200);
}
