/**
 * Binding energies of the main line of core levels that are met in this field, eV, rounded.
 * Source: X-ray Data Booklet (LBNL/PUB-490 Rev. 3), table 1-1, electron binding energies of the elements.
 * They serve for recognising what an axis can be, never for analysis.
 */
export const coreLevelEv: Readonly<Record<string, number>> = {
  Li1s: 55, B1s: 188, C1s: 284, N1s: 402, O1s: 531, F1s: 685, Na1s: 1071, Mg2p: 50, Mg1s: 1303, Al2p: 73, Al2s: 118, Si2p: 99, Si2s: 150,
  P2p: 132, S2p: 163, S2s: 229, Cl2p: 199, Cl2s: 270, K2p: 294, Ca2p: 346, Ti2p: 454, V2p: 512, Cr2p: 574, Mn2p: 639, Fe2p: 707, Co2p: 778,
  Ni2p: 853, Cu2p: 933, Zn2p: 1022, Zr3d: 179, Zr3p: 330, Nb3d: 202, Mo3d: 228, Ru3d: 280, Ru3p: 461, Rh3d: 307, Pd3d: 335, Ag3d: 368,
  In3d: 444, Sn3d: 485, Sb3d: 528, I3d: 619, Ba3d: 780, La3d: 836, Ta4f: 22, W4f: 31, Ir4f: 61, Pt4f: 71, Au4f: 84, Pb4f: 137, Bi4f: 157,
};

/** The core levels a file or region name speaks of, in its order, each once: "Ru 3d5/2_C1s.csv" gives Ru3d and C1s. */
export function coreLevelsIn(name: string): string[] {
  const found: string[] = [];
  for (const [, element, shell] of name.matchAll(/(?<![A-Za-z])([A-Z][a-z]?)[ _-]?([1-4][spdf])(?![A-Za-z])/g)) {
    const level = `${element!}${shell!}`;
    if (Object.hasOwn(coreLevelEv, level) && !found.includes(level)) found.push(level);
  }
  return found;
}
