/** The contract of the XPS series analysis: what goes in besides the settings, and how a run is watched and stopped. */

/** Neighbouring channels of a file that hold no measurement: zeros where events were due, or one that stands alone. */
export interface LostChannels {
  readonly kind: 'dead' | 'lone';
  /** Observed binding energy of the first and the last, eV. */
  readonly from: number;
  readonly to: number;
  readonly channels: number;
}

/** One region of one state, ready for counting statistics. All arrays have the same length. */
export interface RegionData {
  readonly measurementId: string;
  /** The file that it was read from, for messages; absent where it comes from none. */
  readonly fileName?: string;
  /** Observed binding energy, eV, strictly increasing. */
  readonly bindingEnergy: Float64Array;
  /** What the analysis added to the energies of the file, eV; absent: nothing. */
  readonly scaleOffset?: number;
  /** Events per channel as detected (dwell × scans summed), or the ordinate as it stands when `isPoisson` is false. */
  readonly counts: Float64Array;
  /** counts / (counts per second): dwell × scans, s; null when unknown, and areas are then in counts eV. */
  readonly livetimeS: number | null;
  /** False when the ordinate is not raw counts: how much it scatters is then read from the data, and χ² is only relative. */
  readonly isPoisson: boolean;
  readonly transmission: Float64Array | null;
  /** Of the analyser, eV; absent where the file does not say. */
  readonly passEnergyEv?: number;
  /** Channels of the file that are in none of the arrays; absent: none. */
  readonly lost?: readonly LostChannels[];
}

/** What the ordinates of some spectra are: events per channel, events per second, or a scale that the file does not name. */
export type OrdinateKind = 'counts' | 'rate' | 'unknown';

/** What the ordinates of spectra are that are shown on one axis; unknown where they differ. */
export function ordinateKind(regions: readonly RegionData[]): OrdinateKind {
  const kinds = new Set(regions.map(({ isPoisson, livetimeS }): OrdinateKind => (isPoisson ? 'counts' : livetimeS === 1 ? 'rate' : 'unknown')));
  return kinds.size === 1 ? [...kinds][0]! : kinds.size === 0 ? 'counts' : 'unknown';
}

export interface StateData {
  readonly stateId: string;
  /** By region key, e.g. "Ru3d_C1s". */
  readonly regions: Readonly<Record<string, RegionData>>;
}

export interface RunControl {
  readonly isCancelled?: () => boolean;
  readonly onProgress?: (progress: { readonly fraction: number; readonly stage: string }) => void;
}

/** Curves of one fitted region for drawing, as the ordinate of its spectrum is. */
export interface RegionCurves {
  readonly ordinate: OrdinateKind;
  readonly bindingEnergy: Float64Array;
  readonly counts: Float64Array;
  readonly envelope: Float64Array;
  readonly background: Float64Array;
  /** Each component above zero (add `background` to draw it in place). */
  readonly components: readonly { readonly id: string; readonly values: Float64Array }[];
  /** (counts − envelope)/σ. */
  readonly residuals: Float64Array;
}
