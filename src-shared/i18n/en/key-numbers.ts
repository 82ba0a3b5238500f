import type { Message } from '../message';

/** Names of the key numbers, as they stand in tables and on the board. */
export const keyNumbers = {
  'key.cycling.voltage': 'Voltage of the state',
  'key.cycling.capacity': 'Net capacity passed',
  'key.cycling.oxidation': 'Mean Ru oxidation state (capacity)',
  'key.xrd.verdict': 'Verdict',
  'key.xrd.amorphous': 'amorphous',
  'key.xrd.crystalline': 'crystalline',
  'key.xrd.inconclusive': 'inconclusive',
  'key.xrd.peaks': 'Bragg peaks found',
  'key.xrd.halo': 'Main halo, position',
  'key.xrd.haloWidth': 'Main halo, FWHM',
  'key.xrd.haloQ': 'Main halo, q',
  'key.xrd.area': '{phase}, strongest reflection',
  'key.xrd.limit': '{phase}, upper limit (95 %)',
  'key.xrd.limitHalo': '{phase}, upper limit of the halo (95 %)',
  'key.raman.similarity': '{reference}, similarity',
  'key.raman.weight': '{reference}, share of the band intensity',
  'key.raman.limit': '{reference}, upper limit (95 %)',
  'key.xps.share': '{ion} share',
  'key.xps.oxidation': 'Mean Ru oxidation state (XPS)',
  'key.xps.clToRu': 'Cl/Ru with factors',
  'key.xps.chargeShift': 'Charge shift',
  'key.xps.ruMinusCl': 'Ru 3d5/2 − Cl 2p3/2',
  'key.xps.chi': 'χ²ᵣ {region}',
} as const satisfies Readonly<Record<`key.${string}`, Message>>;
