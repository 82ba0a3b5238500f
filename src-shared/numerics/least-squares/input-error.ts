/** Why a problem cannot be fitted as posed. */
type FitInputCode =
  | 'duplicate-name'
  | 'unknown-parameter'
  | 'circular-link'
  | 'value-not-finite'
  | 'contradictory-bounds'
  | 'bounds-on-sum'
  | 'prior-not-positive'
  | 'no-data'
  | 'length-mismatch'
  | 'data-not-finite'
  | 'negative-counts'
  | 'no-counts'
  | 'sigma-not-positive'
  | 'too-few-points'
  | 'model-not-finite';

/** A problem that cannot be fitted as posed; `subject` names the parameter or block at fault. */
export class FitInputError extends Error {
  override readonly name = 'FitInputError';

  constructor(
    readonly code: FitInputCode,
    readonly subject: string,
    sentence: string,
  ) {
    super(sentence);
  }
}
