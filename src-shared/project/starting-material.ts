/** Names of the spectra of starting materials, by which comparison and tables tell them apart. */
import type { ProjectDocument } from './document';

/** Longest name that a document takes. */
export const longestMaterialName = 100;

/** "ref-RuCl3.txt", "LiCl_reference.xy" and "RuCl3.xy" name a starting material; null for names that do not say so. */
export function materialInName(fileName: string): string | null {
  const stem = stemOf(fileName);
  const [, prefixed] = /^ref(?:erence)?[-_ ]+([A-Za-z0-9()·.-]{2,40})/i.exec(stem) ?? [];
  const [, suffixed] = /^([A-Za-z0-9()·.-]{2,40})[-_ ]+ref(?:erence)?(?![a-z])/i.exec(stem) ?? [];
  const [, alone] = /^((?:α-|a-)?RuCl3|RuCl2|RuO2|LiCl|Li2RuCl6|LiRuCl6|Li3RuCl6)(?:[-_ ](?:xrd|raman|powder))?$/i.exec(stem) ?? [];
  return prefixed ?? suffixed ?? alone ?? null;
}

/** The carbon that a file is of by itself: "Ketjenblack", "KB_C1s.vms", "ref-carbon-black.xy"; null where the name says more, for that is a sample. */
export function carbonInName(fileName: string): string | null {
  const [, carbon] = /^(?:ref(?:erence)?[-_ ]+)?(ketjen ?black|KB|carbon[-_ ]?black|super ?[CP]\d*|graphite)(?:[-_ ]+(?:EC|\d+JD?|xps|C ?1s|powder|pure|ref(?:erence)?))*$/i.exec(stemOf(fileName)) ?? [];
  return carbon ?? null;
}

/** What the spectrum of a file is called as a starting material until somebody says otherwise. */
export function suggestedMaterialName(fileName: string): string {
  return materialInName(fileName) ?? stemOf(fileName).slice(0, longestMaterialName);
}

/** Names of the starting materials of the Raman comparison. @param except id of a measurement that is left out */
export function ramanMaterialNames({ measurements }: ProjectDocument, except: string | null = null): ReadonlySet<string> {
  return new Set(measurements.flatMap(({ id, technique, role, referenceName }) => (id !== except && technique === 'raman' && role === 'reference' && referenceName !== null ? [referenceName] : [])));
}

/** The name, with a number if it is taken: "RuCl3", "RuCl3 2". */
export function freeMaterialName(name: string, taken: ReadonlySet<string>): string {
  for (let number = 1; ; number++) {
    const ending = number === 1 ? '' : ` ${number}`;
    const free = `${name.slice(0, longestMaterialName - ending.length)}${ending}`;
    if (!taken.has(free)) return free;
  }
}

const stemOf = (fileName: string): string => fileName.replace(/(.)\.[^.]*$/, '$1');
