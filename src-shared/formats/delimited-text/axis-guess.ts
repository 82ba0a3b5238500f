/** What the abscissa of a plain table is, from its names first, the file's other words and name second, its range last. */
import type { AxisQuantity, Technique } from '@shared/spectrum/spectrum';
import { coreLevelEv, coreLevelsIn } from '../support/core-levels';
import { energyScaleOf } from '../support/photoelectrons';

export interface AxisGuess {
  readonly axis: AxisQuantity;
  readonly technique: Technique | null;
  /** Where it comes from: `name` is certain enough to be called understood, the others are assumptions. */
  readonly from: 'person' | 'name' | 'words' | 'fileName' | 'range' | 'nothing';
}

const techniqueOf: Readonly<Record<AxisQuantity, Technique | null>> = {
  'binding-energy': 'xps',
  'kinetic-energy': 'xps',
  'two-theta': 'xrd',
  'raman-shift': 'raman',
  wavelength: null,
  unknown: null,
};

/** An axis that a person named. */
export function axisAsTold(axis: AxisQuantity): AxisGuess {
  return { axis, technique: techniqueOf[axis], from: 'person' };
}

/** What a column name, unit or sentence says. */
export function axisOfWords(words: string): AxisQuantity | null {
  const energy = energyScaleOf(words);
  if (energy !== null) return energy;
  if (/(?<!\d)2[\s_-]?th(?:eta|\b)|two[\s_-]?theta|2[\s_-]?[θΘϑ]|°\s?2|(?:^|[^a-z])tth(?![a-z])/i.test(words)) return 'two-theta';
  if (/raman|cm\s?\^?[-−]1|cm⁻¹|1\/cm|wave[\s_-]?number|ラマン|波数/i.test(words)) return 'raman-shift';
  if (/wave[\s_-]?length|[([/ _]nm\b|波長/i.test(words)) return 'wavelength';
  return null;
}

const perLength = /1\s*\/\s*(?:Å|A|nm|angstrom)(?![a-z])|(?:Å|(?<![a-z])A|nm|angstrom)\s*\^?\s*[-−⁻]\s*[1¹]/i;
const reciprocalWords = /scattering[\s_-]?vector|momentum[\s_-]?transfer|d[\s_-]?spacing|面間隔|散乱ベクトル/i;

/** A diffraction axis that needs the wavelength to become 2θ: the scattering vector q (1/Å, 1/nm) or the lattice spacing d (Å, nm). */
const isReciprocalAxis = (name: string): boolean =>
  name.trim() === 'q' || (/^\s*q(?![\p{L}\d])/iu.test(name) && perLength.test(name)) || /^\s*d\s*[-/_([ ,]+\s*(?:Å|A|nm|angstrom)\s*[\])]?\s*$/i.test(name) || reciprocalWords.test(name);

/** What the name of a column says together with its values; `isSure` when the name alone does. */
export function axisOfColumn(name: string, x: Float64Array): { readonly axis: AxisQuantity; readonly isSure: boolean } | null {
  const axis = name === '' ? null : axisOfWords(name);
  if (axis !== null) return { axis, isSure: true };
  // WiRE calls shift and wavelength alike "Wave"; visible and near infrared light has 350 to 1100 nm.
  return /^wave$/i.test(name) && x.some((value) => value < 350 || value > 1100) ? { axis: 'raman-shift', isSure: false } : null;
}

/**
 * @param name name of the first column, "" when there is none
 * @param words comments and header entries of the file
 * @param fileName name of the file
 * @param x the first column
 */
export function guessAxis(name: string, words: string, fileName: string, x: Float64Array): AxisGuess {
  // Before all else: "q (1/nm)" is no wavelength.
  if (isReciprocalAxis(name)) return { axis: 'unknown', technique: 'xrd', from: 'name' };
  const byName = axisOfColumn(name, x);
  if (byName !== null) return { axis: byName.axis, technique: techniqueOf[byName.axis], from: byName.isSure ? 'name' : 'words' };
  // Words that speak of both energies do not say which of them the axis is.
  const speaksOfBoth = speaksOf('binding-energy', words) && speaksOf('kinetic-energy', words);
  const byWords = speaksOfBoth ? null : axisOfWords(words.replace(lightOrRays, ' '));
  if (byWords !== null) return { axis: byWords, technique: techniqueOf[byWords], from: 'words' };
  const byFile = axisOfFileName(fileName, x);
  if (byFile !== null) return { ...byFile, from: 'fileName' };
  return axisOfRange(x);
}

/** Wavelengths with their value are those of a laser or a tube, not of the axis. */
const lightOrRays = /(?:wave[\s_-]?length|波長)[^,;\n]*\d[^,;\n]*|\d\s*nm\b/gi;

const speaksOf = (scale: 'binding-energy' | 'kinetic-energy', words: string): boolean => words.split(/[\t,;\n]/).some((part) => energyScaleOf(part) === scale);

function axisOfFileName(fileName: string, x: Float64Array): Pick<AxisGuess, 'axis' | 'technique'> | null {
  const stem = fileName.replace(/\.[^.]*$/, '');
  const levels = coreLevelsIn(stem);
  if (levels.length > 0 || /xps/i.test(stem)) return { technique: 'xps', axis: energyByLines(levels, x) };
  if (/xrd|2theta|diffr/i.test(stem) || /\.(?:xye?|uxd|ras|asc)$/i.test(fileName)) return { technique: 'xrd', axis: 'two-theta' };
  if (/raman/i.test(stem)) return { technique: 'raman', axis: 'raman-shift' };
  return null;
}

/** With the main line of a named level well inside the axis it is binding energy; a rising axis without it is kinetic energy. */
function energyByLines(levels: readonly string[], x: Float64Array): AxisQuantity {
  const first = x[0]!;
  const last = x[x.length - 1]!;
  const low = Math.min(first, last);
  const high = Math.max(first, last);
  const margin = 0.05 * (high - low);
  if (levels.some((level) => coreLevelEv[level]! >= low + margin && coreLevelEv[level]! <= high - margin)) return 'binding-energy';
  if (levels.length > 0 && first < last) return 'kinetic-energy';
  return 'unknown';
}

/** Points, and eV from the first to the last, below which no range of photoelectrons is told from other falling tables. */
const [leastEnergies, leastEnergySpan] = [30, 3];

/** Ranges that only one technique has; everything else stays unknown rather than guessed. */
function axisOfRange(x: Float64Array): AxisGuess {
  const first = x[0]!;
  const last = x[x.length - 1]!;
  const step = Math.abs(last - first) / Math.max(1, x.length - 1);
  const low = Math.min(first, last);
  const high = Math.max(first, last);
  // Diffraction patterns: many fine steps, rising, inside the circle.
  if (first < last && low >= 0.3 && high <= 165 && step <= 0.1 && high - low >= 15) {
    return { axis: 'two-theta', technique: 'xrd', from: 'range' };
  }
  // Photoelectron spectra are the ones written from high to low energy in fractions of an eV; a short table that falls is anything.
  if (first > last && low >= -20 && high <= 1500 && step <= 1.01 && step >= 0.01 && x.length >= leastEnergies && high - low >= leastEnergySpan) {
    return { axis: 'binding-energy', technique: 'xps', from: 'range' };
  }
  return { axis: 'unknown', technique: null, from: 'nothing' };
}
