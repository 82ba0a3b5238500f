import { analyseCrystallinity, type CrystallinityOutcome } from './analyse-crystallinity';
import { fitWideLines, type FittedLine } from './fit-wide-lines';
import { angleAtOtherWavelength, meanWavelength, qPerDegree } from './geometry';
import { curveOf, withoutLines } from './known-lines';
import { narrowHumps, type NarrowHump } from './narrow-humps';
import type { Pattern } from './pattern';
import type { Phase } from './phase-test';
import type { XrdSettings } from './result';
import { wideLines, type WideLine } from './wide-lines';

/** What a search found, and how wide the lines were that it looked for in the end. */
export interface WidenedSearch {
  readonly outcome: CrystallinityOutcome;
  /** The wide lines that were measured … */
  readonly known: readonly FittedLine[];
  /** … and the pattern without them. */
  readonly rest: Pattern;
  /** ° FWHM; more than the settings ask for where the pattern shows wider lines. */
  readonly widest: number;
  /** Found lines that are wider than searched and could not be measured. */
  readonly wider: readonly WideLine[];
}

/** A halo with a coherence length above this (Å) may be nanocrystalline: widths alone cannot decide … */
export const nanocrystallineA = 30;
/** … but crystals above this have lines that can be told from halos. */
const crystallineA = 60;
/** The search goes this much beyond the widest line that was measured. */
const margin = 1.2;
const mostSearches = 4;
/** A line that is fitted no wider than this share of the widest one searched needs no place of its own. */
const widerShare = 0.95;
/** A fit that misses a line by more than this share of its height, counting apart, is the fit of something else. */
const largestMisfit = 0.12;
/** Beside a wide line of a phase its other lines are fitted too, from this intensity on: they are as wide. */
const companionShare = 0.05;
/** Lines of a phase from this intensity on are strong. */
const strongShare = 0.5;
/** Lines of a phase closer than this share of their width are fitted as one. */
const mergedShare = 0.6;
/** Narrow lines keep channels this many widths to either side from the fit of wide ones. */
const narrowReach = 2.5;

/** Template widths between the narrowest and the widest line, each about 1.45 times the one before: the loss between them is below 3 %. */
export function templateWidths([narrowest, widest]: readonly [number, number]): number[] {
  const count = Math.max(1, Math.ceil(Math.log(widest / narrowest) / Math.log(1.5)));
  return Array.from({ length: count + 1 }, (_, k) => narrowest * (widest / narrowest) ** (k / count));
}

/** Humps of the smooth scattering that no found line accounts for. @param pattern without the lines that were measured @param coherenceA see {@link narrowHumps} */
export function unexplainedHumps(pattern: Pattern, { background, peaks }: CrystallinityOutcome, coherenceA: number): NarrowHump[] {
  return narrowHumps(pattern, background, coherenceA).filter(({ centre, fwhm }) => peaks.every(({ twoTheta }) => Math.abs(twoTheta - centre) > fwhm));
}

/** Channels that no narrow line stands on. Lines found within a wide one are pieces of it. */
function besideNarrow({ twoTheta, radiation }: Pattern, { peaks }: CrystallinityOutcome, wide: readonly WideLine[]): Uint8Array {
  const use = new Uint8Array(twoTheta.length).fill(1);
  for (const { twoTheta: at, fwhm } of peaks) {
    if (wide.some((line) => Math.abs(line.centre - at) < line.fwhm)) continue;
    const second = angleAtOtherWavelength(at, radiation.kAlpha1A, radiation.kAlpha2A) ?? at;
    for (let i = 0; i < use.length; i += 1) if (twoTheta[i]! > at - narrowReach * fwhm && twoTheta[i]! < second + narrowReach * fwhm) use[i] = 0;
  }
  return use;
}

