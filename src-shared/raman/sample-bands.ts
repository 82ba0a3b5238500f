import { fit, reducedChiSquare, type Fit, type FitOptions, type Parameter } from '@shared/numerics/least-squares/index';
import { amplitudeOf, bandColumns, bandProblem, baselineNames, binChannels, onChannels, parameterOf, sharesWithin, startsOf, unitBand, type BandLimits, type BandStart, type Baseline, type Bins } from '@shared/spectrum/band-problem';
import type { BandValue, BroadBand } from '@shared/spectrum/broad-bands';
import { findBandStarts, strongestBand } from './band-starts';

/** A broad band with how well its height is known, counts per channel. */
interface SampleBand extends BroadBand {
  readonly heightStdUncertainty: number | null;
}

/** The broad bands of a sample over its fluorescence, and how many counts they hold. */
export interface SampleBands {
  /** In the order of their centres, cm⁻¹; areas in counts per channel × cm⁻¹. */
  readonly bands: readonly SampleBand[];
  /** Counts per channel, on the channels given. */
  readonly model: Float64Array;
  readonly baseline: Float64Array;
  /** Counts in the bands and templates within the window, with the doubt about what is baseline. */
  readonly total: BandValue;
  /** Amplitudes of the templates given. */
  readonly templates: readonly number[];
  readonly reducedChiSquare: number | null;
}

/** No broad band has structure finer than a bin, cm⁻¹: in the window, and from `fineReach` beyond it on, where only carbon's are. */
const fineBin = 10;
const coarseBin = 20;
const fineReach = 100;
const fewestBins = 40;
const narrowest = 35;
const widest = 260;
const mostBands = 10;
/** Orders of the polynomial for the fluorescence with which bands are sought; in the end one more and one less are tried. */
const seekingOrders = [2, 3] as const;
/** Highest order while bands are sought. */
const highestOrder = 5;
/** A band beyond the window that is wider than this, cm⁻¹, is as likely a bend of the fluorescence … */
const suspectWidth = 180;
/** … and gives way to one more order where BIC rises by no more than this ("positive" evidence, Kass & Raftery 1995, begins at 2, "strong" at 6). */
const suspectEvidence = 5;
/** Scales, cm⁻¹, on which scattered laser light falls where a spectrum falls from its beginning. */
const laserDecays = [30, 60, 120, 240] as const;
/** What is known of broad bands before they are fitted: FWHM in cm⁻¹ and Lorentz share, each with its standard deviation … */
const usualBands = { fwhm: [70, 25], mixing: [0.4, 0.4] } as const;
/**
 * … and the same for bands without tails. Tails and fluorescence look alike: where a fit with Gaussian bands finds another total, as much
 * is in doubt.
 */
const gaussianBands = { fwhm: [70, 25], mixing: [0, 0.02] } as const;
/** A further band, or another baseline, counts as the better one when BIC falls by this much ("very strong", Kass & Raftery 1995). */
const strongEvidence = 10;
/**
 * Doubt about the total that no fit of one spectrum sees, for own spectra with known truth (Gaussian to Lorentzian bands, five kinds of
 * fluorescence) scatter by this much more: bands are not quite pseudo-Voigts (relative to the total) …
 */
const shapeDoubt = 0.06;
/** … fluorescence is no polynomial (relative to the fluorescence in the window) … */
const fluorescenceDoubt = 0.035;
/** … and laser light that falls steeply under the first bands takes any shape (relative to the total). */
const laserDoubt = 0.25;
const rough = { maxIterations: 20, tolerance: 1e-2, covariance: false } as const;
/** Some 2·10⁻⁴ above the lowest χ² of 150 bins: no value is off by more than 2 % of its σ. */
const exact = { maxIterations: 40, tolerance: 1e-3 } as const;

/**
 * Fits broad bands, the fluorescence under them and the given templates (counts per channel for an amplitude of 1) to counts over
 * the whole range: how much of the window's intensity is fluorescence is known only from where no band is. Bands beyond the window
 * (carbon) have a shape of their own. `sharp` holds the counts of narrow bands, which are no broad band to start from.
 * Returns null for fewer than 40 bins.
 */
