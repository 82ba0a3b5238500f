import { describe, expect, it } from 'vitest';
import type { StateResult } from '@shared/xps/result';
import { ru3dC1s } from '@shared/xps/templates/ru3d-c1s';
import { cl2p } from '@shared/xps/templates/cl2p';
import { areLivetimesKnown, clToRuBudget, composition } from './xps-composition';
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

describe('composition', () => {
  it('counts atoms of every element once, with both lines of a doublet', () => {
    const shares = composition(analysis, state, true)!;
    const share = (element: string) => shares.find((one) => one.element === element)!.atomicPercent;
    expect(share('Cl') / share('Ru')).toBeCloseTo(4, 3);
    // 80/1 carbon atoms beside 1000/12.49 of ruthenium.
    expect(share('C') / share('Ru')).toBeCloseTo(0.9992, 3);
    expect(shares.reduce((sum, { atomicPercent }) => sum + atomicPercent, 0)).toBeCloseTo(100, 9);
  });

  it('says nothing where live times are missing or one element stands alone', () => {
    expect(composition(analysis, state, false)).toBeNull();
    expect(composition(analysis, { ...state, regions: [state.regions[1]!] }, true)).toBeNull();
  });
});

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

  it('needs a ratio', () => {
    expect(clToRuBudget(analysis, { ...state, clToRu: null }, null)).toBeNull();
  });
});

it('knows a live time only when every region of the model has one', () => {
  expect(areLivetimesKnown({ Cl2p: { livetimeS: 2 }, Other: { livetimeS: null } }, analysis.settings)).toBe(true);
  expect(areLivetimesKnown({ Cl2p: { livetimeS: null } }, analysis.settings)).toBe(false);
});
