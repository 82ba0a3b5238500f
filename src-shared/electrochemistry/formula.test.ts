import { describe, expect, it } from 'vitest';
import { formulaAmounts, formulaParts, withSubscripts, molarMass } from './formula';

describe('molarMass', () => {
  // Expected values summed by hand from the abridged IUPAC 2021 table.
  it.each([
    ['LiRuCl4', 249.81],
    ['Li2ZrCl6', 317.804],
    ['RuCl3', 207.42],
    ['LiCl', 42.39],
    ['Ca(OH)2', 74.092],
    ['RuCl3·3H2O', 261.465],
    ['RuCl3.3H2O', 261.465],
    ['LiCl.H2O', 60.405],
    ['RuCl3 . 0.5 H2O', 216.4275],
    ['K4[Fe(CN)6]', 368.345],
    ['LiRuCl₄', 249.81],
    ['Li1.2Ru0.8Cl4', 230.984],
    ['Li2FeCl4', 211.525],
    ['Li0.5RuCl4', 246.34],
  ])('of %s is %d g/mol', (formula, expected) => {
    expect(molarMass(formula)).toBeCloseTo(expected, 6);
  });

  it.each(['', 'Xx2', 'LiRuCl4)', '(LiCl', 'li', '2', 'LiCl + C', 'Ca(OH', 'Li0'])('is unknown for "%s"', (formula) => {
    expect(molarMass(formula)).toBeNull();
  });

  it('multiplies nested brackets', () => {
    expect(formulaAmounts('Al2(SO4)3')).toEqual({ Al: 2, S: 3, O: 12 });
    expect(formulaAmounts('[Cu(NH3)4]2Cl')).toEqual({ Cu: 2, N: 8, H: 24, Cl: 1 });
  });
});

describe('formulaParts', () => {
  const marked = (text: string): string => formulaParts(text).map((part) => (part.isSubscript ? `_${part.text}_` : part.text)).join('');

  it.each([
    ['LiRuCl4 + 10 wt% Ketjenblack', 'LiRuCl_4_ + 10 wt% Ketjenblack'],
    ['RuCl3 and LiCl', 'RuCl_3_ and LiCl'],
    ['Ca(OH)2.', 'Ca(OH)_2_.'],
    ['sample D2, 1st charge', 'sample D2, 1st charge'],
    ['Ru3d', 'Ru3d'],
    ['80Li2S-20P2S5', '80Li_2_S-20P_2_S_5_'],
    ['ZrO2-2Li2ZrCl5F', 'ZrO_2_-2Li_2_ZrCl_5_F'],
    ['3C1s', '3C1s'],
    ['試料 Li2ZrCl6（2回目）', '試料 Li_2_ZrCl_6_（2回目）'],
  ])('of "%s"', (text, expected) => {
    expect(marked(text)).toBe(expected);
  });

  it('loses no character', () => {
    const text = 'Li1.2Ru0.8Cl4 x (y) 3 [z]';
    expect(formulaParts(text).map((part) => part.text).join('')).toBe(text);
  });
});

it('sets subscripts as characters, in formulas alone', () => {
  expect(withSubscripts('LiRuCl4 cathode D2, Li1.2Ru0.8Cl4')).toBe('LiRuCl₄ cathode D2, Li₁.₂Ru₀.₈Cl₄');
});
