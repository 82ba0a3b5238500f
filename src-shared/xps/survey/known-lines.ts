/** Lines of a survey that are not quantified but known: other core levels, Auger lines, and satellites of X-rays that were not monochromated. */

interface MinorLine {
  readonly element: string;
  readonly name: string;
  /** Where it may stand, binding energy, eV. */
  readonly range: readonly [number, number];
}

/** A core level with the room that chemical shifts and widths take. */
const minor = (element: string, shell: string, energy: number, below = 4, above = 5): MinorLine => ({ element, name: `${element} ${shell}`, range: [energy - below, energy + above] });

/**
 * Core levels of the elements of the template, and of others that a peak may be. Source: X-ray Data Booklet (LBNL/PUB-490 Rev. 3), table 1-1, which
 * gives elements; the room is for shifts up to 5 eV and the other line of a doublet. The first line of each element is its strongest.
 */
export const minorLines: readonly MinorLine[] = [
  minor('Ru', '3d', 280.5, 5, 9), minor('Ru', '3p', 462, 8, 32), minor('Ru', '3s', 586, 6, 8), minor('Ru', '4s', 75, 5, 8), minor('Ru', '4p', 44, 5, 10),
  minor('Cl', '2p', 199, 5, 6), minor('Cl', '2s', 270, 5, 6), minor('Cl', '3s', 16, 5, 6), minor('O', '1s', 531, 5, 7), minor('O', '2s', 23, 5, 6), minor('C', '1s', 284.5, 4, 9),
  minor('F', '1s', 686, 5, 6), minor('F', '2s', 31, 5, 6), minor('Na', '1s', 1071.5), minor('Na', '2s', 63.5), minor('Na', '2p', 31),
  minor('Zr', '3d', 182, 5, 8), minor('Zr', '3p', 333, 6, 22), minor('Zr', '3s', 430, 5, 7), minor('Zr', '4p', 29, 5, 7), minor('Zr', '4s', 51, 4, 6),
  minor('N', '1s', 400, 5, 7), minor('S', '2p', 164, 5, 7), minor('S', '2s', 228, 5, 8), minor('Si', '2p', 101, 4, 5), minor('Si', '2s', 151.5, 5, 6),
  minor('Ca', '2p', 347, 4, 8), minor('Ca', '2s', 438.5), minor('Ca', '3p', 25), minor('Al', '2s', 118.5), minor('Al', '2p', 73.5), minor('In', '3d', 444.5, 4, 12), minor('In', '3p', 665, 5, 44), minor('In', '4d', 18),
  minor('Li', '1s', 55.5), minor('P', '2p', 133, 5, 6), minor('P', '2s', 189.5), minor('Fe', '2p', 709, 5, 27), minor('Fe', '3p', 54), minor('Fe', '3s', 93), minor('Ni', '2p', 854, 5, 32), minor('Ni', '3p', 67),
  minor('Cu', '2p', 933, 4, 30), minor('Cu', '3p', 75.5), minor('Cu', '3s', 122.5), minor('K', '2p', 293.5, 4, 7),
  minor('Mg', '1s', 1303.5), minor('Mg', '2s', 88.7), minor('Mg', '2p', 50), minor('Ti', '2p', 458, 5, 9), minor('Ti', '3p', 36), minor('V', '2p', 516, 5, 11), minor('Cr', '2p', 576, 5, 14), minor('Cr', '3p', 43),
  minor('Mn', '2p', 641, 4, 17), minor('Mn', '3p', 48), minor('Co', '2p', 780, 4, 24), minor('Co', '3p', 60.5), minor('Zn', '2p', 1022, 4, 27), minor('Zn', '3s', 139.8), minor('Zn', '3p', 89),
  minor('Ga', '2p', 1118, 4, 30), minor('Ge', '2p', 1219, 4, 36), minor('As', '3d', 43), minor('Br', '3d', 69.5), minor('Br', '3p', 184, 5, 10), minor('B', '1s', 190), minor('Nb', '3d', 204, 4, 8), minor('Nb', '3p', 362, 5, 20), minor('Mo', '3d', 229, 3, 8), minor('Mo', '3p', 395, 5, 22),
  minor('Ag', '3d', 368, 4, 10), minor('Sn', '3d', 486, 4, 12), minor('Sn', '3p', 716, 5, 46), minor('Sn', '4s', 137), minor('Sb', '3d', 530, 4, 14), minor('I', '3d', 619, 4, 16), minor('W', '4f', 34), minor('Au', '4f', 84, 3, 7), minor('Bi', '4f', 158, 4, 9), minor('Pb', '4f', 138, 4, 8), minor('Pt', '4f', 72, 4, 7),
];

