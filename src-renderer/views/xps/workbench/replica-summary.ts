/** How far replicas scatter, beside what the covariance says. */
import type { XpsReplica } from '@shared/xps/replica';
import type { XpsResult } from '@shared/xps/result';

/** Standard deviations of one number: over the replicas, and from the covariance of the fit. */
export interface Scatter {
  readonly replicas: number;
  readonly covariance: number | null;
}

export interface StateScatter {
  readonly stateId: string;
  /** Ru2+, Ru3+, Ru4+; null without ruthenium. */
  readonly shares: readonly Scatter[] | null;
  readonly clToRu: Scatter | null;
}

export interface ReplicaSummary {
  readonly made: number;
  /** Replicas whose fit did not converge; they are left out. */
  readonly lost: number;
  readonly states: readonly StateScatter[];
}

const ions = ['Ru2+', 'Ru3+', 'Ru4+'] as const;

export function replicaSummary(replicas: readonly XpsReplica[], result: XpsResult): ReplicaSummary {
  const good = replicas.filter(({ converged }) => converged);
  return {
    made: replicas.length,
    lost: replicas.length - good.length,
    states: result.states.map(({ stateId, fractions, clToRu }): StateScatter => {
      const numbers = good.flatMap(({ states }) => states.filter((state) => state.stateId === stateId));
      const shares = numbers.flatMap((state) => (state.fractions ? [state.fractions] : []));
      const ratios = numbers.flatMap((state) => (state.clToRu === null ? [] : [state.clToRu]));
      return {
        stateId,
        shares:
          fractions && shares.length > 1
            ? ions.map((ion, at) => ({ replicas: standardDeviation(shares.map((share) => share[at]!)), covariance: fractions[ion].stdUncertainty }))
            : null,
        clToRu: clToRu && ratios.length > 1 ? { replicas: standardDeviation(ratios), covariance: clToRu.stdUncertainty } : null,
      };
    }),
  };
}

/** Sample standard deviation (n − 1). */
export function standardDeviation(values: readonly number[]): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1));
}
