/** How components of a CasaXPS fit follow each other. */

/** A number of a component as CasaXPS stores it. */
export interface Field {
  readonly value: number;
  readonly min: number;
  readonly max: number;
  /** Number of the component that this follows, or null. */
  readonly link: number | null;
  /** Of areas and widths a factor; of positions what is added, eV of kinetic energy. */
  readonly factor: number;
}

/** A component as CasaXPS stores it. */
export interface CasaLine {
  readonly name: string;
  readonly shape: string;
  readonly area: Field;
  readonly width: Field;
  readonly position: Field;
}

/** The other component that a number follows, or null. */
export const followed = (found: readonly CasaLine[], i: number, { link }: Field): number | null => (link !== null && link !== i && found[link] ? link : null);

/**
 * For each component the one whose minor line it is, or null: its area and position follow that one, at higher binding energy, and it has the same
 * shape and width. Each component has one minor line at most.
 */
export function majorLines(found: readonly CasaLine[]): readonly (number | null)[] {
  const taken = new Set<number>();
  return found.map(({ shape, area, width, position }, i) => {
    const at = followed(found, i, area);
    if (at === null || taken.has(at)) return null;
    const major = found[at]!;
    const isAsWide = width.factor === (width.link === at ? 1 : major.width.factor) && (width.link === at || (width.link !== null && width.link === major.width.link));
    const isMinor = major.area.link === null && position.link === at && position.factor < 0 && area.factor > 0 && shape === major.shape && isAsWide;
    if (isMinor) taken.add(at);
    return isMinor ? at : null;
  });
}
