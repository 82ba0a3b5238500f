import type { Message } from '../message';

/** Terms of the science that head numbers, each in one sentence; their sources are in report/science-terms.ts. */
export const terms = {
  'term.heading': 'What the words mean:',
  'term.halo': 'halo',
  'term.halo.how': 'A broad maximum of scattered X-rays: the atoms keep their usual distances over one or two nanometres, and no further.',
  'term.falseAlarmRate': 'false-alarm rate',
  'term.falseAlarmRate.how': 'How often a spectrum without any of it would still be called a find, all the places counted in which was looked.',
  'term.significance': 'z',
  'term.significance.how': 'An amplitude divided by its standard uncertainty; a find is what exceeds the threshold that belongs to the false-alarm rate.',
  'term.upperLimit': 'upper limit',
  'term.upperLimit.how': 'The largest amount that these data still allow with 95 % confidence: it bounds what is there, found or not.',
  'term.detectionLimit': 'detection limit',
  'term.detectionLimit.how': 'The amount that such a measurement would find in nine of ten cases at the stated false-alarm rate.',
  'term.firstOrder': 'no first-order bands',
  'term.firstOrder.how': 'Where every atom sits on a centre of inversion, as in LiCl, no vibration scatters light in first order: Raman can neither find nor exclude it.',
  'term.carbonRatio': 'D/G',
  'term.carbonRatio.how': 'Area of the disorder band of carbon over that of its graphite band; it grows as crystallites shrink and depends on the laser line.',
  'term.ruFractions': 'Ru²⁺, Ru³⁺, Ru⁴⁺',
  'term.ruFractions.how': 'Shares of the Ru 3d intensity in lines whose binding energies rise with the oxidation state, fitted together with C 1s, which lies over them.',
  'term.sensitivity': 'sensitivity factor',
  'term.sensitivity.how': 'Counts that one atom of an element gives in a line; peak areas divided by it are ratios of atoms.',
  'term.chargeReference': 'charge reference',
  'term.chargeReference.how': 'A line of known energy to which all energies of an insulating sample are shifted; its uncertainty moves every binding energy alike.',
} as const satisfies Readonly<Record<`term.${string}`, Message>>;
