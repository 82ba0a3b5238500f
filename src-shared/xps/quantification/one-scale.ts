import type { RegionData } from '../series';

/** A spectrum with the transmission that its model is multiplied by. */
interface Measured {
  readonly data: Pick<RegionData, 'transmission' | 'passEnergyEv'>;
  readonly transmission: Float64Array | null;
}

/** Pass energies differ by more than this share where they are two settings of an analyser. */
const samePassEnergy = 0.01;

/** Whether two spectra were measured at different pass energies as far as their files say. */
const differInPassEnergy = ({ data: { passEnergyEv: a } }: Measured, { data: { passEnergyEv: b } }: Measured): boolean =>
  a !== undefined && b !== undefined && Math.abs(a - b) > samePassEnergy * Math.max(a, b);

/** Why rates of two spectra of one sample cannot be compared. */
export type ScaleDifference = 'passEnergy' | 'transmission';

/**
 * Why the rates of two spectra are not on one scale, or null where they are. An analyser lets through several times as much at twice the pass energy, which
 * no power of the kinetic energy tells: only transmission functions of both files do. Where one spectrum alone is divided by its function, the ratio
 * holds that function's arbitrary unit.
 */
export function scaleDifference(a: Measured, b: Measured): ScaleDifference | null {
  if ((a.transmission === null) !== (b.transmission === null)) return 'transmission';
  const isByFile = [a, b].every(({ data, transmission }) => transmission !== null && transmission === data.transmission);
  return !isByFile && differInPassEnergy(a, b) ? 'passEnergy' : null;
}

/** Whether the rates of all these spectra can be compared. */
export const areOfOneScale = (spectra: readonly Measured[]): boolean => spectra.every((one) => scaleDifference(spectra[0]!, one) === null);
