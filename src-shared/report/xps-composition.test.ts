import { describe, expect, it } from 'vitest';
import type { StateResult } from '@shared/xps/result';
import { ru3dC1s } from '@shared/xps/templates/ru3d-c1s';
import { cl2p } from '@shared/xps/templates/cl2p';
import { clToRuBudget, rutheniumAgreements } from './xps-composition';
import { exampleAnalysis, quantity } from './testing/example-project';
import type { ComputedXps } from './xps-results';

const line = (component: string, area: number) => ({ component, name: component, position: quantity(component === 'cl' ? 198.6 : 281.9), fwhm: quantity(1), area: quantity(area) });
const region = (key: string, lines: ReturnType<typeof line>[]): StateResult['regions'][number] => ({ ...exampleAnalysis.result!.states[0]!.regions[0]!, region: key, lines });
// Cl/Ru = 4 with Scofield's factors needs A(Cl 2p)/A(Ru 3d) = 4 × 2.285/12.49 = 0.7318 (science note, section 9).
const state: StateResult = {
  ...exampleAnalysis.result!.states[0]!,
  clToRu: quantity(4, 0.04),
  regions: [region('Ru3d_C1s', [line('ru3', 600), line('ru3', 400), line('sp2', 80)]), region('Cl2p', [line('cl', 487.87), line('cl', 243.93)])],
};
const { quantification } = exampleAnalysis.settings;
const sensitivityFactors = { ...quantification.sensitivityFactors, relativeUncertainty: 0.03 };
const analysis: ComputedXps = {
  ...exampleAnalysis,
  settings: { ...exampleAnalysis.settings, regions: [ru3dC1s(), cl2p()], quantification: { ...quantification, sensitivityFactors } },
  result: { ...exampleAnalysis.result!, states: [state] },
};

describe('clToRuBudget', () => {
  it('multiplies to the ratio and adds doubts in squares', () => {
    const spread = { stateId: 'before', numbers: { clToRu: { systematic: 0.16, byFamily: {} } } };
    const budget = clToRuBudget(analysis, state, spread)!;
    const of = (key: string) => budget.find((one) => one.key === key)!;
    expect(of('areaRatio').factor! * of('factorRatio').factor!).toBeCloseTo(4, 3);
    expect(of('counting').relative).toBeCloseTo(0.01, 12);
    expect(of('variants').relative).toBeCloseTo(0.04, 12);
    // √(1² + 4² + 3²) % = 5.099 %.
    expect(of('combined').relative).toBeCloseTo(0.05099, 5);
  });

  it('shows what a correction for the angle does and doubts', () => {
    // At 90° L is 1 + β/4: 1.3 for Ru 3d, 1.35 for Cl 2p; each β ± 0.2 is ± 0.05 of them.
    const angularDistribution = { angleDeg: 90, betas: { Ru3d: 1.2, Cl2p: 1.4 }, betaSd: 0.2, source: '' };
    const budget = clToRuBudget({ ...analysis, settings: { ...analysis.settings, quantification: { ...analysis.settings.quantification, angularDistribution } } }, state, null)!;
    const of = (key: string) => budget.find((one) => one.key === key)!;
    expect(of('angularRatio').factor).toBeCloseTo(1.3 / 1.35, 12);
    expect(of('angular').relative).toBeCloseTo(0.05344, 4);
    expect(of('combined').relative).toBeCloseTo(Math.hypot(0.01, 0.03, 0.05344), 4);
    expect(clToRuBudget(analysis, state, null)!.some(({ key }) => key.startsWith('angular'))).toBe(false);
  });

  it('is of the subshell that the ratio came from, though another was asked for', () => {
    const asked = { ...analysis, settings: { ...analysis.settings, quantification: { ...analysis.settings.quantification, ruFrom: 'Ru3p' as const } } };
    const withRu3p = { ...state, regions: [...state.regions, region('Ru3p', [line('ru3p', 800)])] };
    const product = (of: StateResult): number => {
      const budget = clToRuBudget(asked, of, null)!;
      return budget.find(({ key }) => key === 'areaRatio')!.factor! * budget.find(({ key }) => key === 'factorRatio')!.factor!;
    };
    expect(product({ ...withRu3p, clToRuFrom: [{ ruSubshell: 'Ru3d', ratio: quantity(4, 0.04), commonRelative: 0 }] })).toBeCloseTo(4, 3);
    // A result of an older version does not say: Ru 3p has no factor here, so it was Ru 3d.
    asked.settings.quantification.sensitivityFactors = { ...sensitivityFactors, factors: { Ru3d: 12.49, Cl2p: 2.285 } };
    expect(product(withRu3p)).toBeCloseTo(4, 3);
  });

  it('needs a ratio', () => {
    expect(clToRuBudget(analysis, { ...state, clToRu: null }, null)).toBeNull();
  });
});

describe('rutheniumAgreements', () => {
  const both: StateResult = {
    ...state,
    clToRuFrom: [{ ruSubshell: 'Ru3p', ratio: quantity(3.6, 0.05), commonRelative: 0.07 }, { ruSubshell: 'Ru3d', ratio: quantity(4, 0.04), commonRelative: 0.07 }],
    ru3pToRu3d: { ratio: quantity(1.1, 0.02), commonRelative: 0.07 },
  };
  const of = (result: Partial<ComputedXps['result']>, settings: Partial<ComputedXps['settings']> = {}) =>
    rutheniumAgreements({ ...analysis, settings: { ...analysis.settings, ...settings }, result: { ...analysis.result, ...result } });

  it('says how far both lines are apart in units of all that is doubted', () => {
    // √(0.02² + (1.1 × 0.07)²) = 0.07955; 0.1/0.07955 = 1.257.
    expect(of({ states: [both] })).toMatchObject([{ by3d: { value: 4 }, by3p: { value: 3.6 }, ratio: { value: 1.1 } }]);
    expect(of({ states: [both] })[0]!.ratio.stdUncertainty).toBeCloseTo(0.07955, 4);
    expect(of({ states: [both] })[0]!.sigmas).toBeCloseTo(1.257, 3);
  });

  it('judges tied ones by how they were before, in units of what the tie allows', () => {
    const tied = of({ states: [both], rutheniumTie: { common: 1.05, states: [{ stateId: both.stateId, before: 1.2, after: 1.1 }] } }, { rutheniumTie: { commonSd: 0.08, stateSd: 0.06 } });
    expect(tied[0]).toMatchObject({ ratio: { value: 1.2, stdUncertainty: null } });
    // √(0.08² + 0.06²) = 0.1.
    expect(tied[0]!.sigmas).toBeCloseTo(2, 9);
    const known = of({ states: [both], rutheniumTie: { common: 1.05, states: [{ stateId: both.stateId, before: 1.2, beforeUncertainty: 0.03, after: 1.1 }] } }, { rutheniumTie: { commonSd: 0.08, stateSd: 0.06 } });
    // √(0.03² + (1.2 × 0.07)²) = 0.08920; 0.2/√(0.08² + 0.06² + 0.025²) = 1.940.
    expect(known[0]!.ratio.stdUncertainty).toBeCloseTo(0.0892, 4);
    expect(known[0]!.sigmas).toBeCloseTo(1.94, 3);
  });

  it('leaves out states with one of the two', () => {
    expect(of({ states: [state] })).toEqual([]);
  });
});
