/** Files for the tests of readers: in the repository, or in an optional folder of files that may not be shipped. */
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { gunzipSync } from 'fflate';
import type { SourceFile, ParsedFile } from '../parsed-file';
import { readFile } from '../registry';
import type { Spectrum } from '@shared/spectrum/spectrum';

const fixtures = resolve(import.meta.dirname, '../fixtures');

/** Folder with files under the GPL, laid out as <technique>/<source>/<name>; unset on most machines. */
export const realDataFolder = process.env['HALOCLINE_REAL_DATA'] ?? null;

/** A file of the repository: "lg4x/C1s_sample.csv". Large texts are kept gzipped. */
export function fixture(path: string): SourceFile {
  const plain = resolve(fixtures, path);
  const bytes = existsSync(plain) ? new Uint8Array(readFileSync(plain)) : gunzipSync(new Uint8Array(readFileSync(`${plain}.gz`)));
  return { name: nameOf(path), bytes };
}

/** A file of the optional folder, or null when it is not there. */
export function realFile(path: string): SourceFile | null {
  if (realDataFolder === null) return null;
  return { name: nameOf(path), bytes: new Uint8Array(readFileSync(resolve(realDataFolder, path))) };
}

export function textFile(name: string, text: string): SourceFile {
  return { name, bytes: new TextEncoder().encode(text) };
}

/** Reads a file that must be readable. */
export function parsed(source: SourceFile): ParsedFile {
  const result = readFile(source);
  if (!result.ok) throw new Error(`${source.name} was not read: ${JSON.stringify(result.error)}`);
  return result.file;
}

/** The spectra of a file that must be readable. */
export function spectraOf(source: SourceFile): Spectrum[] {
  return parsed(source).measurements.filter((measurement) => measurement.kind === 'spectrum');
}

const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1);
