import type { Species } from '@shared/xps/model';

/** Colours of the species on white: told apart by colour-blind eyes, and by lightness in grey print. */
export const speciesColour: Readonly<Record<Species, string>> = {
  'Ru2+': '#0072B2',
  'Ru3+': '#7A7A7A',
  'Ru4+': '#D55E00',
  // All ruthenium together must not read as one of its oxidation states.
  Ru: '#6B7A1F',
  'Ru-metal': '#8C4A9C',
  RuO2: '#A0522D',
  C: '#858D96',
  Cl: '#009E73',
  O: '#B3261E',
  Zr: '#3F6FB5',
  Li: '#C77700',
  other: '#656E79',
};
