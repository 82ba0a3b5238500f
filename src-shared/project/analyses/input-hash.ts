import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

/**
 * SHA-256 over an analysis's settings and the raw files it reads: the same inputs give the same hash in every shell, whatever the order
 * of keys in the settings or of the files.
 *
 * @param rawHashes SHA-256 of the raw files, in any order
 */
export function inputHash(settings: unknown, rawHashes: readonly string[]): string {
  const raw = [...new Set(rawHashes)].sort();
  return bytesToHex(sha256(utf8ToBytes(canonicalJson({ settings, raw }))));
}

/** JSON with keys in order; undefined members are left out, as JSON does. */
function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((item) => canonicalJson(item)).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, member]) => `${JSON.stringify(key)}:${canonicalJson(member)}`);
  return `{${members.join(',')}}`;
}
