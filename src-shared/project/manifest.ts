/**
 * The import manifest ("five-state-set/1"): a `manifest.json` that names states, files, reference spectra and phases,
 * instrument constants and the electrode, so that an import needs no guessing.
 */
import * as v from 'valibot';
import type { NoteParams, FormatKey } from '@shared/formats/support/format-error';
import { angleAtOtherWavelength, copper } from '@shared/xrd/geometry';
import type { Technique } from '@shared/spectrum/spectrum';
import { IdSchema, type Constants, type ProjectDocument } from './document';

const finite = v.pipe(v.number(), v.finite());
const positive = v.pipe(finite, v.gtValue(0));
const pair = v.tuple([finite, finite]);
const path = v.pipe(v.string(), v.minLength(1), v.maxLength(1000));
/** One file or several. */
const paths = v.union([path, v.array(path)]);
/** Files by the name of what they are of. */
const namedFiles = v.record(v.pipe(v.string(), v.maxLength(100)), path);

const PhaseSchema = v.object({
  wavelength_A: v.optional(positive),
  peaks: v.pipe(v.array(v.object({ twoTheta: finite, relIntensity: finite, hkl: v.optional(v.string(), '') })), v.maxLength(10_000)),
});

const ManifestSchema = v.object({
  format: v.literal('five-state-set/1'),
  title: v.optional(v.pipe(v.string(), v.maxLength(200))),
  synthetic: v.optional(v.boolean(), false),
  sample: v.optional(v.pipe(v.string(), v.maxLength(4000)), ''),
  states: v.pipe(
    v.array(
      v.object({
        id: IdSchema,
        label: v.optional(v.pipe(v.string(), v.maxLength(100))),
        order: v.optional(finite, 0),
        files: v.optional(
          v.object({
            xps: v.optional(paths),
            /** The regions of `xps` once more as text; imported only where `xps` is absent. */
            xpsText: v.optional(v.record(v.pipe(v.string(), v.maxLength(64)), path)),
            xrd: v.optional(paths),
            raman: v.optional(paths),
            electrochemistry: v.optional(paths),
          }),
          {},
        ),
      }),
    ),
    v.maxLength(200),
  ),
  references: v.optional(
    v.object({ xrd: v.optional(v.record(v.string(), PhaseSchema), {}), raman: v.optional(namedFiles, {}), xps: v.optional(namedFiles, {}) }),
    {},
  ),
  instrument: v.optional(
    v.object({
      xps: v.optional(
        v.object({
          photonEnergy_eV: v.optional(positive),
          rsf: v.optional(v.record(v.string(), positive), {}),
          transmission: v.optional(v.object({ form: v.optional(v.string()), exponent: finite })),
          chargeReference: v.optional(v.object({ component: v.string(), position_eV: finite })),
        }),
      ),
      xrd: v.optional(
        v.object({
          kAlpha1_A: v.optional(positive),
          kAlpha2_A: v.optional(positive),
          kAlpha2Ratio: v.optional(v.pipe(finite, v.minValue(0)), 0.5),
          expectedBraggFwhm_deg: v.optional(pair),
        }),
      ),
      raman: v.optional(v.object({ laser_nm: v.optional(positive), comparisonWindow_cm1: v.optional(pair) })),
    }),
    {},
  ),
  single: v.optional(v.object({ xrd: v.optional(v.array(path), []), raman: v.optional(v.array(path), []), xps: v.optional(v.array(path), []) }), {}),
  electrochemistry: v.optional(
    v.object({
      file: v.optional(path),
      activeMass_mg: v.optional(positive),
      molarMass_g_mol: v.optional(positive),
      mAhPerGramPerElectron: v.optional(positive),
      initialRuOxidationState: v.optional(finite),
      ruOxidationStateRange: v.optional(pair),
      stateAfterStep: v.optional(v.record(IdSchema, v.pipe(v.number(), v.integer())), {}),
    }),
  ),
});
type ManifestContent = v.InferOutput<typeof ManifestSchema>;

/** A manifest and the folder it lies in, to which its paths are relative ("" for the top of what was dropped). */
export interface Manifest {
  readonly content: ManifestContent;
  readonly folder: string;
}

/** What a manifest says about one file. */
export interface FileRole {
  readonly technique: Technique;
  readonly role: 'state' | 'reference' | 'single';
  readonly stateId: string | null;
  readonly referenceName: string | null;
  /** Region key of a text file that repeats a region, and the files that hold it already. */
  readonly textOf: { readonly region: string; readonly xps: readonly string[] } | null;
}

type ManifestResult = { readonly ok: true; readonly manifest: Manifest } | { readonly ok: false; readonly error: { readonly key: FormatKey; readonly params: NoteParams } };

/**
 * Reads a manifest.
 * @param folder folder of the manifest inside what was dropped, "" for the top
 */
