/** Colours of plots, for the screen in both themes and for figures. The frame's tokens (app/tokens.css) hold the same values. */
import type { FigureColors } from '@shared/project/figure';
import { speciesColour } from '@shared/report/svg/colours';
import type { Species } from '@shared/xps/model';

export interface PlotTheme {
  readonly name: 'light' | 'dark';
  readonly background: string;
  readonly frame: string;
  readonly grid: string;
  /** Measured data and strong text. */
  readonly ink: string;
  readonly text: string;
  readonly faintText: string;
  readonly accent: string;
  readonly onAccent: string;
  /** Fill of the ±2σ band. */
  readonly band: string;
  readonly bad: string;
  readonly good: string;
  readonly species: Readonly<Record<Species, string>>;
  /** By id of the state, where another colour was chosen than the one of its place in the list. */
  readonly states: Readonly<Record<string, string>>;
  /** The same for phases and starting materials, by name. */
  readonly substances: Readonly<Record<string, string>>;
  /** How strongly components are filled. */
  readonly fillOpacity: number;
}

export const plotThemes: Readonly<Record<'light' | 'dark', PlotTheme>> = {
  light: {
    name: 'light',
    background: '#FFFFFF',
    frame: '#DFE3E8',
    grid: '#ECEFF2',
    ink: '#171B20',
    text: '#454D57',
    faintText: '#656E79',
    accent: '#5549C9',
    onAccent: '#FFFFFF',
    band: '#F0F1F3',
    bad: '#B3261E',
    good: '#1E7A4C',
    species: speciesColour,
    states: {},
    substances: {},
    fillOpacity: 0.28,
  },
  dark: {
    name: 'dark',
    background: '#181B1F',
    frame: '#2D3239',
    grid: '#252A30',
    ink: '#ECEEF1',
    text: '#BCC3CC',
    faintText: '#929BA6',
    accent: '#A29BFF',
    onAccent: '#15171B',
    band: '#20242A',
    bad: '#FF8A80',
    good: '#6CCB97',
    species: {
      'Ru2+': '#2B8FD0',
      'Ru3+': '#9A9A9A',
      'Ru4+': '#E8701A',
      Ru: '#A8B84A',
      'Ru-metal': '#B57BC4',
      RuO2: '#C98A63',
      C: '#8A939D',
      Cl: '#19B98B',
      O: '#FF8A80',
      Zr: '#7CA5E0',
      Li: '#E69F00',
      other: '#929BA6',
    },
    states: {},
    substances: {},
    fillOpacity: 0.34,
  },
};

/** The colours of paper, with those that were chosen for a figure. */
export const paperTheme = (chosen: FigureColors | undefined): PlotTheme => (chosen ? { ...plotThemes.light, states: chosen.states, substances: chosen.substances ?? {}, species: { ...plotThemes.light.species, ...chosen.species } } : plotThemes.light);

/**
 * Single quotes, because the SVG renderer writes this into a double-quoted attribute. Fonts with TrueType outlines stand before those with CFF
 * outlines (Noto Sans CJK, Cantarell): what Chromium prints holds the former as fonts and the latter as drawings of letters (Type 3).
 */
export const plotFont = "'Segoe UI', 'Yu Gothic UI', 'Hiragino Sans', 'Noto Sans', 'Liberation Sans', 'Noto Sans CJK JP', Cantarell, sans-serif";