export function fitSampleBands(shift: Float64Array, counts: Float64Array, use: Uint8Array, templates: readonly Float64Array[], sharp: Float64Array, window: readonly [number, number]): SampleBands | null {
  const widthAt = (at: number): number => (at < window[1] + fineReach ? fineBin : coarseBin);
  const bins = binChannels(shift, counts, use, widthAt, templates);
  const n = bins.x.length;
  if (n < fewestBins) return null;
  const limits: BandLimits = { narrowest, widest, divide: window[1], widestBelow: 140, usual: usualBands };
  const run = (starts: readonly BandStart[], baseline: Baseline, accuracy: FitOptions, before?: Candidate, shapes: BandLimits = limits): Candidate => {
    const { block, parameters } = bandProblem(bins, starts, baseline, shapes);
    const fitted = fit({ parameters: before ? parameters.map((parameter) => fromBefore(parameter, before)) : parameters, blocks: [block] }, accuracy);
    return { fitted, baseline, starts: startsOf(fitted, starts.length), given: starts, bic: fitted.objective + (n - fitted.degreesOfFreedom) * Math.log(n) };
  };
  const broad = binChannels(shift, counts.map((value, i) => value - sharp[i]!), use, widthAt, []);
  const inside = ({ centre }: BandStart) => centre < window[1];
  const lowestOf = (candidates: readonly Candidate[]) => candidates.reduce((a, b) => (b.bic < a.bic ? b : a));
  const first = findBandStarts(broad, window[1]).slice(0, mostBands);
  let best = lowestOf(seekingBaselines(bins).map((baseline) => run(first, baseline, rough)));
  // Counts that are explained to their own scatter hardly speak for a further band.
  while (best.starts.length < mostBands && best.fitted.objective > best.fitted.degreesOfFreedom) {
    // Fluorescence bends more often than a sample has another band.
    const bent = best.baseline.order < highestOrder ? run(best.starts, { ...best.baseline, order: best.baseline.order + 1 }, rough, best) : null;
    if (bent !== null && best.bic - bent.bic > 2) {
      best = bent;
      continue;
    }
    const tries = [strongestBand(bins, best.fitted.blocks[0]!.residuals), widestGap(best.starts.filter(inside), window)];
    let better: Candidate | null = null;
    for (const extra of tries) {
      const more = run([...best.starts, extra], best.baseline, rough, best);
      if (best.bic - more.bic > 2) {
        better = more;
        break;
      }
    }
    if (better === null) break;
    best = better;
  }
  best = withoutBends(best, window[1], (starts, baseline) => run(starts, baseline, rough, best));
  const candidates = [best];
  for (const step of [-1, 1]) candidates.push(run(best.starts, { ...best.baseline, order: best.baseline.order + step }, rough, best));
  const lowest = lowestOf(candidates);
  const final = run(lowest.starts, lowest.baseline, exact, lowest);
  const admissible = candidates.filter((candidate) => candidate !== lowest && candidate.bic < lowest.bic + strongEvidence);
  const gaussian = run(lowest.starts, lowest.baseline, rough, undefined, { ...limits, usual: gaussianBands });
  return describe(bins, final, admissible, gaussian, limits, shift, window);
}

/** The same fit with the widest bands beyond the window, one after the other, replaced by a further order of the fluorescence. */
function withoutBends(full: Candidate, beyond: number, run: (starts: readonly BandStart[], baseline: Baseline) => Candidate): Candidate {
  let best = full;
  while (best.baseline.order < highestOrder) {
    const widestBand = best.starts.filter(({ centre, fwhm }) => centre > beyond && fwhm > suspectWidth).sort((a, b) => b.fwhm - a.fwhm)[0];
    if (widestBand === undefined) break;
    const leaner = run(best.starts.filter((start) => start !== widestBand), { ...best.baseline, order: best.baseline.order + 1 });
    if (leaner.bic > best.bic + suspectEvidence) break;
    best = leaner;
  }
  return best;
}

/** Whether the first bins stand above the next ones by a tenth, as scattered laser light does. */
function fallsSteeply({ counts, channels }: Bins): boolean {
  const level = Array.from(counts.subarray(0, 8), (value, i) => value / channels[i]!);
  return level[0]! > level[2]! && level[0]! > 1.1 * Math.min(...level);
}

/** Fluorescence, and scattered laser light where the spectrum begins like it. */
function seekingBaselines(bins: Bins): Baseline[] {
  const plain = seekingOrders.map((order): Baseline => ({ order, hasInverse: false, isPositive: true }));
  return fallsSteeply(bins) ? [...plain, ...plain.map((baseline): Baseline => ({ ...baseline, decays: laserDecays }))] : plain;
}

/** Mixings begin where the fit before left them; where bands are begins with the starts. */
function fromBefore(parameter: Parameter, { fitted }: Candidate): Parameter {
  return parameter.name.startsWith('mixing') ? { ...parameter, value: parameterOf(fitted, parameter.name).value } : parameter;
}

/** In the middle of where no band is for longest. */
function widestGap(bands: readonly BandStart[], [low, high]: readonly [number, number]): BandStart {
  const edges = [low, ...bands.map(({ centre }) => centre).sort((a, b) => a - b), high];
  let widest = 1;
  for (let k = 1; k < edges.length - 1; k += 1) if (edges[k]! - edges[k - 1]! > edges[widest]! - edges[widest - 1]!) widest = k;
  return { centre: (edges[widest - 1]! + edges[widest]!) / 2, fwhm: 60 };
}

interface Candidate {
  readonly fitted: Fit;
  readonly baseline: Baseline;
  readonly given: readonly BandStart[];
  readonly starts: readonly BandStart[];
  readonly bic: number;
}

/** Standard uncertainty of what depends on values of a fit by these slopes; values that are held add nothing. */
function propagated({ covariance }: Fit, slopes: readonly (readonly [name: string, slope: number])[]): number | null {
  if (!covariance) return null;
  let variance = 0;
  for (const [a, of] of slopes) for (const [b, by] of slopes) variance += of * by * (covariance.covariance(a, b) ?? 0);
  return Math.sqrt(Math.max(0, variance));
}

