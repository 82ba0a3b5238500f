import { linearBackground } from '../backgrounds/linear';
import { shirleyBackground, type ShirleyRefusal } from '../backgrounds/shirley';
import { tougaardBackground, type TougaardKernel } from '../backgrounds/tougaard';
import { tougaardConstants, usualClass } from '../backgrounds/tougaard-constants';
import type { BackgroundSpec } from '../model';
import type { RegionData } from '../series';

export interface StaticBackground {
  /** Counts per channel, transmission included. */
  readonly counts: Float64Array;
  /** Why a straight line serves instead of what was asked for, or null. */
  readonly refusal: ShirleyRefusal | null;
}

/**
 * A background that is computed from the data before the fit, or null for kinds that are fitted with it.
 * It is taken from the rates (counts / transmission), for the transmission is no part of the sample.
 */
export function staticBackground(spec: BackgroundSpec, data: RegionData, transmission: Float64Array | null): StaticBackground | null {
  if (spec.kind === 'none' || spec.kind === 'linear' || spec.kind === 'shirleyCofit') return null;
  const x = data.bindingEnergy;
  const rate = transmission ? data.counts.map((count, i) => count / transmission[i]!) : data.counts;
  const withTransmission = (background: Float64Array) => (transmission ? background.map((value, i) => value * transmission[i]!) : background);
  const average = Math.min(spec.endpointAverage, Math.floor(x.length / 2));
  const straight = (refusal: ShirleyRefusal): StaticBackground => ({ counts: withTransmission(linearBackground(x, rate, average)), refusal });
  if (spec.kind === 'shirleyStatic') {
    const sigma = data.isPoisson ? rate.map((value, i) => Math.sqrt(Math.max(1, data.counts[i]!)) * (value / Math.max(1, data.counts[i]!))) : null;
    const shirley = shirleyBackground(x, rate, { endpointAverage: average, sigma });
    return shirley.ok ? { counts: withTransmission(shirley.background), refusal: null } : straight(shirley.error);
  }
  const { b, c, d } = tougaardConstants(spec, spec.kind);
  const scale = b ?? usualClass(spec.kind).b;
  const kernel: TougaardKernel = spec.kind === 'tougaardU2' ? { kind: 'U2', b: scale, c } : { kind: 'U3', b: scale, c, d };
  try {
    return { counts: withTransmission(tougaardBackground(x, rate, kernel, average, b === null).background), refusal: null };
  } catch (error) {
    // Nothing stands above the low-energy level, so there are no losses to compute.
    if (error instanceof RangeError) return straight('no-area');
    throw error;
  }
}
