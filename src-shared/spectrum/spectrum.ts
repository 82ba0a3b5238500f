/**
 * The one form in which every measurement reaches the science, whatever file it came from.
 * Parsers build these; everything after the parsers trusts them.
 */

export type Technique = 'xps' | 'xrd' | 'raman' | 'electrochemistry';

/** What the abscissa of a spectrum is. The unit follows from the quantity: see {@link axisUnit}. */
export type AxisQuantity =
  | 'binding-energy'
  | 'kinetic-energy'
  | 'two-theta'
  | 'raman-shift'
  | 'wavelength'
  | 'unknown';

/** The unit of each abscissa quantity. */
export const axisUnit: Readonly<Record<AxisQuantity, string>> = {
  'binding-energy': 'eV',
  'kinetic-energy': 'eV',
  'two-theta': '°',
  'raman-shift': 'cm⁻¹',
  wavelength: 'nm',
  unknown: '',
};

/** Whether the ordinate holds events (Poisson), a rate made from them, or something else. */
export type IntensityQuantity = 'counts' | 'count-rate' | 'arbitrary';

/** How the events of each channel were collected; `null` where the file does not say. */
export interface Acquisition {
  /** Time per channel and scan, s. */
  readonly dwellS: number | null;
  /**
   * Set where no common factor turns the ordinate into events (counting times of their own, attenuators that change): its factor by
   * channel, same length, positive. The events of a channel are ordinate × exposure, for a rate with a `dwellS` also × dwellS × scans.
   */
  readonly exposure?: Float64Array;
  /** Number of scans that were summed. */
  readonly scans: number | null;
}

/** What only photoelectron spectra carry. */
export interface XpsInfo {
  /** Photon energy as the file gives it, eV. */
  readonly photonEnergyEv: number | null;
  readonly passEnergyEv: number | null;
  /** The work function entry of the file, eV. Most exporters have already folded it into the scale. */
  readonly workFunctionEv: number | null;
  /** Which scale the file's abscissa had before it was turned into binding energy. */
  readonly fileScale: 'binding-energy' | 'kinetic-energy';
}

/** One measured spectrum or pattern. */
export interface Spectrum {
  readonly kind: 'spectrum';
  /** `null` when neither the content nor the axis tells. */
  readonly technique: Technique | null;
  /** Region or scan name as in the file, e.g. "Ru3d_C1s"; empty when the file has none. */
  readonly name: string;
  readonly axis: AxisQuantity;
  /** Abscissa, strictly increasing, finite. Photoelectron spectra are on binding energy whenever it is known. */
  readonly x: Float64Array;
  /** Ordinate as the file gives it, same length, finite. */
  readonly y: Float64Array;
  readonly intensity: IntensityQuantity;
  /** Transmission function per channel, same length, or `null`. */
  readonly transmission: Float64Array | null;
  readonly acquisition: Acquisition;
  /** True when the file's abscissa was falling and the arrays were reversed. */
  readonly wasReversed: boolean;
  readonly xps: XpsInfo | null;
  /** Every header entry of the file that belongs to this spectrum, in the file's own words. */
  readonly metadata: Readonly<Record<string, string>>;
}

/** One column of a cycler's table. */
export interface CurveColumn {
  /** Name in the file, e.g. "Ewe/V". */
  readonly name: string;
  readonly quantity:
    | 'time'
    | 'voltage'
    | 'current'
    | 'charge'
    | 'capacity'
    | 'step'
    | 'cycle'
    | 'half-cycle'
    | 'mode'
    | 'frequency'
    | 'impedance-real'
    | 'impedance-imaginary-negative'
    | 'other';
  /** Unit of `values`, e.g. "s", "V", "mA", "mA h". */
  readonly unit: string;
  readonly values: Float64Array;
}

/** A table over time from a battery cycler or potentiostat. All columns have the same length. */
export interface Curve {
  readonly kind: 'curve';
  readonly technique: 'electrochemistry';
  readonly name: string;
  readonly columns: readonly CurveColumn[];
  readonly metadata: Readonly<Record<string, string>>;
}

export type Measurement = Spectrum | Curve;
