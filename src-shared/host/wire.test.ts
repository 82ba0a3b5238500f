import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addressWithToken, decodeFrame, encodeFrame, packFrame, tokenInFragment, unpackFrame, type ClientMessage } from './wire';

const call = (args: unknown[]): ClientMessage => ({ kind: 'call', id: 7, name: 'files.upload', args });

/** A frame built by hand from a head and a tail of bytes. */
function frameOf(head: unknown, tail: number[] = []): Uint8Array {
  const text = new TextEncoder().encode(JSON.stringify(head));
  const frame = new Uint8Array(4 + text.length + tail.length);
  new DataView(frame.buffer).setUint32(0, text.length, true);
  frame.set(text, 4);
  frame.set(tail, 4 + text.length);
  return frame;
}

describe('frames', () => {
  it('lays out length, head and bytes as documented', () => {
    const frame = encodeFrame(call(['a', new Uint8Array([1, 2, 3])]));
    const headLength = new DataView(frame.buffer).getUint32(0, true);
    expect(JSON.parse(new TextDecoder().decode(frame.subarray(4, 4 + headLength)))).toEqual({
      message: { kind: 'call', id: 7, name: 'files.upload', args: ['a', null] },
      parts: [{ path: ['args', 1], length: 3, of: 'bytes' }],
    });
    expect([...frame.subarray(4 + headLength)]).toEqual([1, 2, 3]);
  });

  it('gives back any JSON value with byte arrays anywhere in it', () => {
    const value = fc.letrec<{ value: unknown }>((tie) => ({
      value: fc.oneof(
        { depthSize: 'small' },
        fc.string(),
        fc.double({ noNaN: true, noDefaultInfinity: true }).filter((x) => !Object.is(x, -0)),
        fc.boolean(),
        fc.constant(null),
        fc.uint8Array(),
        fc.array(tie('value')),
        fc.dictionary(fc.string(), tie('value'), { noNullPrototype: true }),
      ),
    })).value;
    fc.assert(
      fc.property(fc.array(value), (args) => {
        expect(decodeFrame(encodeFrame(call(args)))).toEqual(call(args));
      }),
    );
  });

  it('gives back what has many entries, in parts of its own: parts within parts, bytes within them', () => {
    const rows = (count: number): unknown[] => Array.from({ length: count }, (_, i) => ({ id: `row ${i}`, values: [i, i / 2, null] }));
    const message = call([{ small: rows(3), large: { first: rows(2000), bytes: new Uint8Array([7]), second: rows(300) } }, 'é']);
    const frame = encodeFrame(message);
    const headLength = new DataView(frame.buffer).getUint32(0, true);
    expect(headLength).toBeLessThan(2000);
    expect(decodeFrame(frame)).toEqual(message);
    // No stretch of packing holds more than a part.
    expect([...packFrame(message)].length).toBeGreaterThan(3);
    expect([...unpackFrame(frame)].length).toBeGreaterThan(2);
  });

  it('reads a frame that lies inside a larger buffer', () => {
    const frame = encodeFrame(call([new Uint8Array([9])]));
    const larger = new Uint8Array(frame.length + 5);
    larger.set(frame, 3);
    expect(decodeFrame(larger.subarray(3, 3 + frame.length))).toEqual(call([new Uint8Array([9])]));
  });

  it.each([
    ['shorter than a length', new Uint8Array([1, 0, 0])],
    ['shorter than its head', new Uint8Array([200, 0, 0, 0, 123])],
    ['not JSON', new Uint8Array([1, 0, 0, 0, 123])],
    ['without a list of parts', frameOf({ message: 1 })],
    ['naming more bytes than it has', frameOf({ message: [null], parts: [{ path: [0], length: 2, of: 'bytes' }] }, [1])],
    ['with bytes nobody names', frameOf({ message: 1, parts: [] }, [1])],
    ['naming a place that does not exist', frameOf({ message: [], parts: [{ path: [3], length: 0, of: 'bytes' }] })],
    ['naming a place that is taken', frameOf({ message: [5], parts: [{ path: [0], length: 0, of: 'bytes' }] })],
    ['reaching for a prototype', frameOf({ message: {}, parts: [{ path: ['__proto__', 'polluted'], length: 1, of: 'bytes' }] }, [1])],
    ['with a part that is no JSON', frameOf({ message: [null], parts: [{ path: [0], length: 1, of: 'json' }] }, [123])],
    ['with a negative length', frameOf({ message: [null], parts: [{ path: [0], length: -1, of: 'bytes' }] })],
  ])('refuses a frame %s', (_, frame) => {
    expect(() => decodeFrame(frame)).toThrow();
  });

  it('never does anything but return or throw on junk', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (junk) => {
        try {
          decodeFrame(junk);
        } catch (error) {
          expect(error).toBeInstanceOf(Error);
        }
      }),
    );
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  });
});

describe('the address', () => {
  it('carries the token in its fragment', () => {
    const address = new URL(addressWithToken('http://127.0.0.1:4123', 'abc-DEF_123'));
    expect(address.hash).toBe('#token=abc-DEF_123');
    expect(tokenInFragment(address.hash)).toBe('abc-DEF_123');
  });

  it.each(['', '#', '#token=', '#view=xps'])('has none in "%s"', (fragment) => {
    expect(tokenInFragment(fragment)).toBeNull();
  });
});
