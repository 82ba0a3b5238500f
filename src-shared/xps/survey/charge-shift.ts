/** Where the windows of a survey stand when nobody has told how far the sample charged. */
import type { SurveySettings } from './model';
import type { SurveyPeak } from './peaks';

/** Lines by how little their energy depends on the compound; C 1s only without ruthenium, whose Ru 3d stands 3 eV before it. */
const references = ['C1s', 'Cl2p', 'O1s', 'Na1s'] as const;
/** How far a sample may have charged, eV. */
const reach = 6;
/** A reference has to stand out by as many standard uncertainties. */
const least = 10;

/** Observed minus true binding energy, eV, by the first of the known lines that stands out; "none" and zero where none does. */
export function strongestLineShift(peaks: readonly SurveyPeak[], { lines }: Pick<SurveySettings, 'lines'>): { value: number; from: string } {
  const highestAt = (id: string): { peak: SurveyPeak; position: number } | null => {
    const line = lines.find((one) => one.id === id);
    if (!line) return null;
    const near = peaks.filter(({ energy, significance }) => Math.abs(energy - line.position) <= reach && significance >= least);
    return near.length === 0 ? null : { peak: near.reduce((a, b) => (b.height > a.height ? b : a)), position: line.position };
  };
  const hasRuthenium = highestAt('Ru3p') !== null;
  for (const id of references) {
    const found = id === 'C1s' && hasRuthenium ? null : highestAt(id);
    if (found) return { value: found.peak.energy - found.position, from: id };
  }
  return { value: 0, from: 'none' };
}
