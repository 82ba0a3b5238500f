import type { Spectrum } from '@shared/spectrum/spectrum';

/** A Raman spectrum of these points and nothing else known. */
export function spectrumOf(x: Float64Array, y: Float64Array, change: Partial<Spectrum> = {}): Spectrum {
  const unknown = { transmission: null, acquisition: { dwellS: null, scans: null }, wasReversed: false, xps: null, metadata: {} };
  return { kind: 'spectrum', technique: 'raman', name: '', axis: 'raman-shift', x, y, intensity: 'counts', ...unknown, ...change };
}
