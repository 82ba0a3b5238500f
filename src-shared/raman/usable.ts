import type { Spectrum } from '@shared/spectrum/spectrum';
import type { RamanFinding, RamanSettings } from './result';

const fewestPoints = 150;
/** A window may begin outside the spectrum by this share of its width: filters cut the first wavenumbers. */
const missingShare = 0.2;

/** Why a spectrum on Raman shift cannot be compared, or null. */
export function troubleWith({ x, y }: Spectrum, { window: [low, high] }: RamanSettings): RamanFinding | null {
  const problem = (key: RamanFinding['key'], params: RamanFinding['params']): RamanFinding => ({ severity: 'problem', key, params });
  if (x.length < fewestPoints) return problem('raman.tooFewPoints', { points: x.length, needed: fewestPoints });
  const negative = y.findIndex((value) => value < 0);
  if (negative >= 0) return problem('raman.negativeCounts', { at: x[negative]!, value: y[negative]! });
  if (x[0]! > low + missingShare * (high - low) || x[x.length - 1]! < high) return problem('raman.windowOutside', { from: x[0]!, to: x[x.length - 1]!, low, high });
  return null;
}

/** Channels at the very top that make a detector look saturated: a flat top, no peak of counts has that. */
const fewestAtTop = 4;

/** Where neighbouring channels all hold the highest value of the spectrum: what the detector could not count. */
export function saturation({ x, y }: Spectrum): { readonly at: number; readonly channels: number } | null {
  const top = y.reduce((highest, value) => Math.max(highest, value), -Infinity);
  let run = 0;
  let longest = 0;
  let end = 0;
  for (let i = 0; i < y.length; i += 1) {
    run = y[i] === top ? run + 1 : 0;
    if (run > longest) [longest, end] = [run, i];
  }
  return longest >= fewestAtTop ? { at: x[end]!, channels: longest } : null;
}
