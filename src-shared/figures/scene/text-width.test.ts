import { describe, expect, it } from 'vitest';
import { fittedSize, textWidth, truncated, wrapped } from './text-width';

/** Widths in Noto Sans CJK JP and in DejaVu Sans, a narrow and a wide font, measured by ImageMagick for letters of 500 px. */
const measured: Readonly<Record<string, readonly [narrow: number, wide: number]>> = {
  'Binding energy (eV)': [4531, 4991],
  'Raman shift (cm⁻¹)': [4665, 4767],
  '0.62(3)': [1590, 1822],
  'before cycling': [3274, 3528],
  'Voltage vs. Li/Li⁺ (V)': [4876, 5069],
  'LiCl < 0.46 wt%': [3510, 3996],
  WIDTH: [1595, 1708],
};

it.each(Object.entries(measured))('gives “%s” a width between those of common fonts', (text, [narrow, wide]) => {
  expect(textWidth(text, 500)).toBeGreaterThan(0.96 * narrow);
  expect(textWidth(text, 500)).toBeLessThan(1.04 * wide);
});

it('counts full-width characters as squares', () => {
  expect(textWidth('結合エネルギー', 10)).toBe(70);
  expect(textWidth('𠮷', 10)).toBe(10);
});

it('cuts words off where they would leave their room, and only there', () => {
  expect(truncated('LiCl', 100)).toBe('LiCl');
  const cut = truncated('before cycling', 60);
  expect(cut).toMatch(/^before.*…$/);
  expect(textWidth(cut)).toBeLessThanOrEqual(60);
  expect(truncated('RuCl₃', 1)).toBe('R…');
});

describe('words in lines', () => {
  const look = { size: 10 };

  it('break between phrases where they fit, else at spaces', () => {
    expect(wrapped('LiCl < 0.46 wt%, RuCl₃ < 0.25 wt%', 100, 2, look)).toEqual(['LiCl < 0.46 wt%,', 'RuCl₃ < 0.25 wt%']);
    expect(wrapped('Ru³⁺ 0.371(10)  Ru⁴⁺ 0.622(9)', 80, 2, look)).toEqual(['Ru³⁺ 0.371(10)', 'Ru⁴⁺ 0.622(9)']);
    expect(wrapped('正味 70.0 mAh/g、Ru +3.652(9)', 90, 2, look)).toEqual(['正味 70.0 mAh/g、', 'Ru +3.652(9)']);
    const together = 'LiCl, RuCl₃ inconclusive'.replaceAll(' ', '\u00a0');
    expect(wrapped(`RuCl₃ < 1.2 %, ${together}`, 130, 2, look)).toEqual(['RuCl₃ < 1.2 %,', together]);
    expect(wrapped('Ru³⁺\u00a00.371(10) Ru⁴⁺', 60, 3, look)).toEqual(['Ru³⁺', '0.371(10)', 'Ru⁴⁺']);
    expect(wrapped('one two three four', 40, 3, look)).toEqual(['one two', 'three', 'four']);
    expect(wrapped('LiCl, RuCl₃', 100, 1, look)).toEqual(['LiCl, RuCl₃']);
    expect(wrapped('', 40, 2, look)).toEqual([]);
  });

  it('never end inside a number, however narrow they are', () => {
    for (const width of [1, 20, 40, 60, 80]) for (const most of [1, 2, 3]) {
      for (const word of wrapped('mean Ru +3.616(11), LiCl < 0.46 wt%  Ru³⁺ 0.371(10)', width, most, look).join(' ').split(' ')) {
        expect(['mean', 'Ru', '+3.616(11),', '+3.616(11)', 'LiCl', '<', '0.46', 'wt%', 'Ru³⁺', '0.371(10)', '…']).toContain(word);
      }
    }
    expect(wrapped('mean Ru +3.616(11)', 64, 1, look)).toEqual(['mean Ru …']);
  });

  it('become smaller where there is less room, and stay readable', () => {
    expect(fittedSize('LiCl', 100)).toBe(12);
    const text = 'Charge passed since assembly';
    const size = fittedSize(text, 140, 12, true);
    expect(size).toBeGreaterThan(8.4);
    expect(textWidth(text, size, true)).toBeLessThanOrEqual(140);
    expect(fittedSize(text, 10)).toBe(8.4);
  });
});
