/** Crystal structure of a CIF: cell, symmetry and the atoms of the whole cell. */
import { CifError } from './cif-error';
import { readCif, type CifBlock, type CifLoop } from './read-cif';
import { scattererOf, type Scatterer } from './scattering-factor';
import { applyOperation, parseOperation, type SymmetryOperation, type Vector } from './symmetry';

export interface Cell {
  readonly a: number;
  readonly b: number;
  readonly c: number;
  /** Degrees. */
  readonly alpha: number;
  readonly beta: number;
  readonly gamma: number;
}

export interface Atom {
  readonly scatterer: Scatterer;
  readonly occupancy: number;
  /** Isotropic displacement B = 8π²⟨u²⟩, Å². */
  readonly bIsoA2: number;
  /** All its images in one cell, fractions. */
  readonly positions: readonly Vector[];
}

export interface Structure {
  readonly name: string;
  readonly cell: Cell;
  readonly atoms: readonly Atom[];
  /** True when some atom had no displacement parameter and the usual one served. */
  readonly hasUsualDisplacement: boolean;
}

/** Where a CIF gives no displacement: about that of inorganic solids at room temperature, Å². */
const usualB = 0.6;
/** Images closer than this are one atom on a special position whose coordinates were rounded, Å. */
const sameAtomA = 0.1;
/** Far more than any reference phase has; sums over reflections would take seconds beyond. */
const mostAtoms = 2000;

/** The structure of the first block that has a cell and atoms. @throws {CifError} when there is none or it is incomplete. */
export function readStructure(text: string): Structure {
  const blocks = readCif(text);
  const block = blocks.find(({ items, loops }) => items.has('_cell_length_a') && loops.some(({ tags }) => tags.includes('_atom_site_fract_x')));
  if (block === undefined) throw new CifError('format.error.partMissing', { part: '_cell_length_a, _atom_site_fract_x' });
  const cell = readCell(block);
  const operations = readOperations(block);
  const { atoms, hasUsualDisplacement } = readAtoms(block, cell, operations);
  const count = atoms.reduce((sum, { positions }) => sum + positions.length, 0);
  if (count > mostAtoms) throw new CifError('format.error.countTooLarge', { expected: 'atoms in the cell', found: count, limit: mostAtoms });
  return { name: nameOf(block), cell, atoms, hasUsualDisplacement };
}

