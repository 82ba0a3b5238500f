/** Band positions that people look for, shipped as a guide for the eye: no verdict rests on them. */

/** `read`: seen in the source named; `recalled`: usual values of the literature, to be checked before they are quoted. */
type Trust = 'read' | 'recalled';

interface BandEntry {
  readonly name: string;
  /** cm⁻¹ at room temperature. */
  readonly positions: readonly number[];
  readonly trust: Trust;
  readonly source: string;
}

export const bandLibrary: readonly BandEntry[] = [
  { name: 'alpha-RuCl3', positions: [116, 164, 222, 270, 296, 312, 340], trust: 'recalled', source: 'Sandilands 2015, Glamazda 2017, Mai 2019 (arXiv 1908.01021), Zhou 2018 (arXiv 1709.00431: 164)' },
  { name: 'RuO2', positions: [528, 646, 716], trust: 'recalled', source: 'Kim et al., Appl. Phys. Lett. 96, 213108 (2010): 525 and 714 in nanowires' },
  { name: 'ZrCl6(2-)', positions: [157, 325], trust: 'recalled', source: 'separator: ν5 150–165, ν1 320–330' },
  { name: 'carbon', positions: [1340, 1590], trust: 'recalled', source: 'D (moves by some 50 cm⁻¹ per eV of photon energy) and G' },
  { name: 'silicon', positions: [520.5], trust: 'recalled', source: 'calibration line at room temperature' },
  { name: 'sapphire', positions: [418, 645, 750], trust: 'recalled', source: 'cell window; 645 lies beside RuO2 A1g' },
];
