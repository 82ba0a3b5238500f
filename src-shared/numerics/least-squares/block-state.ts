/** What is kept of a block at one point. Two of them take turns: the accepted point and the trial. */
export interface BlockState {
  readonly amplitudes: Float64Array;
  /** 1 for amplitudes that are estimated, 0 for those at zero. */
  readonly passive: Uint8Array;
  readonly model: Float64Array;
  /** Column-major slots × (slots + 1): the triangle of the projected Jacobian and the projected residual. */
  readonly triangle: Float64Array;
  /** Weighted Jacobian, column-major points × slots; only for blocks without amplitudes, else empty. */
  readonly jacobian: Float64Array;
  /** Second derivative along a step, reduced like the residual; see {@link BlockSolver.bend}. */
  readonly bend: Float64Array;
  objective: number;
}