function describe(bins: Bins, best: Candidate, admissible: readonly Candidate[], gaussian: Candidate, limits: BandLimits, shift: Float64Array, window: readonly [number, number]): SampleBands {
  const { fitted, starts, baseline } = best;
  const inflation = Math.sqrt(Math.max(1, reducedChiSquare(fitted) ?? 1));
  const scaled = (stderr: number | null): number | null => (stderr === null ? null : stderr * inflation);
  const bands = starts
    .map((_, k): SampleBand => {
      const centre = parameterOf(fitted, `centre${k}`);
      const fwhm = parameterOf(fitted, `fwhm${k}`);
      const { value, stderr } = amplitudeOf(fitted, `band${k}`);
      const mixing = best.given[k]!.centre < limits.divide! ? 'mixing' : 'mixingAbove';
      const profile = unitBand(0, fwhm.value, parameterOf(fitted, mixing).value);
      // Of the height, by what it is made of: it falls as the width rises.
      const slopes = [[`spectrum/band${k}`, profile.value], [`fwhm${k}`, (-value * profile.value) / fwhm.value], [mixing, value * profile.byMixing]] as const;
      return {
        centre: { value: centre.value, stdUncertainty: scaled(centre.stderr) },
        fwhm: { value: fwhm.value, stdUncertainty: scaled(fwhm.stderr) },
        // A column is counts per channel of a profile with unit area over the shift: its amplitude is counts × cm⁻¹.
        area: { value, stdUncertainty: scaled(stderr) },
        height: value * profile.value,
        heightStdUncertainty: stderr === null ? null : scaled(propagated(fitted, slopes)),
      };
    })
    .sort((a, b) => a.centre.value - b.centre.value);
  const columns = bandColumns(bins, best.given, baseline, limits, fitted);
  const shares = sharesWithin(shift, bins, window);
  const sum = bandCounts(best, columns, shares, window, shift[0]!);
  const apartBy = (other: Candidate): number => bandCounts(other, bandColumns(bins, other.given, other.baseline, limits, other.fitted), shares, window, shift[0]!) - sum;
  const spread = admissible.map(apartBy);
  const smooth = baselineNames(baseline);
  const baselineColumns = columns.slice(starts.length, starts.length + smooth.length);
  const baselineCounts = baselineColumns.map((column) => dot(column, shares));
  // The sum of everything in the window is known from the counts: what is uncertain is how much of it is baseline.
  let variance = 0;
  const names = smooth.map((name) => `spectrum/${name}`);
  names.forEach((a, i) => names.forEach((b, j) => (variance += baselineCounts[i]! * baselineCounts[j]! * (fitted.covariance?.covariance(a, b) ?? 0))));
  const fluorescence = baselineColumns.reduce((counts, _, k) => counts + fitted.blocks[0]!.amplitudes[starts.length + k]!.value * baselineCounts[k]!, 0);
  const doubt = [shapeDoubt * sum, fluorescenceDoubt * fluorescence, fallsSteeply(bins) ? laserDoubt * sum : 0, apartBy(gaussian)];
  const curve = new Float64Array(bins.x.length);
  baselineColumns.forEach((column, k) => addScaled(curve, column, fitted.blocks[0]!.amplitudes[starts.length + k]!.value));
  return {
    bands,
    model: onChannels(shift, bins, fitted.blocks[0]!.model),
    baseline: onChannels(shift, bins, curve),
    total: { value: sum, stdUncertainty: Math.hypot(inflation * Math.sqrt(Math.max(0, variance)), ...doubt, ...spread.map((value) => value / Math.sqrt(spread.length))) },
    templates: bins.templates.map((_, k) => amplitudeOf(fitted, `template${k}`).value),
    reducedChiSquare: reducedChiSquare(fitted),
  };
}

/** Counts of bands and templates within the window, of which each bin holds a share. */
function bandCounts({ fitted, starts, baseline }: Candidate, columns: readonly Float64Array[], shares: Float64Array, window: readonly [number, number], from: number): number {
  return fitted.blocks[0]!.amplitudes.reduce((sum, { value }, k) => {
    if (k >= starts.length && k < starts.length + baselineNames(baseline).length) return sum;
    // Of a band centred well outside (carbon) only a tail reaches in, and what rises to the very beginning of the spectrum without a
    // maximum is scattered laser light as likely as a band: neither is the sample's intensity in the window.
    const band = starts[k];
    if (band !== undefined && (band.centre - band.fwhm > window[1] || band.centre + band.fwhm < window[0] || band.centre < from)) return sum;
    return sum + value * dot(columns[k]!, shares);
  }, 0);
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i += 1) sum += a[i]! * b[i]!;
  return sum;
}

function addScaled(into: Float64Array, column: Float64Array, scale: number): void {
  for (let i = 0; i < into.length; i += 1) into[i]! += scale * column[i]!;
}
