/** Which Raman spectra may be repeats of each other: measured for the same state in the same role, on the same axis. */
import type { ProjectMeasurement } from '@shared/project/document';
import { mostRepeats } from '@shared/raman/repeat-spikes';
import type { Spectrum } from '@shared/spectrum/spectrum';

interface Sample {
  readonly id: string;
  readonly measurement: ProjectMeasurement;
  readonly spectrum: Spectrum;
}

/** Axes are the same when no channel is off by more than this share of a step. */
const axisTolerance = 0.1;
/** Neighbours in the order of the project that are looked at on either side: of thousands of spectra each is compared with few. */
const reach = mostRepeats;

/** What repeats have in common in the project: the state and role, or without a state the file; and the number of channels. */
const placeOf = ({ stateId, role, sha256, points }: ProjectMeasurement): string => `${stateId === null ? `file ${sha256}` : `state ${stateId}`}/${role}/${points}`;

function byPlace<T>(items: readonly T[], measurementOf: (item: T) => ProjectMeasurement): T[][] {
  const places = new Map<string, T[]>();
  for (const item of items) {
    const key = placeOf(measurementOf(item));
    const group = places.get(key);
    if (group) group.push(item);
    else places.set(key, [item]);
  }
  return [...places.values()].filter(({ length }) => length > 1);
}

/** A text for each measurement that may have repeats, which changes with them: in whose company it is. Empty for projects without repeats. */
export const placesOfRepeats = (measurements: readonly ProjectMeasurement[]): string[] =>
  byPlace(measurements, (one) => one).flatMap((group) => group.map((one) => `repeat ${placeOf(one)}/${one.sha256}/${one.index}`));

/** Header entries that say what kind of measurement a file holds, and their words for spectra of different places. */
const kindEntry = /measurement.?type|scan.?type|title|description|comment/i;
const placesWords = /(?:^|[^a-z])(?:area|line|grid|volume|xyz?)?[\s-]*(?:map|mapping)(?![a-z])|depth (?:series|profile|scan)|line ?scan/i;

/** Whether a header says that the spectra of its file are of different places. */
const isOfPlaces = ({ metadata }: Spectrum): boolean => Object.entries(metadata).some(([name, value]) => kindEntry.test(name) && placesWords.test(value));

/** For each sample with repeats, the ids of the nearest, at most three. Maps and depth series, where their files say so, have none. */
export function repeatsAmong(samples: readonly Sample[]): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const group of byPlace(samples, ({ measurement }) => measurement)) {
    const repeated = group.filter(({ spectrum }) => !isOfPlaces(spectrum));
    repeated.forEach((sample, i) => {
      const near = repeated
        .slice(Math.max(0, i - reach), i + reach + 1)
        .map((other, k) => ({ other, distance: Math.abs(Math.max(0, i - reach) + k - i) }))
        .filter(({ other }) => other !== sample && hasSameAxis(sample.spectrum, other.spectrum))
        .sort((a, b) => a.distance - b.distance)
        .slice(0, mostRepeats);
      if (near.length > 0) found.set(sample.id, near.map(({ other }) => other.id));
    });
  }
  return found;
}

function hasSameAxis(a: Spectrum, b: Spectrum): boolean {
  const n = a.x.length;
  if (a.axis !== b.axis || b.x.length !== n || n < 2) return false;
  const tolerance = axisTolerance * ((a.x[n - 1]! - a.x[0]!) / (n - 1));
  return a.x === b.x || a.x.every((x, i) => Math.abs(x - b.x[i]!) <= tolerance);
}
