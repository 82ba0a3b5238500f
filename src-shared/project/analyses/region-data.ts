import type { Spectrum } from '@shared/spectrum/spectrum';
import { countingStatistics } from '@shared/spectrum/counting-statistics';
import { withoutLostChannels } from '@shared/xps/lost-channels';
import type { RegionData } from '@shared/xps/series';

/** Rates written with five digits or more give whole counts within this share of them when multiplied by dwell × scans … */
const wholeWithin = 2e-5;
/** … which tells whole numbers from others as long as it is no more than this. */
const tellsWhole = 0.05;
/** Channels that must tell; by chance one in ten does, so eight hardly ever do. */
const enoughChannels = 8;

/**
 * Turns a spectrum into what is fitted: counts where they are known, without the channels that hold no measurement.
 * @param photonEnergyEv turns kinetic into binding energies
 */
export const regionData = (measurementId: string, spectrum: Spectrum, photonEnergyEv: number): RegionData => withoutLostChannels(allChannels(measurementId, spectrum, photonEnergyEv));

/**
 * Turns a spectrum into counts for the fit. Counting statistics are used only when the events are known: the file says counts and they
 * are whole, or are means over the scans that times their number give whole numbers which scatter as counts; or rate × dwell × scans gives whole numbers.
 * Anything else keeps its ordinate and has its scatter estimated.
 */
function allChannels(measurementId: string, spectrum: Spectrum, photonEnergyEv: number): RegionData {
  const { dwellS, scans } = spectrum.acquisition;
  const livetime = dwellS !== null && scans !== null && dwellS * scans > 0 ? dwellS * scans : null;
  const { bindingEnergy, y, transmission } = onBindingEnergy(spectrum, photonEnergyEv);
  const passEnergyEv = spectrum.xps?.passEnergyEv ?? 0;
  const common = { measurementId, bindingEnergy, transmission, ...(passEnergyEv > 0 && { passEnergyEv }) };
  if (spectrum.intensity === 'counts' && y.every((value) => isCount(value, 0))) {
    return { ...common, counts: y.map(Math.round), livetimeS: livetime, isPoisson: true };
  }
  if (spectrum.intensity === 'counts' && scans !== null && scans > 1) {
    const sums = y.map((mean) => mean * scans);
    // Digits alone would take counts with one decimal for a mean of ten scans; the scatter of such a sum is ten times that of counts.
    if (areCounts(sums) && countingStatistics(sums).kind === 'counts') return { ...common, counts: sums.map(Math.round), livetimeS: livetime, isPoisson: true };
  }
  if (spectrum.intensity === 'count-rate' && livetime !== null) {
    const counts = y.map((rate) => rate * livetime);
    if (areCounts(counts)) {
      return { ...common, counts: counts.map(Math.round), livetimeS: livetime, isPoisson: true };
    }
  }
  // A rate is already per second; of any other ordinate the live time says nothing.
  return { ...common, counts: y.slice(), livetimeS: spectrum.intensity === 'count-rate' ? 1 : spectrum.intensity === 'counts' ? livetime : null, isPoisson: false };
}

/** Whether a rate times its live time gave counts: whole numbers where the digits can tell, and where they cannot, scatter as counts have it. */
function areCounts(values: Float64Array): boolean {
  const tolerance = (value: number): number => Math.max(2e-3, wholeWithin * Math.abs(value));
  const telling = values.filter((value) => tolerance(value) <= tellsWhole);
  if (!telling.every((value) => isCount(value, tolerance(value)))) return false;
  return telling.length >= Math.min(enoughChannels, values.length) || countingStatistics(values).kind === 'counts';
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
