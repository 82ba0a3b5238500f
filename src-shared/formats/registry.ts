/** Every format Halocline reads, and the one function that reads a file. */
import type { Measurement } from '@shared/spectrum/spectrum';
import { avantageAvg } from './avantage/avg';
import { avantageVgd } from './avantage/vgd';
import { avantageXlsx } from './avantage-xlsx/avantage-xlsx';
import { biologicMpr } from './biologic/mpr';
import { biologicMpt } from './biologic/mpt';
import { brukerBrml } from './bruker-brml/bruker-brml';
import { brukerUxd } from './bruker-uxd/bruker-uxd';
import { casaxpsReport, casaxpsText } from './casaxps/casaxps-text';
import { delimitedText } from './delimited-text/delimited-text';
import { jascoJws } from './jasco/jasco-jws';
import { jascoText } from './jasco/jasco-text';
import { jcampDx } from './jcamp-dx/jcamp-dx';
import { maccorText } from './maccor/maccor-text';
import { newareCsv } from './neware/neware-csv';
import { panalyticalCsv } from './panalytical/csv';
import { panalyticalXrdml } from './panalytical/xrdml';
import type { FormatReader, ParsedFile, ReadFailure, ReadResult, SourceFile } from './parsed-file';
import { phiMultipakCsv } from './phi-multipak/multipak-csv';
import { phiSpe } from './phi-spe/phi-spe';
import { renishawWdf } from './renishaw-wdf/renishaw-wdf';
import { cif } from './reference-phase/cif';
import { stickList } from './reference-phase/stick-list';
import { rigakuAsc } from './rigaku/asc';
import { rigakuRas } from './rigaku/ras';
import { rigakuRasx } from './rigaku/rasx';
import { ramanOpenDatabase } from './rod/rod';
import { scientaText } from './scienta-text/scienta-text';
import { spc } from './spc/spc';
import { specsXml } from './specs-xml/specs-xml';
import { specsXy } from './specs-xy/specs-xy';
import { firstNotFinite } from './support/build-spectrum';
import { FormatError, atBlock } from './support/format-error';
import { limits } from './support/limits';
import { vamas } from './vamas/vamas';
import { witecText } from './witec/witec-text';

/** In the order in which equal certainty is settled. Plain text is last: nearly everything looks like it. */
export const readers: readonly FormatReader[] = [
  vamas,
  phiSpe,
  phiMultipakCsv,
  specsXy,
  specsXml,
  scientaText,
  casaxpsText,
  casaxpsReport,
  avantageXlsx,
  avantageVgd,
  avantageAvg,
  rigakuRas,
  rigakuRasx,
  rigakuAsc,
  brukerBrml,
  brukerUxd,
  panalyticalXrdml,
  panalyticalCsv,
  jascoText,
  jascoJws,
  witecText,
  renishawWdf,
  spc,
  jcampDx,
  ramanOpenDatabase,
  cif,
  stickList,
  biologicMpr,
  biologicMpt,
  newareCsv,
  maccorText,
  delimitedText,
];

/** A reader as sure as this answers for the file; a less sure one that fails leaves it to the next. */
const sure = 0.5;

/**
 * Recognises and reads a file. Never throws, and never gives a value that is not finite: what cannot be read comes back
 * as a failure that names the place.
 */
export function readFile(source: SourceFile): ReadResult {
  if (source.bytes.length === 0) return failure(source, new FormatError('format.error.empty'));
  if (source.bytes.length > limits.fileBytes) {
    return failure(source, new FormatError('format.error.tooLarge', { size: megabytes(source.bytes.length), limit: megabytes(limits.fileBytes) }));
  }
  if (source.reading !== undefined) return readWith(delimitedText, source);
  const candidates = readers
    .map((reader) => ({ reader, certainty: reader.sniff(source) }))
    .filter(({ certainty }) => certainty > 0)
    .sort((a, b) => b.certainty - a.certainty);
  let first: ReadResult | null = null;
  for (const { reader, certainty } of candidates) {
    const result = readWith(reader, source);
    if (result.ok || certainty >= sure) return result;
    first ??= result;
  }
  return first!; // plain text never declines
}

/** Part of the cache key of parsed spectra; `null` for a format that this version does not know. */
export function readerVersion(formatId: string): number | null {
  return readers.find(({ id }) => id === formatId)?.version ?? null;
}

function readWith(reader: FormatReader, source: SourceFile): ReadResult {
  try {
    const file = reader.parse(source);
    assertSound(file);
    return { ok: true, file };
  } catch (error) {
    if (error instanceof FormatError) return failure(source, error);
    // A mistake of a reader must not take the import of the other files with it; it is shown as what it is.
    return failure(source, new FormatError('format.error.internal', { reader: reader.id, detail: error instanceof Error ? error.message : String(error) }));
  }
}

function failure(source: SourceFile, { key, params, place }: FormatError): ReadResult {
  const error: ReadFailure = { file: source.name, place, key, params };
  return { ok: false, error };
}

/** The promise of the registry, checked whatever reader made the result. */
function assertSound({ measurements, tables = [] }: ParsedFile): void {
  if (measurements.length === 0 && tables.length === 0) throw new FormatError('format.error.noData');
  if (measurements.length > limits.measurements) {
    throw new FormatError('format.error.tooManyMeasurements', { count: measurements.length, limit: limits.measurements });
  }
  for (const { title, rows } of tables) {
    if (rows.some((row) => row.some((cell) => typeof cell === 'number' && !Number.isFinite(cell)))) throw new FormatError('format.error.notFinite', { channel: 1 }, atBlock(title));
  }
  for (const measurement of measurements) {
    for (const { name, values } of channelsOf(measurement)) {
      const bad = firstNotFinite(values);
      if (bad >= 0) throw new FormatError('format.error.notFinite', { channel: bad + 1 }, atBlock(`${measurement.name} ${name}`.trim()));
    }
  }
}

function channelsOf(measurement: Measurement): { name: string; values: Float64Array }[] {
  if (measurement.kind === 'curve') return measurement.columns.map(({ name, values }) => ({ name, values }));
  const { x, y, transmission } = measurement;
  return [{ name: 'x', values: x }, { name: 'y', values: y }, ...(transmission === null ? [] : [{ name: 'transmission', values: transmission }])];
}

const megabytes = (bytes: number): string => (bytes / 1024 / 1024).toFixed(0);