export function parseManifest(text: string, folder: string): ManifestResult {
  let json: unknown;
  try {
    json = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    return refuse('format.manifest.notJson', { detail: (error as SyntaxError).message.slice(0, 200) });
  }
  const format = typeof json === 'object' && json !== null && 'format' in json ? json.format : undefined;
  if (format !== 'five-state-set/1') return refuse('format.manifest.otherFormat', { found: typeof format === 'string' ? format.slice(0, 60) : '?' });
  const parsed = v.safeParse(ManifestSchema, json);
  if (!parsed.success) {
    const [issue] = parsed.issues;
    return refuse('format.manifest.invalid', { entry: v.getDotPath(issue) ?? '', detail: issue.message.slice(0, 200) });
  }
  const manifest: Manifest = { content: parsed.output, folder };
  for (const named of namedPaths(parsed.output)) {
    if (!staysInside(named)) return refuse('format.manifest.outside', { path: named.slice(0, 200) });
  }
  return { ok: true, manifest };
}

function refuse(key: FormatKey, params: NoteParams): ManifestResult {
  return { ok: false, error: { key, params } };
}

/** A path is untrusted: relative, with forward slashes, never upwards, no drive, no control characters. */
function staysInside(name: string): boolean {
  // eslint-disable-next-line no-control-regex -- control characters are what must not be in a path
  return !/^[/~]|[\\:\u0000-\u001f]/.test(name) && name.split('/').every((part) => part !== '' && part !== '.' && part !== '..');
}

const listOf = (value: string | string[] | undefined): string[] => (value === undefined ? [] : typeof value === 'string' ? [value] : value);

function namedPaths(content: ManifestContent): string[] {
  return [...rolesByPath(content).keys()];
}

function rolesByPath(content: ManifestContent): Map<string, FileRole> {
  const roles = new Map<string, FileRole>();
  const put = (name: string, technique: Technique, role: FileRole['role'], rest: Partial<FileRole> = {}): void => {
    roles.set(name, { technique, role, stateId: null, referenceName: null, textOf: null, ...rest });
  };
  for (const technique of ['xrd', 'raman', 'xps'] as const) for (const name of content.single[technique]) put(name, technique, 'single');
  for (const technique of ['raman', 'xps'] as const) {
    for (const [referenceName, name] of Object.entries(content.references[technique])) put(name, technique, 'reference', { referenceName });
  }
  for (const { id: stateId, files } of content.states) {
    for (const [region, name] of Object.entries(files.xpsText ?? {})) put(name, 'xps', 'state', { stateId, textOf: { region, xps: listOf(files.xps) } });
    for (const technique of ['xps', 'xrd', 'raman', 'electrochemistry'] as const) {
      for (const name of listOf(files[technique])) put(name, technique, 'state', { stateId });
    }
  }
  const cycling = content.electrochemistry?.file;
  if (cycling !== undefined) put(cycling, 'electrochemistry', 'state');
  return roles;
}

/** Every file a manifest names, by its path inside what was dropped, with what the manifest says about it. */
export function manifestRoles({ content, folder }: Manifest): Map<string, FileRole> {
  return new Map([...rolesByPath(content)].map(([name, role]) => [joinPath(folder, name), role]));
}

/** "folder/name", or the name alone at the top. */
export function joinPath(folder: string, name: string): string {
  return folder === '' ? name : `${folder}/${name}`;
}

/** The lines of a phase as the wavelength of the patterns, Å, shows them; planes that do not reflect there are left out. */
function linesAt({ wavelength_A, peaks }: v.InferOutput<typeof PhaseSchema>, kAlpha1A: number) {
  if (wavelength_A === undefined || wavelength_A === kAlpha1A) return peaks.map((peak) => ({ ...peak }));
  return peaks.flatMap((peak) => {
    const twoTheta = angleAtOtherWavelength(peak.twoTheta, wavelength_A, kAlpha1A);
    return twoTheta === null ? [] : [{ ...peak, twoTheta }];
  });
}

/** Published wavelengths of one line differ by less, Å. */
const sameLineA = 0.001;

