/** The area of a line between two energies above a background of its own, and what is uncertain of it. */
import { runningIntegral } from '../backgrounds/endpoint-levels';
import { linearBackground } from '../backgrounds/linear';
import { shirleyBackground } from '../backgrounds/shirley';

/** A scan ready to be integrated: intensities after division by the transmission, and their variances. All arrays of one length. */
export interface IntegrableScan {
  /** Observed binding energy, eV, increasing. */
  readonly energy: Float64Array;
  readonly intensity: Float64Array;
  /** Variance of an intensity of this size in this channel. */
  readonly varianceOf: (intensity: number, channel: number) => number;
}

export interface WindowSpec {
  /** Observed binding energies, eV. */
  readonly window: readonly [number, number];
  readonly background: 'shirley' | 'linear';
  /** Over which width the levels at both ends are averaged, eV. */
  readonly endpointWidth: number;
}

export interface WindowArea {
  /** Intensity × eV. */
  readonly area: number;
  /** Standard uncertainties of the area: from the counts as they are, from counts of the background alone, and from where and how the background runs. */
  readonly counting: number;
  readonly countingOfBackground: number;
  readonly background: number;
  /** Variance of the area per intensity × eV in the window: what more signal adds to it. */
  readonly gain: number;
  /** The first channel, the intensity of the background from there on, and the kind that it has. */
  readonly first: number;
  readonly curve: Float64Array;
  readonly kind: WindowSpec['background'];
}

/** An area with its change per intensity of every channel of its window, those of the ends included. */
interface Integrated extends Omit<WindowArea, 'background'> {
  readonly slopes: Float64Array;
}

/** By which shares of its width a window is made wider and narrower to see what its ends decide; by chance one of them may show nothing. */
const widenings = [0.08, 0.16] as const;
/** At fewer channels nothing can be said of a background. */
const fewestChannels = 8;

/**
 * The area of a window. Its background is the step or the line between the mean levels at both ends; a step that the window does not have
 * becomes a line. The counting part is first order in every channel, those of the ends included (JCGM 100:2008 eq. 10, the shape of a step held).
 *
 * The background's part has two members, in squares. The first is W/3 · |dA/dW|: a background that bends leaves an area ∝ W³ under a chord of
 * width W, which this is; and of a line with Lorentzian tails an area ∝ 1/W is cut, so that it is between 0 and W · dA/dW short, for which this is the
 * standard deviation. Where nothing bends and the line ends inside, dA/dW = 0; of the slopes to the wider and
 * to the narrower window the smaller one counts, for a wider one may reach a neighbour, less what counting lets it be. The second: both kinds of background are admissible where there is
 * a step, so that their difference is the width of a rectangle (JCGM 100:2008, 4.3.7).
 * @returns null where the scan does not hold the window, or with fewer than 8 channels in it
 */
export function windowArea(scan: IntegrableScan, spec: WindowSpec): WindowArea | null {
  const here = integrated(scan, spec);
  if (!here) return null;
  const [low, high] = spec.window;
  const sized = (share: number): Integrated | null => integrated(scan, { ...spec, background: here.kind, window: [low - 0.5 * share * (high - low), high + 0.5 * share * (high - low)] });
  const ends = widenings.map((share) => {
    const [wider, narrower] = [sized(share), sized(-share)];
    return wider === null || narrower === null ? 0 : Math.min(changed(scan, here, wider), changed(scan, here, narrower)) / share / 3;
  });
  const otherKind = here.kind === 'shirley' ? integrated(scan, { ...spec, background: 'linear' }) : null;
  const kinds = otherKind ? Math.abs(otherKind.area - here.area) / Math.sqrt(12) : 0;
  const { area, counting, countingOfBackground, gain, first, curve, kind } = here;
  return { area, counting, countingOfBackground, gain, first, curve, kind, background: Math.hypot(Math.max(...ends), kinds) };
}

/** What an area changes by beyond what the counts that only one of the two windows has may do. */
function changed({ intensity, varianceOf }: IntegrableScan, one: Integrated, other: Integrated): number {
  const slope = ({ first, slopes }: Integrated, channel: number): number => slopes[channel - first] ?? 0;
  let variance = 0;
  for (let i = Math.min(one.first, other.first); i < Math.max(one.first + one.slopes.length, other.first + other.slopes.length); i += 1) variance += (slope(one, i) - slope(other, i)) ** 2 * varianceOf(intensity[i]!, i);
  return Math.sqrt(Math.max(0, (one.area - other.area) ** 2 - variance));
}

function integrated({ energy, intensity, varianceOf }: IntegrableScan, { window: [low, high], background, endpointWidth }: WindowSpec): Integrated | null {
  const first = energy.findIndex((one) => one >= low);
  const above = energy.findIndex((one) => one > high);
  const last = above < 0 ? energy.length - 1 : above - 1;
  const count = last - first + 1;
  if (first < 0 || count < fewestChannels) return null;
  const step = (energy[last]! - energy[first]!) / (count - 1);
  // The scan has to hold the window but for less than a channel.
  if (energy[first]! - low > 1.01 * step || high - energy[last]! > 1.01 * step) return null;
  const x = energy.subarray(first, last + 1);
  const y = intensity.subarray(first, last + 1);
  const ends = Math.min(Math.floor(count / 3), Math.max(2, Math.round(endpointWidth / step)));
  const stepped = background === 'shirley' ? shirleyBackground(x, y, { endpointAverage: ends, sigma: null }) : null;
  const curve = stepped?.ok ? stepped.background : linearBackground(x, y, ends);
  const area = runningIntegral(x, y.map((value, i) => value - curve[i]!))[count - 1]!;

  // Weights of the trapezoidal rule, and how much of the level at the high-energy end stands under each channel.
  const weight = x.map((_, i) => 0.5 * ((x[Math.min(i + 1, count - 1)]! - x[Math.max(i - 1, 0)]!)));
  const [bottom, top] = [curve[0]!, curve[count - 1]!];
  const raised = curve.map((value, i) => (top === bottom ? i / (count - 1) : (value - bottom) / (top - bottom)));
  const underHigh = weight.reduce((sum, one, i) => sum + one * raised[i]!, 0);
  const underLow = weight.reduce((sum, one) => sum + one, 0) - underHigh;
  const slopes = weight.map((one, i) => one - (i < ends ? underLow / ends : 0) - (i >= count - ends ? underHigh / ends : 0));
  const deviation = (values: Float64Array): number => Math.sqrt(slopes.reduce((sum, slope, i) => sum + slope * slope * varianceOf(values[i]!, first + i), 0));
  const middle = Math.floor(count / 2);
  return {
    area,
    counting: deviation(y),
    countingOfBackground: deviation(curve),
    gain: (varianceOf(curve[middle]! + 1, first + middle) - varianceOf(curve[middle]!, first + middle)) * weight[middle]!,
    first,
    slopes,
    curve,
    kind: stepped?.ok ? 'shirley' : 'linear',
  };
}
