/** What the peaks of a survey are that no line of it quantifies. */
import { atomsPerArea } from '../quantification/atomic-amount';
import { augerLines, candidates, minorLines, xraySatellites } from './known-lines';
import type { SurveySettings } from './model';
import type { SurveyPeak } from './peaks';
import type { SurveyLineResult, SurveyMark } from './result';

/** Below, valence band and shallow levels stand, which nobody tells apart in a survey, eV. */
const deepest = 35;
/** Losses, shake-up and plasmons stand behind their line by up to this, eV, and have at most this share of its height. */
const lossReach = 35;
const lossShare = 0.1;
/** A satellite's share may be off by this factor: the background under it is the line's flank. */
const satelliteFactor = 2.5;
/** An unassigned peak is worth a word from this significance and this share of the highest peak on. */
const worthSaying = 7;
const worthShare = 0.01;
/** Area of a peak over its height, eV: a line of some 3 eV. */
const areaPerHeight = 3.2;

interface MarkInput {
  /** Peaks on the charge-corrected scale, eV. */
  readonly peaks: readonly SurveyPeak[];
  readonly lines: readonly SurveyLineResult[];
  readonly settings: SurveySettings;
  /** Relative atoms of everything that was quantified, for the size of unassigned peaks. */
  readonly totalAtoms: number;
}

/** Every peak outside the windows of the lines, with what it is: Auger lines, further core levels, X-ray satellites, losses, or unassigned. */
export function surveyMarks({ peaks, lines, settings, totalAtoms }: MarkInput): SurveyMark[] {
  const specs = settings.lines.filter(({ isOn }) => isOn);
  const verdictOf = (id: string) => lines.find(({ line }) => line === id)?.verdict ?? 'notMeasured';
  const present = new Set(specs.filter(({ id }) => verdictOf(id) === 'detected' || verdictOf(id) === 'notSeparable').map(({ element }) => element));
  const highest = peaks.reduce((most, { height }) => Math.max(most, height), 0);
  const isQuantified = (energy: number): boolean => specs.some(({ id, window }) => energy >= window[0] && energy <= window[1] && verdictOf(id) !== 'notMeasured' && verdictOf(id) !== 'notDetected');
  return peaks.flatMap((peak): SurveyMark[] => {
    const { energy, significance, height } = peak;
    if (energy < deepest || isQuantified(energy)) return [];
    const mark = (kind: SurveyMark['kind'], names: readonly string[], asCarbon: number | null = null): SurveyMark[] => [{ kind, energy, names: [...names], significance, asCarbon }];
    const kinetic = settings.photonEnergyEv - energy;
    const levels = minorLines.filter(({ element, range }) => present.has(element) && energy >= range[0] && energy <= range[1]);
    if (levels.length > 0) return mark('minor', levels.map(({ name }) => name));
    const augers = augerLines.filter(({ element, kinetic: range }) => present.has(element) && kinetic >= range[0] && kinetic <= range[1]);
    if (augers.length > 0) return mark('auger', augers.map(({ name }) => name));
    const satellite = satelliteOf(peak, peaks, settings);
    if (satellite !== null) return mark('satellite', [satellite]);
    const isLoss = peaks.some((one) => one.energy < energy - 3 && one.energy > energy - lossReach && height < lossShare * one.height);
    if (isLoss) return mark('loss', []);
    if (significance < worthSaying || height < worthShare * highest) return [];
    const perArea = atomsPerArea('C1s', energy, settings);
    const atoms = perArea === null ? null : perArea * areaPerHeight * height;
    return mark('unassigned', candidates(energy, kinetic), atoms === null || totalAtoms <= 0 ? null : (100 * atoms) / (totalAtoms + atoms));
  });
}

/** The X-ray line by which a peak is the satellite of a higher one: in its place and about as high. Null where the X-rays were monochromated. */
export function satelliteOf({ energy, height }: SurveyPeak, peaks: readonly SurveyPeak[], { photonEnergyEv, isMonochromated }: Pick<SurveySettings, 'photonEnergyEv' | 'isMonochromated'>): string | null {
  if (isMonochromated === true) return null;
  const anode = Math.abs(photonEnergyEv - 1253.6) < 20 ? 'Mg' : Math.abs(photonEnergyEv - 1486.6) < 20 ? 'Al' : null;
  if (anode === null) return null;
  for (const { name, below, share } of xraySatellites[anode]) {
    const parent = peaks.find((one) => Math.abs(one.energy - energy - below) < 1.5 && height < satelliteFactor * share * one.height && height > (share * one.height) / satelliteFactor);
    if (parent) return name;
  }
  return null;
}
