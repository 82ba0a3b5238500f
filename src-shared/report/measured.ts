/** A number with its standard uncertainty (1σ), null when it could not be evaluated. */
export interface Measured {
  readonly value: number;
  readonly stdUncertainty: number | null;
}
