/** Band positions that people look for, shipped as a guide for the eye: usual values of the literature, on which no verdict rests. */

interface BandEntry {
  readonly name: string;
  /** cm⁻¹ at room temperature. */
  readonly positions: readonly number[];
  /** Key of the words that say where they come from or what they are. */
  readonly note: `raman.band.${'alphaRuCl3' | 'RuO2' | 'ZrCl6' | 'carbon' | 'silicon' | 'sapphire'}`;
}

export const bandLibrary: readonly BandEntry[] = [
  { name: 'alpha-RuCl3', positions: [116, 164, 222, 270, 296, 312, 340], note: 'raman.band.alphaRuCl3' },
  { name: 'RuO2', positions: [528, 646, 716], note: 'raman.band.RuO2' },
  { name: 'ZrCl6(2-)', positions: [157, 325], note: 'raman.band.ZrCl6' },
  { name: 'carbon', positions: [1340, 1590], note: 'raman.band.carbon' },
  { name: 'silicon', positions: [520.5], note: 'raman.band.silicon' },
  { name: 'sapphire', positions: [418, 645, 750], note: 'raman.band.sapphire' },
];
