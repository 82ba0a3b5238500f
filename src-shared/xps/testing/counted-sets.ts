import { readFileSync } from 'node:fs';
import type { XpsSettings } from '../model';
import type { RegionData, StateData } from '../series';
import { testSettings } from './test-settings';

/** A set of another program, as a file of test data holds it. */
export interface CountedSet {
  readonly transmissionExponent: number;
  readonly states: readonly {
    readonly id: string;
    /** Ru²⁺, Ru³⁺ and Ru⁴⁺. */
    readonly fractions: readonly number[];
    /** The share of ruthenium that is RuO2; absent: none. */
    readonly oxide?: number;
    readonly regions: Readonly<Record<string, { readonly fromEv: number; readonly stepEv: number; readonly livetimeS: number; readonly counts: readonly number[] }>>;
  }[];
}

/** The sets of a file by name. */
export const readSets = <Name extends string>(path: string): Readonly<Record<Name, CountedSet>> => JSON.parse(readFileSync(path, 'utf8')) as Record<Name, CountedSet>;

/** Some regions of all states of a set. */
export function spectraOf({ states }: CountedSet, regions: readonly string[]): StateData[] {
  return states.map((state) => ({
    stateId: state.id,
    regions: Object.fromEntries(
      regions.map((key): [string, RegionData] => {
        const { fromEv, stepEv, livetimeS, counts } = state.regions[key]!;
        return [key, { measurementId: `${state.id}-${key}`, bindingEnergy: Float64Array.from(counts, (_, i) => fromEv + i * stepEv), counts: Float64Array.from(counts), livetimeS, isPoisson: true, transmission: null }];
      }),
    ),
  }));
}

/** The shipped templates with the constants that a set was made with. */
export function settingsOf({ transmissionExponent: exponent }: CountedSet, states: readonly StateData[]): XpsSettings {
  const { quantification, ...rest } = testSettings(states);
  const { sensitivityFactors } = quantification;
  return { ...rest, quantification: { ...quantification, transmission: { kind: 'power', exponent }, sensitivityFactors: { ...sensitivityFactors, factors: { ...sensitivityFactors.factors, O1s: 2.93 } } } };
}
