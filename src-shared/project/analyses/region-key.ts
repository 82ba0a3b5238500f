/** Which region model a spectrum belongs to. */
import { molarMass } from '@shared/electrochemistry/formula';

/** Energy ranges, eV, that a spectrum must cover to hold the region's main lines. */
const ranges: readonly { readonly key: string; readonly from: number; readonly to: number }[] = [
  { key: 'Cl2p', from: 197, to: 202 },
  { key: 'Ru3p', from: 460, to: 468 },
];
/** C 1s of carbon without ruthenium starts above the Ru 3d5/2 lines. */
const ru3d = { from: 279.5, to: 288 };
const c1s = { from: 283.5, to: 288 };
/** A wider range than this, eV, is a survey: its steps are too coarse to fit. */
const surveyRange = 120;

/**
 * Gives the region key ("Ru3d_C1s", "Cl2p", "Ru3p", "C1s", or another name cleaned of odd characters), by the spectrum's name first and by
 * its energy range where the name says nothing; null for surveys and for spectra that hold none of the known lines.
 *
 * @param name region name as in the file, e.g. "Ru 3d", "C1s Scan"
 * @param range first and last observed binding energy, eV
 * @param hasRuthenium whether the sample contains ruthenium, which decides what lies under C 1s when the name is silent
 */
export function regionKey(name: string, range: readonly [number, number], hasRuthenium: boolean): string | null {
  if (range[1] - range[0] > surveyRange) return null;
  const plain = name.toLowerCase().replace(/[^a-z0-9]/g, '');
  if (/survey|wide/.test(plain)) return null;
  if (/ru3d/.test(plain)) return 'Ru3d_C1s';
  const named = /(c1s|cl2p|ru3p|cl2s|o1s|n1s|f1s|li1s|s2p|zr3d|zr3p|in3d)/.exec(plain);
  if (named) return named[1]!.charAt(0).toUpperCase() + named[1]!.slice(1);
  // Any other core level by its name: "Fe 2p", "Au4f7". The symbol begins a word, or any text would hold one.
  const level = /(?:^|[^A-Za-z])([A-Z][a-z]?) ?([1-7][spdf])/.exec(name);
  if (level && molarMass(level[1]!) !== null) return `${level[1]!}${level[2]!}`;
  const covers = ({ from, to }: { from: number; to: number }) => range[0] <= from && range[1] >= to;
  if (hasRuthenium && covers(ru3d)) return 'Ru3d_C1s';
  if (covers(c1s)) return 'C1s';
  return ranges.find(covers)?.key ?? null;
}
