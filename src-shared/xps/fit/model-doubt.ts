/**
 * What is not certain about the shares because the choice of the model is not: the spread over both models, each by its probability
 * (Bayesian model averaging, Hoeting et al. 1999, doi 10.1214/ss/1009212519).
 */

/** Another model of the same spectra. */
export interface ModelDoubt {
  /** That it is the right one, 0 to 1. */
  readonly probability: number;
  /** By how much it changes Ru²⁺, Ru³⁺ and Ru⁴⁺, and by what part of itself all ruthenium under Ru 3d, by state. */
  readonly changes: ReadonlyMap<string, { readonly shares: readonly number[]; readonly ruthenium: number }>;
}

/** What a model says of a state's ruthenium: its shares as Ru²⁺, Ru³⁺ and Ru⁴⁺, and the area of Ru 3d. */
export interface StateShares {
  readonly shares: readonly number[];
  readonly ruthenium: number;
}

/** By state; states without ruthenium are left out. */
export type SharesByState = ReadonlyMap<string, StateShares>;

/** What is less likely than this is not worth a word. */
export const leastDoubt = 0.05;

/** Odds that a sample has a given foreign species at all, before its spectra are looked at. */
export const foreignOdds = 1 / 20;
/** Odds of a satellite of Ru³⁺: for ruthenium compounds they are as usual as not (Morgan 2015, doi 10.1002/sia.5852). */
export const satelliteOdds = 1;

/**
 * Ru²⁺ and Ru⁴⁺ of one chloride react to Ru³⁺, so that the smaller of the two shares should be zero within its error; of what cells in good order
 * show beside each other this is the scale.
 */
const coexistence = 0.03;

/** −ln of how likely chemistry makes the shares of a model: what of Ru²⁺ stands beside Ru⁴⁺ in each state. */
const implausibility = (states: SharesByState): number => [...states.values()].reduce((sum, { shares }) => sum + Math.min(shares[0]!, shares[2]!), 0) / coexistence;

/**
 * ln of the weight of a model with a species against the one without, from its evidence (ΔBIC) and from chemistry: where Ru²⁺ seems to stand beside
 * Ru⁴⁺, what lies at its place is rather something else. Chemistry tells how much to doubt, and which of two species it is that the spectra want
 * alike; whether one is kept is for the spectra alone to say.
 */
export function logWeight(evidence: number, odds: number, withSpecies: SharesByState, without: SharesByState): number {
  return evidence / 2 + Math.log(odds) + implausibility(without) - implausibility(withSpecies);
}

/** Probabilities of models that exclude each other and the one they are weighed against, from the logarithms of their weights. */
export function probabilitiesOf(logWeights: readonly number[]): number[] {
  const most = Math.max(0, ...logWeights);
  const weights = logWeights.map((weight) => Math.exp(weight - most));
  const sum = weights.reduce((total, weight) => total + weight, Math.exp(-most));
  return weights.map((weight) => weight / sum);
}

/** What another model would change, as a doubt about the one that was taken. */
export function doubtOf(probability: number, taken: SharesByState, other: SharesByState): ModelDoubt {
  const changes = new Map([...taken].flatMap(([stateId, { shares, ruthenium }]) => {
    const changed = other.get(stateId);
    return changed ? [[stateId, { shares: shares.map((share, i) => changed.shares[i]! - share), ruthenium: changed.ruthenium / ruthenium - 1 }] as const] : [];
  }));
  return { probability, changes };
}

/** A doubt about the amount of ruthenium alone. */
export const ofRutheniumOnly = ({ probability, changes }: ModelDoubt): ModelDoubt => ({
  probability,
  changes: new Map([...changes].map(([stateId, { ruthenium }]) => [stateId, { shares: [0, 0, 0], ruthenium }])),
});

/** The change of the ruthenium of the state where another model changes it most, relative. */
export const largestChangeOfRuthenium = ({ changes }: ModelDoubt): number =>
  [...changes.values()].reduce((most, { ruthenium }) => (Math.abs(ruthenium) > Math.abs(most) ? ruthenium : most), 0);

/** The part of the shares' covariance in a state that comes from the choice of the model. */
export function doubtCovariance(doubts: readonly ModelDoubt[], stateId: string): number[][] {
  const covariance = Array.from({ length: 3 }, () => [0, 0, 0]);
  for (const { probability, changes } of doubts) {
    const change = changes.get(stateId)?.shares;
    if (change) covariance.forEach((row, i) => row.forEach((_, j) => (row[j]! += probability * change[i]! * change[j]!)));
  }
  return covariance;
}

/** The part of the relative variance of a state's ruthenium that comes from the choice of the model. */
export function doubtOfRuthenium(doubts: readonly ModelDoubt[], stateId: string): number {
  return doubts.reduce((sum, { probability, changes }) => sum + probability * (changes.get(stateId)?.ruthenium ?? 0) ** 2, 0);
}
