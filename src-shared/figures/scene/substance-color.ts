import type { PlotTheme } from './plot-theme';

/** Colours of reference phases and starting materials, apart from those of the states in lightness. */
const colors = {
  light: ['#5549C9', '#00755A', '#B3261E', '#7A5A00', '#8C4A9C', '#3F6FB5', '#4A6B7C', '#5C6B14'],
  dark: ['#A29BFF', '#19B98B', '#FF8A80', '#F2C56B', '#B57BC4', '#7CA5E0', '#9DB8C6', '#BFCB6A'],
} as const;

/** Places of what is drawn together most: no two of these share a colour but carbon and graphite. */
const places: Readonly<Record<string, number>> = { LiCl: 0, RuCl3: 1, RuO2: 2, Ru: 3, 'beta-RuCl3': 4, Li2ZrCl6: 5, carbon: 6, 'graphite-2H': 6, silicon: 7 };

/**
 * The colour that was chosen for a phase or material, or else its usual one: it hangs on the name alone, so that a substance has one colour
 * in every technique. α-RuCl3 is RuCl3. Other names may share a colour; what is drawn is named beside it.
 */
export function substanceColor(substance: string, { name, substances }: PlotTheme): string {
  if (Object.hasOwn(substances, substance)) return substances[substance]!;
  const plain = substance.replace(/^(?:alpha|α)-/, '').replace(/^β-/, 'beta-');
  const place = Object.hasOwn(places, plain) ? places[plain]! : Array.from(plain).reduce((sum, letter) => (31 * sum + letter.codePointAt(0)!) % 65_521, 0);
  return colors[name][place % colors.light.length]!;
}