interface AugerLine {
  readonly element: string;
  readonly name: string;
  /** Where its structure stands, kinetic energy, eV: it does not follow the photon energy, so that it moves on a scale of binding energy. */
  readonly kinetic: readonly [number, number];
}

/** Structures with their fine parts. Energies of the strongest part: LG4X-V2's table of elements; usual places in surveys at Al Kα: C KLL 1223, O KLL 978, F KLL 832, Na KLL 497, Cl LMM 1305 eV. */
export const augerLines: readonly AugerLine[] = [
  { element: 'C', name: 'C KLL', kinetic: [235, 282] }, { element: 'N', name: 'N KLL', kinetic: [350, 392] }, { element: 'O', name: 'O KLL', kinetic: [466, 522] },
  { element: 'F', name: 'F KLL', kinetic: [596, 668] }, { element: 'Na', name: 'Na KLL', kinetic: [915, 1000] }, { element: 'Cl', name: 'Cl LMM', kinetic: [165, 192] },
  { element: 'Ru', name: 'Ru MNN', kinetic: [190, 285] }, { element: 'S', name: 'S LMM', kinetic: [135, 160] }, { element: 'Zr', name: 'Zr MNN', kinetic: [85, 155] },
  { element: 'Si', name: 'Si LMM', kinetic: [70, 98] }, { element: 'Al', name: 'Al LMM', kinetic: [50, 74] }, { element: 'Ca', name: 'Ca LMM', kinetic: [280, 300] },
  { element: 'In', name: 'In MNN', kinetic: [395, 416] }, { element: 'P', name: 'P LMM', kinetic: [100, 125] }, { element: 'Fe', name: 'Fe LMM', kinetic: [580, 715] },
  { element: 'Mg', name: 'Mg KLL', kinetic: [1135, 1190] }, { element: 'Mn', name: 'Mn LMM', kinetic: [530, 645] }, { element: 'Co', name: 'Co LMM', kinetic: [600, 780] }, { element: 'Zn', name: 'Zn LMM', kinetic: [880, 1000] }, { element: 'Sn', name: 'Sn MNN', kinetic: [415, 442] },
  { element: 'Ni', name: 'Ni LMM', kinetic: [700, 858] }, { element: 'Cu', name: 'Cu LMM', kinetic: [760, 930] },
];

interface XraySatellite {
  readonly name: string;
  /** How far below the binding energy of its line it stands, eV, and its share of the line. */
  readonly below: number;
  readonly share: number;
}

/** Satellites of X-ray anodes that no monochromator takes away. Source: Krause and Ferreira 1975, J. Phys. B 8, 2007, as used by handbooks of XPS. */
export const xraySatellites: Readonly<Record<'Al' | 'Mg', readonly XraySatellite[]>> = {
  Al: [{ name: 'Kα3', below: 9.8, share: 0.064 }, { name: 'Kα4', below: 11.8, share: 0.032 }, { name: 'Kβ', below: 69.7, share: 0.0055 }],
  Mg: [{ name: 'Kα3', below: 8.4, share: 0.08 }, { name: 'Kα4', below: 10.1, share: 0.041 }, { name: 'Kβ', below: 48.5, share: 0.005 }],
};

/** What a peak could be, by energy alone. @param energy charge-corrected binding energy, eV @param kinetic energy of the same electrons, eV */
export const candidates = (energy: number, kinetic: number): string[] => [
  ...minorLines.filter(({ range }) => energy >= range[0] && energy <= range[1]).map(({ name }) => name),
  ...augerLines.filter(({ kinetic: range }) => kinetic >= range[0] && kinetic <= range[1]).map(({ name }) => name),
];

/** Elements that a peak among those names may be the strongest line of. */
export function elementsByStrongest(names: readonly string[]): string[] {
  const strongest = new Map<string, string>();
  for (const { element, name } of minorLines) if (!strongest.has(element)) strongest.set(element, name);
  return [...strongest].filter(([, name]) => names.includes(name)).map(([element]) => element);
}
