import fc from 'fast-check';
import { expect, test } from 'vitest';
import { scanRow } from './scan-row';

const scan = (line: string, separator = ' '): number[] | null => {
  const out = new Float64Array(8);
  // Between other numbers, which belong to other lines.
  const count = scanRow(`7 8${line}9`, 3, 3 + line.length, separator.charCodeAt(0), out);
  return count < 0 ? null : Array.from(out.subarray(0, count));
};

test.each([
  ['1 2.5\t-3', ' ', [1, 2.5, -3]],
  ['  10.02   1152  ', ' ', [10.02, 1152]],
  ['1,.5,3.', ',', [1, 0.5, 3]],
  ['1, 2 ,3', ',', [1, 2, 3]],
  ['1.2E+03;-4e-2', ';', [1200, -0.04]],
  ['299.300817131996,324.2826', ',', [299.300817131996, 324.2826]],
  ['0.1234567890123456789 2', ' ', [Number('0.1234567890123456789'), 2]],
  ['', ' ', []],
])('%s', (line, separator, numbers) => {
  expect(scan(line, separator)).toEqual(numbers);
});

test.each(['1,,2', '1,2,', '1,abc', 'NaN,1', '1 2,3', '1..2,3', '--1,2', '1e999,2', '.,1', '1,2,3,4,5,6,7,8,9', '1-2,3'])('"%s" is left to the careful reader', (line) => {
  expect(scan(line, ',')).toBeNull();
});

test('every number is the one that Number() reads', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.double({ noNaN: true, noDefaultInfinity: true }), fc.integer(), fc.float({ noNaN: true, noDefaultInfinity: true })), { minLength: 1, maxLength: 8 }), fc.nat(17), (values, digits) => {
      const words = values.map((value) => (Math.abs(value) < 1e20 && digits > 0 ? value.toFixed(digits) : String(value)));
      expect(scan(words.join(' '))).toEqual(words.map(Number));
    }),
    { seed: 7, numRuns: 500 },
  );
});
