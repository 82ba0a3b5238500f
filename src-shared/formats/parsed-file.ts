import type { AxisQuantity, IntensityQuantity, Measurement } from '@shared/spectrum/spectrum';

/** A file as it arrives: its name (no folder) and its bytes. */
export interface SourceFile {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** How a person said a plain table is to be read; without it, all is found from the content. */
  readonly reading?: TextReading | undefined;
}

/** Corrections to what is found in a plain table; `null` leaves a thing to be found. */
export interface TextReading {
  readonly delimiter: '\t' | ';' | ',' | ' ' | null;
  readonly decimal: '.' | ',' | null;
  /** Index of the column that is the axis, from 0. */
  readonly axisColumn: number | null;
  readonly axis: AxisQuantity | null;
  readonly intensity: IntensityQuantity | null;
  /** Turns a kinetic-energy axis into binding energy, eV. */
  readonly photonEnergyEv: number | null;
}

/** One thing worth telling the user about a file, with its place where there is one. */
export interface ParseNote {
  /** Key of a message in the dictionary. */
  readonly key: string;
  readonly params: Readonly<Record<string, string | number>>;
}

/** What a reader understood, what it had to assume, and what it left aside. */
export interface ParseReport {
  readonly understood: readonly ParseNote[];
  readonly assumed: readonly ParseNote[];
  readonly ignored: readonly ParseNote[];
}

/** A table of results that another program wrote into the file (fitted peaks, quantification): shown and searched, never computed with. */
export interface ResultTable {
  readonly title: string;
  readonly columns: readonly string[];
  /** Numbers are finite; a cell that was empty or no finite number is null. */
  readonly rows: readonly (readonly (string | number | null)[])[];
}

/** Reflections of a phase, from its structure or a list: what a pattern is searched for, never a measurement. */
export interface ReferenceSticks {
  readonly name: string;
  /** Wavelength that the angles are for, Å. */
  readonly wavelengthA: number;
  /** In the order of the angle; intensities relative to the strongest, 0 … 100. */
  readonly sticks: readonly { readonly twoTheta: number; readonly relIntensity: number; readonly hkl: string }[];
}

/** What was found in a plain table: shown to the person who may know better. */
export interface FoundTable {
  /** Equal for tables of the same make: corrections are remembered under it. */
  readonly mark: string;
  readonly delimiter: NonNullable<TextReading['delimiter']>;
  readonly decimal: NonNullable<TextReading['decimal']>;
  /** Names of the columns of the first table, empty strings where there are none. */
  readonly columns: readonly string[];
  readonly axisColumn: number;
  /** The first lines of the file, cut to a width that can be shown. */
  readonly head: readonly string[];
}

export interface ParsedFile {
  /** Id of the format in the registry, e.g. "vamas". */
  readonly format: string;
  /** May be empty only when there are tables: a quantification report holds no spectrum. */
  readonly measurements: readonly Measurement[];
  readonly tables?: readonly ResultTable[];
  /** Reference phases; their reflections stand in `tables` as well. */
  readonly phases?: readonly ReferenceSticks[];
  /** How a plain table was read and what else was in the choice. */
  readonly table?: FoundTable;
  readonly report: ParseReport;
}

/** Where in a file something is: a text line (from 1), a byte offset, or a block of a format that has them. */
export type Place =
  | { readonly kind: 'line'; readonly line: number }
  | { readonly kind: 'offset'; readonly offset: number }
  | { readonly kind: 'block'; readonly block: string };

/** Why a file could not be read. `key` and `params` are a message of the dictionary that says what to do next. */
export interface ReadFailure {
  readonly file: string;
  readonly place: Place | null;
  readonly key: string;
  readonly params: Readonly<Record<string, string | number>>;
}

export type ReadResult =
  | { readonly ok: true; readonly file: ParsedFile }
  | { readonly ok: false; readonly error: ReadFailure };

/**
 * One instrument format. `sniff` looks at the first bytes (and only then at the name) and says how sure it is;
 * `parse` reads the whole file or throws a `FormatError`, which the registry turns into a {@link ReadFailure}.
 */
export interface FormatReader {
  /** Its name is the text `format.name.<id>`. */
  readonly id: string;
  /** Part of the cache key of parsed spectra: raise it whenever the same bytes would give another result. */
  readonly version: number;
  /** 0 = certainly not, 1 = certainly. */
  sniff(file: SourceFile): number;
  parse(file: SourceFile): ParsedFile;
}
