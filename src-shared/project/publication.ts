/** What others need to know of a project that leaves the house: words, licence, keywords, instruments. Part of the document. */
import * as v from 'valibot';

const text = (max: number) => v.pipe(v.string(), v.maxLength(max));

export const PublicationSchema = v.object({
  /** What was done and why, in a few sentences. */
  description: text(10_000),
  /** Separated by commas. */
  keywords: text(1000),
  /** SPDX identifier ("CC-BY-4.0"), or null: not given. */
  licence: v.nullable(text(100)),
  organisation: text(200),
  /** Instrument and how it was used, by technique. */
  instruments: v.object({ xps: text(4000), xrd: text(4000), raman: text(4000), electrochemistry: text(4000) }),
});
export type Publication = v.InferOutput<typeof PublicationSchema>;

/** What stands where nobody has written anything yet. */
export const emptyPublication: Publication = {
  description: '',
  keywords: '',
  licence: null,
  organisation: '',
  instruments: { xps: '', xrd: '', raman: '', electrochemistry: '' },
};

/** A licence that data are commonly given under. */
export interface Licence {
  /** SPDX identifier. */
  readonly id: string;
  readonly name: string;
  readonly url: string;
}

/** The licences offered. Software licences are left out: an archive holds data. */
export const licences: readonly Licence[] = [
  { id: 'CC-BY-4.0', name: 'Creative Commons Attribution 4.0 International', url: 'https://creativecommons.org/licenses/by/4.0/' },
  { id: 'CC-BY-SA-4.0', name: 'Creative Commons Attribution Share Alike 4.0 International', url: 'https://creativecommons.org/licenses/by-sa/4.0/' },
  { id: 'CC-BY-NC-4.0', name: 'Creative Commons Attribution Non Commercial 4.0 International', url: 'https://creativecommons.org/licenses/by-nc/4.0/' },
  { id: 'CC0-1.0', name: 'Creative Commons Zero v1.0 Universal', url: 'https://creativecommons.org/publicdomain/zero/1.0/' },
  { id: 'ODbL-1.0', name: 'Open Data Commons Open Database License v1.0', url: 'https://opendatacommons.org/licenses/odbl/1-0/' },
];

/**
 * Whether the last character of an ORCID iD fits the others.
 * ISO 7064 MOD 11-2, as ORCID publishes it: "Structure of the ORCID Identifier".
 */
export function isOrcid(orcid: string): boolean {
  if (!/^\d{4}-\d{4}-\d{4}-\d{3}[\dX]$/.test(orcid)) return false;
  const digits = orcid.replace(/-/g, '');
  let total = 0;
  for (const digit of digits.slice(0, -1)) total = (total + Number(digit)) * 2;
  const check = (12 - (total % 11)) % 11;
  return digits.slice(-1) === (check === 10 ? 'X' : String(check));
}
