import type { PlotTheme } from './plot-theme';

/** Colours of reference phases and starting materials, apart from those of the states in lightness. */
const colors = {
  light: ['#5549C9', '#00755A', '#B3261E', '#7A5A00', '#8C4A9C', '#3F6FB5'],
  dark: ['#A29BFF', '#19B98B', '#FF8A80', '#F2C56B', '#B57BC4', '#7CA5E0'],
} as const;

/** The colour that was chosen for a phase or material, or else the one of its place in a list; those repeat after six. */
export const substanceColor = (substance: string, index: number, { name, substances }: PlotTheme): string => (Object.hasOwn(substances, substance) ? substances[substance]! : colors[name][index % colors.light.length]!);
