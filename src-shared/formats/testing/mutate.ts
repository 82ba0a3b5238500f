/** Damages files in the ways disks, transfers, editors and hostile people do; the same seed gives the same damage. */
import { strToU8, unzipSync, zipSync } from 'fflate';

export type Random = () => number;

/** mulberry32, T. Ettinger 2017 (public domain): small, fast and the same everywhere. */
export function seeded(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t = (t + Math.imul(t ^ (t >>> 7), t | 61)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const below = (random: Random, end: number): number => Math.floor(random() * end);
const pick = <T>(random: Random, list: readonly T[]): T => list[below(random, list.length)]!;

type Mutation = (bytes: Uint8Array, random: Random) => Uint8Array;

const truncate: Mutation = (bytes, random) => bytes.slice(0, below(random, bytes.length));

const flipBits: Mutation = (bytes, random) => {
  const out = bytes.slice();
  for (let i = 1 + below(random, 12); i > 0; i--) out[below(random, out.length)]! ^= 1 << below(random, 8);
  return out;
};

const overwrite: Mutation = (bytes, random) => {
  const out = bytes.slice();
  const at = below(random, out.length);
  out.fill(pick(random, [0, 255, 32, 57]), at, at + 1 + below(random, 64));
  return out;
};

/** Counts and lengths of binary formats near the start are the dangerous ones. */
const giantCount: Mutation = (bytes, random) => {
  const out = bytes.slice();
  if (out.length < 8) return out;
  const at = below(random, Math.min(out.length - 4, random() < 0.7 ? 1024 : out.length));
  new DataView(out.buffer).setUint32(at, pick(random, [0, 0xffffffff, 0x7fffffff, 0x10000000, 1e6]), true);
  return out;
};

const moveChunk: Mutation = (bytes, random) => {
  const from = below(random, bytes.length);
  const chunk = bytes.subarray(from, from + below(random, 400));
  const at = below(random, bytes.length);
  return join(bytes.subarray(0, at), chunk, bytes.subarray(random() < 0.5 ? at : Math.min(bytes.length, at + chunk.length)));
};

const words = ['NaN', '-1.#IND', 'Inf', '1e999', '-1', '0', '', '99999999999', '1E+37', '4294967295', 'abc', '１２', '""', '=1+1', '\u0000'];

/** Replaces one number of a text by something else. */
const replaceNumber: Mutation = (bytes, random) => {
  const start = below(random, bytes.length);
  let at = start;
  while (at < bytes.length && !(bytes[at]! >= 48 && bytes[at]! <= 57)) at++;
  let end = at;
  while (end < bytes.length && ((bytes[end]! >= 48 && bytes[end]! <= 57) || bytes[end] === 46)) end++;
  return join(bytes.subarray(0, at), strToU8(pick(random, words)), bytes.subarray(end));
};

const swapLines: Mutation = (bytes, random) => {
  const lines = new TextDecoder('latin1').decode(bytes).split('\n');
  const [a, b] = [below(random, lines.length), below(random, Math.min(lines.length, 200))];
  [lines[a], lines[b]] = [lines[b]!, lines[a]!];
  return Uint8Array.from(lines.join('\n'), (character) => character.charCodeAt(0));
};

const xmlBombs = [
  '<!DOCTYPE r [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;">]>',
  '<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
  '<a>'.repeat(3000),
  '&c;&x;',
  '<![CDATA[',
  '<!--',
];

const insertXml: Mutation = (bytes, random) => {
  const at = random() < 0.5 ? Math.max(0, bytes.indexOf(62) + 1) : below(random, bytes.length);
  return join(bytes.subarray(0, at), strToU8(pick(random, xmlBombs)), bytes.subarray(at));
};

/** Damages one part inside a zip and packs it again with a right checksum, or puts the zip into itself. */
const insideZip: Mutation = (bytes, random) => {
  const parts: Record<string, Uint8Array> = unzipSync(bytes);
  const name = pick(random, Object.keys(parts).filter((key) => /\.(?:xml|txt)$/i.test(key)));
  parts[name] = random() < 0.1 ? bytes : mutateFlat(parts[name]!, random);
  return zipSync(parts, { level: 1 });
};

const asText = (bytes: Uint8Array): string => new TextDecoder('latin1').decode(bytes);
const asBytes = (text: string): Uint8Array => Uint8Array.from(text, (character) => character.charCodeAt(0));

/** What another PC makes of a text: its line ends, its decimal sign, its encoding, its delimiter. */
const localise: Mutation = (bytes, random) => {
  switch (below(random, 6)) {
    case 0:
      return asBytes(asText(bytes).replace(/\r?\n/g, pick(random, ['\r', '\r\n', '\n\n', '\n'])));
    case 1:
      return asBytes(asText(bytes).replace(/(\d)\.(?=\d)/g, '$1,'));
    case 2:
      return join(Uint8Array.of(0xff, 0xfe), Uint8Array.from({ length: 2 * bytes.length }, (_, i) => (i % 2 === 0 ? bytes[i / 2]! : 0)));
    case 3:
      return join(Uint8Array.of(0xef, 0xbb, 0xbf), bytes);
    case 4:
      return asBytes(asText(bytes).replace(/[\t,]/g, pick(random, ['\t', ',', ';', ' '])));
    default:
      return asBytes(asText(bytes).replace(/(\d)(?=[\r\n\t, ])/g, '$1e0'));
  }
};

/** Empties or doubles one cell, or turns the rows round from some line on. */
const shiftCells: Mutation = (bytes, random) => {
  const lines = asText(bytes).split('\n');
  const at = below(random, lines.length);
  const kind = below(random, 4);
  if (kind === 0) lines[at] = lines[at]!.replace(/[^\t,;\s]+/, '');
  else if (kind === 1) lines[at] = lines[at]!.replace(/([^\t,;\s]+)([\t,;\s]?)/, '$1$2$1$2');
  else if (kind === 2) lines.splice(at, lines.length, ...lines.slice(at).reverse());
  else lines.splice(at, 0, ...Array.from({ length: Math.min(1 + below(random, 2000), Math.ceil(2e6 / (lines[at]!.length + 1))) }, () => lines[at]!));
  return asBytes(lines.join('\n'));
};

const flat: readonly Mutation[] = [truncate, flipBits, overwrite, giantCount, moveChunk, replaceNumber, replaceNumber, swapLines, insertXml, localise, shiftCells];

function mutateFlat(bytes: Uint8Array, random: Random): Uint8Array {
  let out = bytes;
  for (let i = 1 + below(random, 2); i > 0 && out.length > 0; i--) out = pick(random, flat)(out, random);
  return out;
}

/** A damaged copy of a file. */
export function mutate(bytes: Uint8Array, random: Random): Uint8Array {
  const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b;
  return isZip && random() < 0.6 ? insideZip(bytes, random) : mutateFlat(bytes, random);
}

function join(...parts: readonly Uint8Array[]): Uint8Array {
  const out = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    out.set(part, at);
    at += part.length;
  }
  return out;
}
