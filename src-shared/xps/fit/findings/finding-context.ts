import type { StateResult, XpsResult } from '../../result';
import type { RunnerUp, SeriesFit } from '../basin-search';
import type { EnergyOffset } from '../energy-offset';
import type { FittedSeries } from '../fitted-series';
import type { LatticeOxygen } from '../lattice-oxygen';
import type { SeparatorDebris } from '../separator-debris';
import type { ApartTrial } from '../trials/apart-trial';
import type { AsymmetryTrial } from '../trials/asymmetry-trial';
import type { BroadeningTrial } from '../trials/broadening-trial';
import type { ForeignTrial } from '../trials/foreign-trial';
import type { LabelRival } from '../trials/label-trial';
import type { SatelliteTrial } from '../trials/satellite-trial';

/** A fit and all that was tried around it: what findings are read from. */
export interface FindingContext {
  readonly series: FittedSeries;
  readonly best: SeriesFit;
  readonly runnersUp: readonly RunnerUp[];
  readonly labelRival: LabelRival | null;
  readonly trials: readonly ForeignTrial[];
  readonly oxygen: LatticeOxygen | null;
  readonly satellite: SatelliteTrial | null;
  readonly asymmetry: AsymmetryTrial | null;
  readonly apart: ApartTrial | null;
  readonly broadening: BroadeningTrial | null;
  /** Ruthenium by Ru 3p over ruthenium by Ru 3d, where they were tied. */
  readonly tie: XpsResult['rutheniumTie'] | null;
  readonly offsets: readonly EnergyOffset[];
  readonly debris: readonly SeparatorDebris[];
  readonly states: readonly StateResult[];
  readonly strongCorrelations: readonly { readonly a: string; readonly b: string; readonly r: number }[];
}