/** The constants of a manifest in the document's form. */
export function manifestConstants({ content }: Manifest): Constants {
  const { xps, xrd, raman } = content.instrument;
  const phases = content.references.xrd;
  const kAlpha1A = xrd?.kAlpha1_A ?? copper.kAlpha1A;
  // The second line of copper belongs to its first alone: another anode without one is taken as a single wavelength.
  const kAlpha2A = xrd?.kAlpha2_A ?? (Math.abs(kAlpha1A - copper.kAlpha1A) < sameLineA ? copper.kAlpha2A : null);
  const cell = content.electrochemistry;
  return {
    xps: xps === undefined ? null : {
      photonEnergyEv: xps.photonEnergy_eV ?? null,
      rsf: { ...xps.rsf },
      transmission: xps.transmission === undefined ? null : { exponent: xps.transmission.exponent },
      chargeReference: xps.chargeReference === undefined ? null : { component: xps.chargeReference.component, positionEv: xps.chargeReference.position_eV },
    },
    xrd: xrd === undefined && Object.keys(phases).length === 0 ? null : {
      kAlpha1A,
      kAlpha2A: kAlpha2A ?? kAlpha1A,
      kAlpha2Ratio: kAlpha2A === null ? 0 : (xrd?.kAlpha2Ratio ?? copper.kAlpha2Ratio),
      expectedBraggFwhmDeg: xrd?.expectedBraggFwhm_deg ?? null,
      phases: Object.fromEntries(Object.entries(phases).map(([name, phase]) => [name, linesAt(phase, kAlpha1A)])),
    },
    raman: raman === undefined ? null : { laserNm: raman.laser_nm ?? null, comparisonWindowCm1: raman.comparisonWindow_cm1 ?? null },
    electrochemistry: cell === undefined ? null : {
      activeMassMg: cell.activeMass_mg ?? null,
      molarMassGMol: cell.molarMass_g_mol ?? null,
      mAhPerGramPerElectron: cell.mAhPerGramPerElectron ?? null,
      initialRuOxidationState: cell.initialRuOxidationState ?? null,
      ruOxidationStateRange: cell.ruOxidationStateRange ?? null,
      stateAfterStep: { ...cell.stateAfterStep },
    },
  };
}

/**
 * A manifest for the files of a project, as JSON text. File paths are `<folder>/<name>` as they were imported.
 * Measurements that are not placed or set aside are left out.
 */
export function writeManifest(document: ProjectDocument): string {
  const pathOf = new Map(document.files.map((file) => [file.sha256, joinPath(file.folder, file.name)]));
  const pathsOf = (chosen: (measurement: ProjectDocument['measurements'][number]) => boolean): string[] =>
    [...new Set(document.measurements.filter(chosen).map(({ sha256 }) => pathOf.get(sha256)).filter((name) => name !== undefined))];
  const oneOrMore = (names: string[]): string | string[] | undefined => (names.length <= 1 ? names[0] : names);
  const referencesOf = (technique: Technique) =>
    Object.fromEntries(document.measurements.filter((m) => m.role === 'reference' && m.technique === technique && m.referenceName !== null).map((m) => [m.referenceName!, pathOf.get(m.sha256)]));
  const single = (technique: Technique) => pathsOf((m) => m.role === 'single' && m.technique === technique);
  const { xps, xrd, raman, electrochemistry } = document.constants;
  const cycling = pathsOf(({ role, stateId, technique }) => role === 'state' && stateId === null && technique === 'electrochemistry');
  const manifest = {
    format: 'five-state-set/1',
    title: document.title,
    synthetic: document.sample.synthetic,
    sample: document.sample.description || document.sample.formula,
    states: document.states.map(({ id, label }, order) => {
      const files = (technique: Technique) => oneOrMore(pathsOf((m) => m.role === 'state' && m.stateId === id && m.technique === technique));
      return { id, label, order, files: { xps: files('xps'), xrd: files('xrd'), raman: files('raman'), electrochemistry: files('electrochemistry') } };
    }),
    references: {
      xrd: Object.fromEntries(Object.entries(xrd?.phases ?? {}).map(([name, peaks]) => [name, { wavelength_A: xrd!.kAlpha1A, peaks }])),
      raman: referencesOf('raman'),
      xps: referencesOf('xps'),
    },
    instrument: {
      xps: xps === null ? undefined : {
        photonEnergy_eV: xps.photonEnergyEv ?? undefined,
        rsf: xps.rsf,
        transmission: xps.transmission === null ? undefined : { form: 'power', exponent: xps.transmission.exponent },
        chargeReference: xps.chargeReference === null ? undefined : { component: xps.chargeReference.component, position_eV: xps.chargeReference.positionEv },
      },
      xrd: xrd === null ? undefined : {
        kAlpha1_A: xrd.kAlpha1A,
        kAlpha2_A: xrd.kAlpha2A,
        kAlpha2Ratio: xrd.kAlpha2Ratio,
        expectedBraggFwhm_deg: xrd.expectedBraggFwhmDeg ?? undefined,
      },
      raman: raman === null ? undefined : { laser_nm: raman.laserNm ?? undefined, comparisonWindow_cm1: raman.comparisonWindowCm1 ?? undefined },
    },
    single: { xrd: single('xrd'), raman: single('raman'), xps: single('xps') },
    electrochemistry: electrochemistry === null && cycling.length === 0 ? undefined : {
      file: cycling[0],
      activeMass_mg: electrochemistry?.activeMassMg ?? undefined,
      molarMass_g_mol: electrochemistry?.molarMassGMol ?? undefined,
      mAhPerGramPerElectron: electrochemistry?.mAhPerGramPerElectron ?? undefined,
      initialRuOxidationState: electrochemistry?.initialRuOxidationState ?? undefined,
      ruOxidationStateRange: electrochemistry?.ruOxidationStateRange ?? undefined,
      stateAfterStep: electrochemistry?.stateAfterStep,
    },
  };
  return `${JSON.stringify(manifest, null, 1)}\n`;
}