/** "5.1398(2)" is 5.1398; "?" and "." are nothing. */
function numberOf(text: string | undefined): number | null {
  const [, digits] = /^\s*([+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)(?:\(\d*\))?\s*$/.exec(text ?? '') ?? [];
  const value = Number(digits ?? Number.NaN);
  return Number.isFinite(value) ? value : null;
}

function readCell({ items }: CifBlock): Cell {
  const number = (tag: string, usual?: number): number => {
    const value = numberOf(items.get(tag)) ?? usual;
    if (value === undefined) throw new CifError('format.error.notANumber', { expected: tag, found: (items.get(tag) ?? '').slice(0, 60) });
    return value;
  };
  const cell = {
    a: number('_cell_length_a'), b: number('_cell_length_b'), c: number('_cell_length_c'),
    alpha: number('_cell_angle_alpha', 90), beta: number('_cell_angle_beta', 90), gamma: number('_cell_angle_gamma', 90),
  };
  const isLength = (value: number): boolean => value > 1 && value < 200;
  const isAngle = (value: number): boolean => value > 20 && value < 160;
  if (![cell.a, cell.b, cell.c].every(isLength) || ![cell.alpha, cell.beta, cell.gamma].every(isAngle) || !(cellVolume(cell) > 1)) {
    throw new CifError('format.error.unexpected', { expected: 'cell', found: Object.values(cell).join(', ') });
  }
  return cell;
}

const radian = Math.PI / 180;

/** Volume, Å³: V = abc √(1 − cos²α − cos²β − cos²γ + 2 cos α cos β cos γ). */
export function cellVolume({ a, b, c, alpha, beta, gamma }: Cell): number {
  const [ca, cb, cg] = [alpha, beta, gamma].map((angle) => Math.cos(angle * radian)) as [number, number, number];
  return a * b * c * Math.sqrt(1 - ca * ca - cb * cb - cg * cg + 2 * ca * cb * cg);
}

/** Squared distance of two points of the cell to their nearest images, Å². */
function distanceSquared({ a, b, c, alpha, beta, gamma }: Cell, p: Vector, q: Vector): number {
  const [x, y, z] = p.map((value, i) => {
    const difference = value - q[i]!;
    return difference - Math.round(difference);
  }) as unknown as Vector;
  return (
    (a * x) ** 2 + (b * y) ** 2 + (c * z) ** 2 +
    2 * (b * c * y * z * Math.cos(alpha * radian) + a * c * x * z * Math.cos(beta * radian) + a * b * x * y * Math.cos(gamma * radian))
  );
}

const operationTags = ['_space_group_symop_operation_xyz', '_symmetry_equiv_pos_as_xyz'];

function readOperations({ items, loops }: CifBlock): SymmetryOperation[] {
  const group = items.get('_symmetry_space_group_name_h-m') ?? items.get('_space_group_name_h-m_alt') ?? '';
  const listed = operationTags.flatMap((tag) => [...columnOf(loops, tag), ...(items.has(tag) ? [items.get(tag)!] : [])]);
  if (listed.length > 0) return listed.map(parseOperation);
  // Without a list only the group without symmetry is sure.
  if (/^P\s*1$/i.test(group.trim())) return [parseOperation('x,y,z')];
  throw new CifError('format.error.cifNoSymmetry', { group: group.slice(0, 40) || '?' });
}

function columnOf(loops: readonly CifLoop[], tag: string): string[] {
  const loop = loops.find(({ tags }) => tags.includes(tag));
  return loop?.rows.map((row) => row[loop.tags.indexOf(tag)]!) ?? [];
}

function readAtoms({ loops }: CifBlock, cell: Cell, operations: readonly SymmetryOperation[]): { atoms: Atom[]; hasUsualDisplacement: boolean } {
  const loop = loops.find(({ tags }) => tags.includes('_atom_site_fract_x'))!;
  const anisotropic = anisotropicB(loops);
  let hasUsualDisplacement = false;
  const atoms = loop.rows.flatMap((row): Atom[] => {
    const value = (tag: string): string | undefined => row[loop.tags.indexOf(tag)];
    const label = value('_atom_site_label') ?? value('_atom_site_type_symbol') ?? '';
    const position = ['_atom_site_fract_x', '_atom_site_fract_y', '_atom_site_fract_z'].map((tag) => numberOf(value(tag)));
    const occupancy = numberOf(value('_atom_site_occupancy')) ?? 1;
    // Dummy atoms mark voids; their coordinates may be unknown.
    if (/^dum$/i.test(value('_atom_site_calc_flag') ?? '') || occupancy === 0) return [];
    if (position.some((coordinate) => coordinate === null)) throw new CifError('format.error.notANumber', { expected: `coordinates of ${label.slice(0, 30)}`, found: row.join(' ').slice(0, 60) });
    const u = numberOf(value('_atom_site_u_iso_or_equiv'));
    const b = numberOf(value('_atom_site_b_iso_or_equiv')) ?? (u === null ? anisotropic.get(label) : 8 * Math.PI ** 2 * u);
    if (b === undefined) hasUsualDisplacement = true;
    return [
      {
        scatterer: scattererOf(value('_atom_site_type_symbol') ?? label),
        occupancy,
        bIsoA2: b === undefined || b < 0 || b > 50 ? usualB : b,
        positions: orbit(position as unknown as Vector, cell, operations),
      },
    ];
  });
  if (atoms.length === 0) throw new CifError('format.error.noData');
  return { atoms, hasUsualDisplacement };
}

/** Equivalent isotropic B by label: the mean of the diagonal. */
function anisotropicB(loops: readonly CifLoop[]): Map<string, number> {
  const loop = loops.find(({ tags }) => tags.includes('_atom_site_aniso_label'));
  const mean = (row: readonly string[], kind: 'u' | 'b'): number | null => {
    const diagonal = [11, 22, 33].map((index) => numberOf(row[loop!.tags.indexOf(`_atom_site_aniso_${kind}_${index}`)]));
    return diagonal.some((value) => value === null) ? null : diagonal.reduce((sum: number, value) => sum + value!, 0) / 3;
  };
  return new Map(
    (loop?.rows ?? []).flatMap((row): [string, number][] => {
      const [u, b] = [mean(row, 'u'), mean(row, 'b')];
      const value = b ?? (u === null ? null : 8 * Math.PI ** 2 * u);
      return value === null ? [] : [[row[loop!.tags.indexOf('_atom_site_aniso_label')]!, value]];
    }),
  );
}

function orbit(position: Vector, cell: Cell, operations: readonly SymmetryOperation[]): Vector[] {
  const images: Vector[] = [];
  for (const operation of operations) {
    const image = applyOperation(operation, position);
    if (!images.some((other) => distanceSquared(cell, image, other) < sameAtomA ** 2)) images.push(image);
  }
  return images;
}

function nameOf({ name, items }: CifBlock): string {
  const given = ['_chemical_name_mineral', '_chemical_name_common', '_chemical_formula_sum', '_chemical_formula_structural', '_chemical_name_systematic'];
  const text = given.map((tag) => items.get(tag) ?? '').find((value) => /[A-Za-z]/.test(value)) ?? name;
  return text.replace(/\s+/g, ' ').trim().slice(0, 100);
}
