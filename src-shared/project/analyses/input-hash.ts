import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { ProjectMeasurement } from '@shared/project/document';

/**
 * SHA-256 over an analysis's settings and the raw files it reads: the same inputs give the same hash in every shell, whatever the order
 * of keys in the settings or of the files.
 *
 * @param raw one text per measurement read, its SHA-256 in it; in any order
 */
export function inputHash(settings: unknown, raw: readonly string[]): string {
  return bytesToHex(sha256(utf8ToBytes(canonicalJson({ settings, raw: [...new Set(raw)].sort() }))));
}

/** What of a measurement an analysis depends on: its bytes and the place it has in the project. */
export function rawKey({ stateId, region, index, sha256: hash, reading }: ProjectMeasurement): string {
  return `${stateId}/${region}/${index}/${hash}${reading === undefined ? '' : `/${reading}`}`;
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
