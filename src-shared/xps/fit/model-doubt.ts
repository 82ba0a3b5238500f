/**
 * What is not certain about the shares because the choice of the model is not: the spread over both models, each by its probability
 * (Bayesian model averaging, Hoeting et al. 1999, doi 10.1214/ss/1009212519).
 */

/** Another model of the same spectra. */
export interface ModelDoubt {
  /** That it is the right one, 0 to 1. */
  readonly probability: number;
  /** By how much it changes Ru²⁺, Ru³⁺ and Ru⁴⁺, by state. */
  readonly changes: ReadonlyMap<string, readonly number[]>;
}

/** Odds that a sample has a given foreign species at all, before its spectra are looked at. */
const priorOdds = 1 / 20;

/**
 * Ru²⁺ and Ru⁴⁺ of one chloride react to Ru³⁺, so that the smaller of the two shares should be zero within its error; of what cells in good order
 * show beside each other this is the scale.
 */
const coexistence = 0.03;

/**
 * The probability that a model with a species is the right one, from its evidence (ΔBIC) and from chemistry: where Ru²⁺ seems to stand beside
 * Ru⁴⁺, what lies at its place is rather something else. Chemistry only tells how much to doubt; what is kept is for the spectra alone to say.
 */
export function probabilityOf(evidence: number, withSpecies: ReadonlyMap<string, readonly number[]>, without: ReadonlyMap<string, readonly number[]>): number {
  let difference = 0;
  for (const [stateId, shares] of without) {
    const other = withSpecies.get(stateId);
    if (other) difference += Math.min(shares[0]!, shares[2]!) - Math.min(other[0]!, other[2]!);
  }
  return 1 / (1 + Math.exp(-(evidence / 2 + Math.log(priorOdds) + difference / coexistence)));
}

/** What another model would change, as a doubt about the one that was taken. */
export function doubtOf(probability: number, taken: ReadonlyMap<string, readonly number[]>, other: ReadonlyMap<string, readonly number[]>): ModelDoubt {
  const changes = new Map([...taken].flatMap(([stateId, shares]) => {
    const changed = other.get(stateId);
    return changed ? [[stateId, shares.map((share, i) => changed[i]! - share)] as const] : [];
  }));
  return { probability, changes };
}

/** The part of the shares' covariance in a state that comes from the choice of the model. */
export function doubtCovariance(doubts: readonly ModelDoubt[], stateId: string): number[][] {
  const covariance = Array.from({ length: 3 }, () => [0, 0, 0]);
  for (const { probability, changes } of doubts) {
    const change = changes.get(stateId);
    if (change) covariance.forEach((row, i) => row.forEach((_, j) => (row[j]! += probability * change[i]! * change[j]!)));
  }
  return covariance;
}
