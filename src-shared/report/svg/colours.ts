import type { Species } from '@shared/xps/model';

/** Colours of the species on white: told apart by colour-blind eyes, and by lightness in grey print. */
export const speciesColour: Readonly<Record<Species, string>> = {
  'Ru2+': '#0072b2',
  'Ru3+': '#7a7a7a',
  'Ru4+': '#d55e00',
  Ru: '#4e6e81',
  'Ru-metal': '#5b3a8e',
  RuO2: '#8c564b',
  C: '#5f6368',
  Cl: '#009e73',
  O: '#cc79a7',
  Zr: '#b58900',
  Li: '#3a7d7c',
  other: '#80868b',
};
