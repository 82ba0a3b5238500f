import { expect, it } from 'vitest';
import { textWidth, truncated } from './text-width';

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
