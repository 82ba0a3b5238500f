/**
 * Damaged files over all readers: no crash, no hang, no value that is not finite, and no failure that blames the program.
 * A few seconds here; `HALOCLINE_FUZZ=100000` runs that many files, `HALOCLINE_FUZZ_SEED` other ones.
 */
import { readdirSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import type { SourceFile } from './parsed-file';
import { readFile } from './registry';
import { avantageDumpBlocks, avantageDumpHead, avantageMapAxes, avantageScanAxes, avantageVgdFile, multipakTable, smallTexts } from './testing/constructed';
import { fixture, realDataFolder, realFile, textFile } from './testing/fixture';
import { mutate, seeded } from './testing/mutate';

const wanted = Number(process.env['HALOCLINE_FUZZ'] ?? 0);
const firstSeed = Number(process.env['HALOCLINE_FUZZ_SEED'] ?? 1);
const longestMs = 2000;
/** How far one file may raise the peak memory of the process, in the kilobytes of `maxRSS`. */
const mostMemoryKb = 1_000_000;
/** Enough of a long text for its reader to be reached; the rest would only cost time. */
const textBytes = 30_000;
/** Binary files are damaged whole: cut ones would only ever be too short. Larger ones say nothing new. */
const binaryBytes = wanted > 0 ? 160_000 : 40_000;
/** Containers are slow to open and pack again: every tenth round is enough for them. */
const containerBytes = wanted > 0 ? 800_000 : 160_000;

const folder = resolve(import.meta.dirname, 'fixtures');
const sources: SourceFile[] = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((path) => statSync(resolve(folder, path)).isFile() && !/\.md$|\.gitattributes$/.test(path))
  .map((path) => fixture(path.replaceAll('\\', '/').replace(/\.gz$/, '')))
  .concat([
    { name: 'scan.vgd', bytes: avantageVgdFile(avantageScanAxes, [301], Float64Array.from({ length: 301 }, (_, i) => i)) },
    { name: 'map.vgd', bytes: avantageVgdFile(avantageMapAxes, [128, 3], Float64Array.from({ length: 384 }, (_, i) => i)) },
    textFile('scan.avg', avantageDumpHead + avantageDumpBlocks),
    textFile('multipak.csv', multipakTable),
    ...Object.entries(smallTexts).map(([name, text]) => textFile(name, text)),
  ])
  .concat(['xps/before.vms', 'echem/cycling.mpt', 'xrd/before.xy', 'raman/before.txt'].map((path) => fixture(`../../../resources/sample/${path}`)))
  .concat(realSources())
  .map(({ name, bytes }) => ({ name, bytes: isText(bytes) ? bytes.slice(0, textBytes) : bytes }))
  .filter(({ bytes }) => bytes.length <= (isZip(bytes) ? containerBytes : binaryBytes));

function isText(bytes: Uint8Array): boolean {
  return bytes.subarray(0, 4096).every((byte) => byte >= 32 || (byte >= 9 && byte <= 13));
}

function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b;
}

/** Formats whose only public files may not be shipped. */
function realSources(): SourceFile[] {
  if (realDataFolder === null) return [];
  return readdirSync(realDataFolder, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.(?:mpr|mpt|ras|asc|spe|xrdml|csv)$/.test(path))
    .map((path) => realFile(path)!);
}

/** What is wrong with the outcome for one file, or null. */
function complaint(source: SourceFile): string | null {
  // Processor time: a busy machine is no hang.
  const before = process.cpuUsage();
  const peak = process.resourceUsage().maxRSS;
  const result = readFile(source);
  const took = process.cpuUsage(before).user / 1000;
  const grown = process.resourceUsage().maxRSS - peak;
  if (grown > mostMemoryKb) return `took ${(grown / 1000).toFixed(0)} MB`;
  if (took > longestMs) return `took ${took.toFixed(0)} ms`;
  if (!result.ok) return result.error.key === 'format.error.internal' ? `internal: ${JSON.stringify(result.error.params)}` : null;
  for (const measurement of result.file.measurements) {
    if (measurement.kind === 'curve') {
      if (!measurement.columns.every(({ values }) => values.every(Number.isFinite))) return 'a column that is not finite';
      continue;
    }
    const { x, y, transmission } = measurement;
    if (!x.every(Number.isFinite) || !y.every(Number.isFinite) || transmission?.every(Number.isFinite) === false) return 'a channel that is not finite';
    if (y.length !== x.length || x.some((value, i) => i > 0 && value <= x[i - 1]!)) return 'an axis that does not rise';
  }
  return null;
}

test('damaged files are read or refused, never more', { timeout: Math.max(30_000, wanted * 200) }, () => {
  const started = performance.now();
  const complaints = new Map<string, string>();
  let count = 0;
  // Bounded by count when a count is asked for, by time otherwise.
  for (let seed = firstSeed; wanted > 0 ? count < wanted : performance.now() - started < 4000; seed++) {
    for (const source of sources) {
      if (isZip(source.bytes) && source.bytes.length > 40_000 && seed % 10 !== 0) continue;
      const damaged = { name: source.name, bytes: mutate(source.bytes, seeded(seed * 1000 + count)) };
      const wrong = complaint(damaged);
      if (wrong !== null) complaints.set(`${source.name}: ${wrong}`, `seed ${seed * 1000 + count}`);
      count++;
    }
  }
  expect(Object.fromEntries(complaints)).toEqual({});
  expect(count).toBeGreaterThanOrEqual(Math.max(wanted, sources.length));
});