/** Where lines may be wider than searched: found lines that were not measured, and strong lines of found phases. */
function placesOf({ peaks, placed }: CrystallinityOutcome, known: readonly FittedLine[]): { readonly twoTheta: number; readonly significance: number }[] {
  const ofPhases = placed.flatMap(({ lines }) => lines.filter(({ intensity }) => intensity > strongShare).map(({ twoTheta, intensity }) => ({ twoTheta, significance: intensity })));
  return [...peaks, ...ofPhases].filter(({ twoTheta }) => !isAmong(known, twoTheta));
}

/** The other lines of phases that have one of these wide lines; what lies within half a width of a stronger line is one with it. */
function companions({ placed }: CrystallinityOutcome, { twoTheta }: Pattern, lines: readonly WideLine[]): WideLine[] {
  const all = [...lines];
  for (const phase of placed) {
    const own = lines.find(({ centre, fwhm }) => phase.lines.some((line) => line.intensity > strongShare && Math.abs(line.twoTheta - centre) < fwhm / 2));
    if (own === undefined) continue;
    for (const line of [...phase.lines].sort((a, b) => b.intensity - a.intensity)) {
      if (line.intensity < companionShare || line.twoTheta < twoTheta[0]! + own.fwhm || line.twoTheta > twoTheta[twoTheta.length - 1]! - own.fwhm) continue;
      if (all.every(({ centre, fwhm }) => Math.abs(centre - line.twoTheta) > mergedShare * fwhm)) all.push({ centre: line.twoTheta, fwhm: own.fwhm });
    }
  }
  return all;
}

/** Whether a place is at one of these lines. */
const isAmong = (lines: readonly WideLine[], at: number): boolean => lines.some(({ centre, fwhm }) => Math.abs(at - centre) < fwhm / 2);

/** Sharp lines close to one another are no wide line: they miss its shape. */
const isOneWideLine = ({ fwhm, misfit, area }: FittedLine, asked: number): boolean => area > 0 && fwhm > widerShare * asked && misfit < largestMisfit;

/**
 * Searches a pattern for lines of the widths in the settings, and again with the wider ones that lines or humps show to be there measured and taken
 * away: a smooth background that is free to follow a hump takes most of a wide line's area, and hides its weaker companions.
 */
export function searchWidened(pattern: Pattern, phases: readonly Phase[], { falseAlarmRate, lineWidths: [narrowest, asked], displacementDeg, strain }: XrdSettings): WidenedSearch {
  const wavelength = meanWavelength(pattern.radiation);
  const widestAt = (centre: number): number => (2 * Math.PI) / crystallineA / qPerDegree(centre, wavelength);
  let lines: readonly WideLine[] = [];
  let known: FittedLine[] = [];
  let narrow: FittedLine[] = [];
  let rest = pattern;
  for (let search = 1; ; search += 1) {
    const widest = known.reduce((most, { centre, fwhm }) => Math.max(most, Math.min(margin * fwhm, widestAt(centre))), asked);
    const outcome = analyseCrystallinity(pattern, phases, { falseAlarmRate, search: { widths: templateWidths([narrowest, widest]), displacementDeg, strain }, known });
    const wider = wideLines(rest, placesOf(outcome, known), asked);
    const seen = [...wider, ...unexplainedHumps(rest, outcome, nanocrystallineA)].filter(
      ({ centre, fwhm }) => fwhm < widestAt(centre) && !isAmong([...lines, ...narrow], centre),
    );
    const more = companions(outcome, pattern, [...lines, ...seen]);
    if (more.length === lines.length || search === mostSearches) return { outcome, known, rest, widest, wider };
    lines = more;
    known = fitWideLines(pattern, besideNarrow(pattern, outcome, lines), lines);
    const refused = known.filter((line) => !isOneWideLine(line, asked));
    if (refused.length > 0) {
      narrow = [...narrow, ...refused];
      lines = lines.filter(({ centre }) => !isAmong(refused, centre));
      known = fitWideLines(pattern, besideNarrow(pattern, outcome, lines), lines).filter((line) => isOneWideLine(line, asked));
    }
    rest = withoutLines(pattern, curveOf(known, pattern));
  }
}
