import { describe, expect, it } from 'vitest';
import { formatLowerLimit, formatNumber, formatPart, formatQuantity, formatShare, formatUncertainty, formatUpperLimit } from './number-format';

const quantity = (value: number, stdUncertainty: number | null, interval: [number, number] | null = null) => ({ value, stdUncertainty, interval });

describe('formatUncertainty', () => {
  it.each([
    [0.62, 0.03, '0.62(3)'],
    [282.0386, 0.0212, '282.04(2)'],
    [4.0512, 0.1123, '4.05(11)'],
    [0.9991, 0.0078, '0.999(8)'],
    [0.8631, 0.0141, '0.863(14)'],
    [0.951, 0.0196, '0.95(2)'],
    [0.951, 0.0194, '0.951(19)'],
    [0.5, 0.0099, '0.500(10)'],
    [-0.155, 0.0061, '−0.155(6)'],
    [12345, 120, '12350(120)'],
    [12345, 38, '12350(40)'],
    [56.72, 1.23, '56.7(1.2)'],
    [57.4, 4.2, '57(4)'],
    [1234.5, 0.98, '1234.5(1.0)'],
    [0, 0.004, '0.000(4)'],
  ])('%f ± %f reads %s', (value, sigma, text) => {
    expect(formatUncertainty(value, sigma)).toBe(text);
  });

  it('writes the sign only where a sign was asked for and is real', () => {
    expect(formatUncertainty(0.221, 0.006, { signed: true })).toBe('+0.221(6)');
    expect(formatUncertainty(-0.0004, 0.006, { signed: true })).toBe('0.000(6)');
  });

  it('gives plain decimals for a number without uncertainty, and a dash for none', () => {
    expect(formatUncertainty(284.5, null, { decimals: 2 })).toBe('284.50');
    expect(formatUncertainty(284.5, 0, { decimals: 2 })).toBe('284.50');
    expect(formatUncertainty(Number.NaN, 0.1)).toBe('–');
  });

  it('rounds the value half away from zero in decimal, not in binary', () => {
    expect(formatUncertainty(0.285, 0.03)).toBe('0.29(3)');
    expect(formatUncertainty(-0.285, 0.03)).toBe('−0.29(3)');
  });

  it('handles very small and very large scales', () => {
    expect(formatUncertainty(1.23456e-7, 2.3e-9)).toBe('0.000000123(2)');
    expect(formatUncertainty(1.23456e7, 2.3e4)).toBe('12350000(20000)');
  });
});

describe('limits', () => {
  it('rounds upper limits up and lower limits down', () => {
    expect(formatUpperLimit(0.0141)).toBe('< 0.02');
    expect(formatUpperLimit(0.07)).toBe('< 0.07');
    expect(formatUpperLimit(0.6501, 1)).toBe('< 0.7');
    expect(formatLowerLimit(0.979)).toBe('> 0.97');
  });

  it('leaves at least one unit of the last place below an upper limit', () => {
    expect(formatUpperLimit(0)).toBe('< 0.01');
    expect(formatUpperLimit(0, 3)).toBe('< 0.001');
    expect(formatUpperLimit(0, 0)).toBe('< 1');
    expect(formatShare(quantity(0, null, [0, 0]))).toBe('< 0.01');
  });

  it('writes shares below three sigma as a limit', () => {
    expect(formatShare(quantity(0.006, 0.004))).toBe('< 0.02');
    expect(formatShare(quantity(-0.01, 0.004))).toBe('< 0.01');
    expect(formatShare(quantity(0, null, [0, 0.0123]))).toBe('< 0.02');
    expect(formatShare(quantity(0.006, 0.002))).toBe('0.006(2)');
    expect(formatShare(quantity(0.624, 0.009))).toBe('0.624(9)');
  });
});

describe('formatQuantity', () => {
  it('shows an interval where the uncertainty is one-sided', () => {
    expect(formatQuantity(quantity(3.9, null, [3.7, 4.25]), { decimals: 1 })).toBe('3.9 (3.7 … 4.3)');
    expect(formatQuantity(quantity(4.05, 0.11))).toBe('4.05(11)');
  });
});

describe('formatNumber', () => {
  it('uses a true minus and never shows minus zero', () => {
    expect(formatNumber(-1.5, { decimals: 1 })).toBe('−1.5');
    expect(formatNumber(-0.0001)).toBe('0.000');
  });
});

it('writes no part of an uncertainty as none', () => {
  expect([0.012, 0.0005, 0.0004, 1e-9, 0, null].map(formatPart)).toEqual(['0.012', '0.001', '< 0.001', '< 0.001', '0.000', '–']);
});
