import { describe, expect, it } from 'vitest';
import type { XpsResult } from '@shared/xps/result';
import { replicaSummary, standardDeviation } from './replica-summary';

describe('replicaSummary', () => {
  it('sets the scatter of converged replicas beside the covariance', () => {
    const share = (value: number, stdUncertainty: number): object => ({ value, stdUncertainty, interval: null });
    const result = {
      states: [{ stateId: 'a', fractions: { 'Ru2+': share(0, 0.001), 'Ru3+': share(0.4, 0.01), 'Ru4+': share(0.6, 0.01) }, clToRu: share(4, 0.03) }],
    } as unknown as XpsResult;
    const replica = (ru4: number, converged = true): Parameters<typeof replicaSummary>[0][number] => ({
      converged,
      states: [{ stateId: 'a', fractions: [0, 1 - ru4, ru4], clToRu: 4 + ru4, chargeShift: 0 }],
    });
    const summary = replicaSummary([replica(0.5), replica(0.6), replica(0.7), replica(0.1, false)], result);
    expect(summary).toMatchObject({ made: 4, lost: 1 });
    const { shares, clToRu } = summary.states[0]!;
    // 0.5, 0.6, 0.7 scatter by 0.1 about their mean.
    expect(shares![2]!.replicas).toBeCloseTo(0.1, 12);
    expect(shares![2]!.covariance).toBe(0.01);
    expect(shares![0]!.replicas).toBe(0);
    expect(clToRu!.replicas).toBeCloseTo(0.1, 12);
  });

  it('divides by n − 1', () => {
    expect(standardDeviation([1, 3])).toBeCloseTo(Math.SQRT2, 12);
  });
});
