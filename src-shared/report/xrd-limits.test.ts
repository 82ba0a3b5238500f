import { describe, expect, it } from 'vitest';
import type { XrdResult } from '@shared/xrd/result';
import { amountInUnit, inUnit, limitDigits, phaseLabel, scherrerSizeNm, substanceOf, type XrdPhaseResult } from './xrd-limits';

describe('phaseLabel', () => {
  it.each([
    ['alpha-RuCl3', 'α-RuCl₃'],
    ['Li2ZrCl6', 'Li₂ZrCl₆'],
    ['c-ZrO2', 'c-ZrO₂'],
    ['graphite-2H', 'graphite-2H'],
    ['Ru', 'Ru'],
    ['ZrCl6(2-)', 'ZrCl₆²⁻'],
  ])('writes %s as %s', (name, label) => expect(phaseLabel(name)).toBe(label));
});

describe('substanceOf', () => {
  it('looks past the form of a phase', () => {
    expect(substanceOf('alpha-RuCl3')!.amounts).toEqual({ Ru: 1, Cl: 3 });
    expect(substanceOf('graphite-2H')!.amounts).toEqual({ C: 1 });
    expect(substanceOf('c-ZrO2')!.molarMass).toBeCloseTo(123.22, 2);
  });

  it('does not guess', () => expect(substanceOf('my phase')).toBeNull());
});

describe('inUnit', () => {
  const quantity = (value: number) => ({ value, stdUncertainty: null });
  const halo = { centre: quantity(32), fwhm: quantity(9), area: quantity(900), height: 100, q: quantity(2), spacing: quantity(3), coherence: quantity(10) };
  const result = { halos: [halo, { ...halo, area: quantity(100) }] } as unknown as XrdResult;
  const phase = { name: 'LiCl', lineSum: 3 } as unknown as XrdPhaseResult;

  it('sets all lines of a phase against all halos', () => expect(inUnit(2, phase, result, 'halo', '')).toBeCloseTo(0.6));

  it('gives weight only where both formulas are known', () => {
    // 6 counts·° of LiCl (7.030 mol/g) against 1000 of LiRuCl4 (12.414 mol/g).
    expect(amountInUnit(2, phase, result, 'weight', 'LiRuCl4')).toBeCloseTo((100 * 6 * (12.414 / 7.03)) / (6 * (12.414 / 7.03) + 1000), 3);
    expect(inUnit(2, phase, result, 'weight', '')).toBeNull();
    expect(inUnit(2, { ...phase, name: 'unknown thing' }, result, 'weight', 'LiRuCl4')).toBeNull();
  });

  it('doubles a limit by weight for the conversion, and no other', () => {
    // The same 6 counts·° if LiCl scattered half as much: 3.515 mol/g.
    expect(inUnit(2, phase, result, 'weight', 'LiRuCl4')).toBeCloseTo((100 * 6 * (12.414 / 3.515)) / (6 * (12.414 / 3.515) + 1000), 3);
    expect(inUnit(2, phase, result, 'weight', 'LiRuCl4')! / amountInUnit(2, phase, result, 'weight', 'LiRuCl4')!).toBeCloseTo(2, 1);
    expect(inUnit(1e9, phase, result, 'weight', 'LiRuCl4')).toBeLessThanOrEqual(100);
    for (const unit of ['halo', 'counts'] as const) expect(inUnit(2, phase, result, unit, 'LiRuCl4')).toBe(amountInUnit(2, phase, result, unit, 'LiRuCl4'));
  });
});

describe('limitDigits', () => {
  it.each([[0.0712, '0.072'], [0.701, '0.71'], [7, '7.0'], [12.01, '13'], [99.2, '100'], [1234, '1300']])('rounds %d up to %s', (limit, text) => expect(limitDigits(limit)).toBe(text));
});

describe('scherrerSizeNm', () => {
  // Science anchor: 0.2° at 30° is 41.1 nm for Cu Kα1.
  it('follows Scherrer', () => expect(scherrerSizeNm(0.2, 30, 1.5405929)).toBeCloseTo(41.1, 1));
});
