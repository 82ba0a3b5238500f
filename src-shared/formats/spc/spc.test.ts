import { describe, expect, test } from 'vitest';
import { readFile } from '../registry';
import { spectraOf } from '../testing/fixture';

/** An .spc file by the specification, for the variants that no test file has. */
function spcFile(options: { version: number; flags?: number; exponent: number; points: number; first: number; last: number; count?: number; xUnit?: number; parts: Uint8Array[] }): Uint8Array {
  const { version, flags = 0, exponent, points, first, last, count = 1, xUnit = 13, parts } = options;
  const isOld = version === 0x4d;
  const little = version !== 0x4c;
  const header = new Uint8Array(isOld ? 224 : 512);
  const view = new DataView(header.buffer);
  view.setUint8(0, flags);
  view.setUint8(1, version);
  if (isOld) {
    view.setInt16(2, exponent, true);
    view.setFloat32(4, points, true);
    view.setFloat32(8, first, true);
    view.setFloat32(12, last, true);
    view.setUint8(16, xUnit);
  } else {
    view.setInt8(3, exponent);
    view.setUint32(4, points, little);
    view.setFloat64(8, first, little);
    view.setFloat64(16, last, little);
    view.setUint32(24, count, little);
    view.setUint8(28, xUnit);
  }
  return Uint8Array.from([header, ...parts].flatMap((part) => Array.from(part)));
}
const sub = (points = 0, exponent = 0): Uint8Array => {
  const bytes = new Uint8Array(32);
  bytes[1] = exponent & 255;
  new DataView(bytes.buffer).setUint32(16, points, true);
  return bytes;
};
const numbers = (values: number[], write: (view: DataView, at: number, value: number) => void, size: number): Uint8Array => {
  const bytes = new Uint8Array(values.length * size);
  const view = new DataView(bytes.buffer);
  values.forEach((value, i) => write(view, i * size, value));
  return bytes;
};
const float = (values: number[], little = true) => numbers(values, (view, at, value) => view.setFloat32(at, value, little), 4);
const one = (bytes: Uint8Array) => spectraOf({ name: 'a.spc', bytes })[0]!;

describe('variants by the specification', () => {
  test('big endian floats', () => {
    const { x, y } = one(spcFile({ version: 0x4c, exponent: -128, points: 3, first: 100, last: 102, parts: [sub(), float([1, 2.5, 4], false)] }));
    expect([Array.from(x), Array.from(y)]).toEqual([[100, 101, 102], [1, 2.5, 4]]);
  });
  test('32-bit and 16-bit integers with an exponent', () => {
    const whole = numbers([2 ** 30, -(2 ** 29), 1], (view, at, value) => view.setInt32(at, value, true), 4);
    expect(Array.from(one(spcFile({ version: 0x4b, exponent: 4, points: 3, first: 0, last: 2, parts: [sub(), whole] })).y)).toEqual([4, -2, 2 ** -28]);
    const words = numbers([2 ** 14, -(2 ** 13)], (view, at, value) => view.setInt16(at, value, true), 2);
    expect(Array.from(one(spcFile({ version: 0x4b, flags: 1, exponent: 4, points: 2, first: 0, last: 1, parts: [sub(), words] })).y)).toEqual([4, -2]);
  });
  test('a common abscissa, and own ones', () => {
    const common = one(spcFile({ version: 0x4b, flags: 128, exponent: -128, points: 3, first: 0, last: 0, parts: [float([1, 4, 9]), sub(), float([5, 6, 7])] }));
    expect([Array.from(common.x), Array.from(common.y)]).toEqual([[1, 4, 9], [5, 6, 7]]);
    const own = spectraOf({ name: 'a.spc', bytes: spcFile({ version: 0x4b, flags: 128 + 64 + 4, exponent: -128, points: 0, first: 0, last: 0, count: 2, parts: [sub(2, -128), float([1, 2]), float([5, 6]), sub(3, -128), float([1, 2, 4]), float([7, 8, 9])] }) });
    expect(own.map(({ x, y }) => [Array.from(x), Array.from(y)])).toEqual([[[1, 2], [5, 6]], [[1, 2, 4], [7, 8, 9]]]);
  });
  test('the old format exchanges the halves of its words', () => {
    const swapped = numbers([2 ** 30, -(2 ** 29)], (view, at, value) => {
      view.setInt16(at, value >> 16, true);
      view.setUint16(at + 2, value & 0xffff, true);
    }, 4);
    expect(Array.from(one(spcFile({ version: 0x4d, exponent: 4, points: 2, first: 10, last: 11, parts: [sub(), swapped, new Uint8Array(64)] })).y)).toEqual([4, -2]);
  });
});

test('zero bytes behind the version number are no spectrum', () => {
  const bytes = new Uint8Array(600);
  bytes[1] = 0x4b;
  expect(readFile({ name: 'a.spc', bytes })).toMatchObject({ ok: false });
});
