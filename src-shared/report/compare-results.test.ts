import { describe, expect, it } from 'vitest';
import type { AnalysisOf, XpsAnalysis } from '@shared/project/document';
import { defaultRamanSettings } from '@shared/raman/analyse-raman';
import type { XpsResult } from '@shared/xps/result';
import { compareResults } from './compare-results';
import { exampleAnalysis } from './testing/example-project';

const stored = exampleAnalysis.result!;
const compareXpsResults = (was: XpsResult, is: XpsResult) => compareResults({ ...exampleAnalysis, result: was }, { ...exampleAnalysis, result: is } satisfies XpsAnalysis);

/** The stored result with the Ru4+ share after the first charge (0.629 ± 0.009) moved. */
function moved(by: number): XpsResult {
  const copy = structuredClone(stored);
  copy.states[1]!.fractions!['Ru4+'].value += by;
  return copy;
}

describe('compareResults', () => {
  it('agrees with itself and with what differs by less than a hundredth of the uncertainty', () => {
    expect(compareXpsResults(stored, stored).different).toEqual([]);
    expect(compareXpsResults(stored, moved(0.00008)).different).toEqual([]);
  });

  it('names a number that moved by more', () => {
    expect(compareXpsResults(stored, moved(0.0002)).different).toEqual([{ name: 'charge1 Ru4+', stored: 0.629, recomputed: expect.closeTo(0.6292, 10) as number }]);
  });

  it('holds numbers without uncertainty to a millionth', () => {
    const copy = structuredClone(stored);
    copy.states[0]!.regions[0]!.reducedChiSquare *= 1 + 1e-5;
    expect(compareXpsResults(stored, copy).different.map(({ name }) => name)).toEqual(['before Cl2p χ²']);
  });

  it('notices an uncertainty that changed and a number that is no longer there', () => {
    const copy = structuredClone(stored);
    copy.states[0]!.clToRu = { value: 4, stdUncertainty: 0.04, interval: null };
    copy.states[1]!.clToRu = null;
    expect(compareXpsResults(stored, copy).different).toEqual([
      { name: 'u(before Cl/Ru)', stored: 0.03, recomputed: 0.04 },
      { name: 'charge1 Cl/Ru', stored: 4, recomputed: null },
      { name: 'u(charge1 Cl/Ru)', stored: 0.03, recomputed: null },
    ]);
  });
});

describe('compareResults of other techniques', () => {
  const reference = { name: 'RuCl3', verdict: 'notDetected', similarity: 0.2, weight: { value: 0.01, stdUncertainty: 0.004 }, significance: 2, threshold: 4, detectionLimit: 0.02, upperLimit95: 0.016 } as const;
  const raman = (change: Partial<{ verdict: 'detected'; weight: { value: number; stdUncertainty: number } }>): AnalysisOf<'raman-mixture'> => ({
    kind: 'raman-mixture',
    id: 'raman',
    title: 'Raman',
    settings: defaultRamanSettings,
    result: { m1: { window: [100, 600], falseAlarmRate: 0.01, statistics: 'counts', spikes: [], bands: [], references: [{ ...reference, ...change }], findings: [] } },
    resultOf: null,
    computedAt: null,
    software: null,
  });

  it('holds a value to its uncertainty and names it by what it belongs to', () => {
    expect(compareResults(raman({}), raman({ weight: { value: 0.01003, stdUncertainty: 0.004 } })).different).toEqual([]);
    expect(compareResults(raman({}), raman({ weight: { value: 0.0101, stdUncertainty: 0.004 } })).different).toEqual([
      { name: 'm1 references RuCl3 weight value', stored: 0.01, recomputed: 0.0101 },
    ]);
  });

  it('tells a changed verdict', () => {
    expect(compareResults(raman({}), raman({ verdict: 'detected' })).different).toEqual([{ name: 'm1 references RuCl3 verdict', stored: 'notDetected', recomputed: 'detected' }]);
  });
});
