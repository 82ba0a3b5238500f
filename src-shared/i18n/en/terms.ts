import type { Message } from '../message';

/** Terms of the science that head numbers, each in one sentence; their sources are in report/science-terms.ts. */
export const terms = {
  'term.heading': 'Terms:',
  'term.halo': 'halo',
  'term.halo.how': 'A broad maximum in the scattered X-ray intensity: interatomic distances are ordered over one to two nanometres only.',
  'term.falseAlarmRate': 'false-alarm rate',
  'term.falseAlarmRate.how': 'Probability that a spectrum without the phase or substance is reported as a detection, all positions searched taken together.',
  'term.significance': 'z',
  'term.significance.how': 'Amplitude divided by its standard uncertainty; a detection exceeds the threshold that corresponds to the false-alarm rate.',
  'term.upperLimit': 'upper limit',
  'term.upperLimit.how': 'The largest amount that the data allow at 95 % confidence, whether or not anything was detected.',
  'term.detectionLimit': 'detection limit',
  'term.detectionLimit.how': 'The amount that would be detected in nine of ten such measurements at the stated false-alarm rate.',
  'term.firstOrder': 'no first-order bands',
  'term.firstOrder.how': 'Where every atom sits on a centre of inversion, as in LiCl, first-order Raman scattering is forbidden: Raman can neither detect nor exclude the substance.',
  'term.carbonRatio': 'D/G',
  'term.carbonRatio.how': 'Area ratio of the disorder (D) and graphite (G) bands of carbon; it increases as crystallites shrink and depends on the laser wavelength.',
  'term.ruFractions': 'Ru²⁺, Ru³⁺, Ru⁴⁺',
  'term.ruFractions.how': 'Fractions of the Ru 3d intensity in components whose binding energy rises with the oxidation state, fitted together with the overlapping C 1s.',
  'term.sensitivity': 'sensitivity factor',
  'term.sensitivity.how': 'Relative intensity of a line per atom; peak areas divided by it are proportional to numbers of atoms.',
  'term.chargeReference': 'charge reference',
  'term.chargeReference.how': 'A line of assigned energy to which the energy scale of an insulating sample is shifted; its uncertainty shifts all binding energies equally.',
} as const satisfies Readonly<Record<`term.${string}`, Message>>;
