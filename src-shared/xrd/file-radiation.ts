import { copper, type Radiation } from './geometry';

/** Names under which instruments keep the wavelengths of a measurement: XRDML, Bruker .brml, Rigaku .ras/.rasx. */
const names = {
  kAlpha1: ['kAlpha1', 'WaveLengthAlpha1', 'HW_XG_WAVE_LENGTH_ALPHA1'],
  kAlpha2: ['kAlpha2', 'WaveLengthAlpha2', 'HW_XG_WAVE_LENGTH_ALPHA2'],
  kBeta: ['kBeta', 'WaveLengthBeta', 'HW_XG_WAVE_LENGTH_BETA'],
  ratio: ['ratioKAlpha2KAlpha1', 'WaveLengthRatio'],
} as const;

/** Laboratory and synchrotron powder diffraction lies between these, Å. */
const [shortestA, longestA] = [0.1, 3];

/** The radiation that a file's header names, or null when it names none that could be. Lengths may carry their unit, Å or nm. */
export function fileRadiation(metadata: Readonly<Record<string, string>>): Radiation | null {
  const number = (keys: readonly string[]): number | null => {
    const text = keys.map((key) => metadata[key]).find((value) => value !== undefined && value.trim() !== '');
    const value = Number.parseFloat(text ?? '');
    if (!Number.isFinite(value)) return null;
    return /\bnm\b/.test(text!) ? 10 * value : value;
  };
  const wavelength = (keys: readonly string[]): number | null => {
    const value = number(keys);
    return value !== null && value > shortestA && value < longestA ? value : null;
  };
  const kAlpha1A = wavelength(names.kAlpha1);
  if (kAlpha1A === null) return null;
  const kAlpha2A = wavelength(names.kAlpha2);
  const ratio = number(names.ratio);
  return {
    kAlpha1A,
    kAlpha2A: kAlpha2A ?? kAlpha1A,
    kAlpha2Ratio: kAlpha2A === null || kAlpha2A === kAlpha1A ? 0 : ratio !== null && ratio >= 0 && ratio <= 1 ? ratio : 0.5,
    // Without its own a Kβ line is placed in proportion; it only marks ghosts.
    kBetaA: wavelength(names.kBeta) ?? (kAlpha1A * copper.kBetaA) / copper.kAlpha1A,
  };
}
