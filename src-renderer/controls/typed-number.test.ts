import { describe, expect, it } from 'vitest';
import { readTypedNumber } from './typed-number';

const read = (text: string, min = -Infinity, max = Infinity): number | string => {
  const typed = readTypedNumber(text, min, max);
  return typed.ok ? typed.value : typed.trouble;
};

describe('readTypedNumber', () => {
  it.each([
    ['282.5', 282.5],
    [' 1,5 ', 1.5],
    ['-2.6', -2.6],
    ['−2.6', -2.6],
    ['２８２．５', 282.5],
    ['－１，５', -1.5],
    ['ー１．５', -1.5],
    ['1e-3', 0.001],
    ['+3', 3],
  ])('reads "%s"', (text, value) => {
    expect(read(text)).toBe(value);
  });

  it.each(['', '  ', 'abc', '1,486.6', '1-2', 'Infinity', '2 3'])('refuses "%s"', (text) => {
    expect(read(text)).toBe('notANumber');
  });

  it('wants whole numbers of what is counted', () => {
    expect(readTypedNumber('2.6', 1, 50, true)).toEqual({ ok: false, trouble: 'notWhole' });
    expect(readTypedNumber('3', 1, 50, true)).toEqual({ ok: true, value: 3 });
  });

  it('takes the bounds themselves and nothing beyond', () => {
    expect(read('0.5', 0.5, 3)).toBe(0.5);
    expect(read('3', 0.5, 3)).toBe(3);
    expect(read('0.49', 0.5, 3)).toBe('outside');
    expect(read('300', 0.5, 3)).toBe('outside');
  });

  it('says beyond which bound a number lies', () => {
    expect(readTypedNumber('0.49', 0.5, 3)).toEqual({ ok: false, trouble: 'outside', beyond: 'min' });
    expect(readTypedNumber('3.1', 0.5, 3)).toEqual({ ok: false, trouble: 'outside', beyond: 'max' });
  });
});
