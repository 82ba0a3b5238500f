import { describe, expect, it } from 'vitest';
import type { XpsAnalysis } from '@shared/project/document';
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
