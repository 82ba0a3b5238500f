import type { Spectrum } from '@shared/spectrum/spectrum';
import type { RegionData } from '@shared/xps/series';

/** Rates written with five digits or more give whole counts within this when multiplied by dwell × scans. */
const wholeWithin = 2e-3;

/**
 * Turns a spectrum into counts for the fit. Counting statistics are used only when the events are known: the file says counts and they
 * are whole, or rate × dwell × scans gives whole numbers. Anything else keeps its ordinate and has its scatter estimated.
 */
export function regionData(measurementId: string, spectrum: Spectrum, photonEnergyEv: number): RegionData {
  const { dwellS, scans } = spectrum.acquisition;
  const livetime = dwellS !== null && scans !== null && dwellS * scans > 0 ? dwellS * scans : null;
  const { bindingEnergy, y, transmission } = onBindingEnergy(spectrum, photonEnergyEv);
  const common = { measurementId, bindingEnergy, transmission };
  if (spectrum.intensity === 'counts' && y.every((value) => isCount(value, 0))) {
    return { ...common, counts: y.map(Math.round), livetimeS: livetime, isPoisson: true };
  }
  if (spectrum.intensity === 'count-rate' && livetime !== null) {
    const counts = y.map((rate) => rate * livetime);
    if (counts.every((value) => isCount(value, wholeWithin * Math.max(1, Math.abs(value) / 100)))) {
      return { ...common, counts: counts.map(Math.round), livetimeS: livetime, isPoisson: true };
    }
  }
  // A rate is already per second; of any other ordinate the live time says nothing.
  return { ...common, counts: y.slice(), livetimeS: spectrum.intensity === 'count-rate' ? 1 : spectrum.intensity === 'counts' ? livetime : null, isPoisson: false };
}

/** Whether a number is a whole, not negative count within a tolerance (and the rounding of the arithmetic). */
function isCount(value: number, tolerance: number): boolean {
  return value > -0.5 && Math.abs(value - Math.round(value)) <= tolerance + 1e-9 * Math.abs(value);
}

/** The arrays over increasing binding energy. */
function onBindingEnergy(spectrum: Spectrum, photonEnergyEv: number): { bindingEnergy: Float64Array; y: Float64Array; transmission: Float64Array | null } {
  if (spectrum.axis !== 'kinetic-energy') return { bindingEnergy: spectrum.x.slice(), y: spectrum.y.slice(), transmission: spectrum.transmission?.slice() ?? null };
  return {
    bindingEnergy: spectrum.x.map((kinetic) => photonEnergyEv - kinetic).reverse(),
    y: spectrum.y.slice().reverse(),
    transmission: spectrum.transmission?.slice().reverse() ?? null,
  };
}
