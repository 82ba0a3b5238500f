/** Colours of the lines of surveys: those of their elements, as in fits. */
import type { PlotTheme } from '../../scene/plot-theme';

const coloured = ['C', 'Cl', 'O', 'Zr', 'Li', 'Ru'] as const;

/** The element of a line, if the program has a colour for it; null for all others. */
export const colouredElement = (line: string): (typeof coloured)[number] | null => coloured.find((element) => element === /^[A-Z][a-z]?/.exec(line)?.[0]) ?? null;

/** The colour of a line: that of its element where the program has one. */
export function colorOf(line: string, { species, accent }: PlotTheme): string {
  const element = colouredElement(line);
  return element === null ? accent : species[element];
}
