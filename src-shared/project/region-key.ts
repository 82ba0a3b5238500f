import { coreLevelEv, coreLevelsIn } from '@shared/formats/support/core-levels';

/** The key of overviews of the whole spectrum, which no region model fits. */
export const surveyKey = 'Survey';

/** Above this width, eV, a window is a survey whatever it is called: its steps are too coarse to fit. */
const surveyWidthEv = 200;

/**
 * The key under which a photoelectron region is known in models and templates: "Ru3d_C1s", "Cl2p", "Ru3p", "C1s", "Survey", …
 *
 * The name in the file decides, then the file's name, then the window alone; a name is checked against the window, since
 * "Ru 3d" over 276–296 eV holds C 1s as well. Names that say nothing are kept, in the characters that keys may have.
 * @param name region name in the file
 * @param fileName used when the region name says nothing
 * @param window lowest and highest binding energy, eV; `null` when the axis is not binding energy
 */
export function regionKey(name: string, fileName: string, window: readonly [number, number] | null): string {
  if (/survey|wide|overview|サーベイ|ワイド/i.test(name) || (window !== null && window[1] - window[0] > surveyWidthEv)) return surveyKey;
  const stem = fileName.replace(/\.[^.]*$/, '');
  const inName = coreLevelsIn(name);
  // A scan over kinetic energies has no window to tell it by; a file of that name may also hold regions, which theirs tell.
  if (inName.length === 0 && /survey|wide.?scan|overview|サーベイ|ワイド/i.test(stem) && (window === null || keyOfWindow(window) === null)) return surveyKey;
  const named = inName.length > 0 ? inName : coreLevelsIn(stem);
  if (named.length > 0) return levelsKey(named, window);
  return (window === null ? null : keyOfWindow(window)) ?? keyCharacters(name.trim() === '' ? stem : name);
}

function levelsKey(named: readonly string[], window: readonly [number, number] | null): string {
  if (named.includes('Ru3d')) {
    const holdsCarbon = window === null ? named.includes('C1s') : window[0] <= coreLevelEv['Ru3d']! && window[1] >= coreLevelEv['C1s']! + 1;
    return holdsCarbon ? 'Ru3d_C1s' : 'Ru3d';
  }
  return named.slice(0, 3).join('_');
}

/** Windows that are customary for one region: its main lines well inside, and narrow enough for no other. */
const customary: readonly { key: string; holds: readonly [number, number]; width: number }[] = [
  { key: 'Ru3d_C1s', holds: [279.5, 288], width: 45 },
  { key: 'C1s', holds: [283.5, 288], width: 45 },
  { key: 'Cl2p', holds: [197, 201], width: 30 },
  { key: 'Ru3p', holds: [461, 468], width: 70 },
  { key: 'O1s', holds: [529, 533], width: 40 },
  { key: 'Li1s', holds: [54, 57], width: 30 },
];

function keyOfWindow([low, high]: readonly [number, number]): string | null {
  return customary.find(({ holds, width }) => low <= holds[0] && high >= holds[1] && high - low <= width)?.key ?? null;
}

function keyCharacters(name: string): string {
  return name.trim().replace(/[^A-Za-z0-9_.+-]+/g, '_').slice(0, 64);
}

/** A core level, "Ru3d", or an Auger structure, "CKLL", in its parts. */
const parts = /^([A-Z][a-z]?)(\d[spdf]|[K-N][K-NV]{2})$/;

/** The key of a region of core levels or Auger structures as one writes it, "Ru3d_C1s" → "Ru 3d + C 1s", "CKLL" → "C KLL"; null for other names. */
export function writtenRegion(key: string): string | null {
  const written = key.split('_').map((part) => parts.exec(part));
  return written.every((part) => part !== null) ? written.map((part) => `${part[1]!} ${part[2]!}`).join(' + ') : null;
}
