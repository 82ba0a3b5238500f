import { FormatError, atOffset } from './format-error';

/** Reads numbers and text from bytes; every access is checked, and one beyond the end is a failure that names the offset. */
export class ByteReader {
  readonly #view: DataView;

  constructor(
    readonly bytes: Uint8Array,
    private readonly isLittleEndian = true,
  ) {
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  get length(): number {
    return this.bytes.length;
  }

  /** The bytes of a part of the file. */
  part(offset: number, length: number): Uint8Array {
    this.#check(offset, length);
    return this.bytes.subarray(offset, offset + length);
  }

  uint8(offset: number): number {
    this.#check(offset, 1);
    return this.#view.getUint8(offset);
  }
  int16(offset: number): number {
    this.#check(offset, 2);
    return this.#view.getInt16(offset, this.isLittleEndian);
  }
  uint16(offset: number): number {
    this.#check(offset, 2);
    return this.#view.getUint16(offset, this.isLittleEndian);
  }
  int32(offset: number): number {
    this.#check(offset, 4);
    return this.#view.getInt32(offset, this.isLittleEndian);
  }
  uint32(offset: number): number {
    this.#check(offset, 4);
    return this.#view.getUint32(offset, this.isLittleEndian);
  }
  float32(offset: number): number {
    this.#check(offset, 4);
    return this.#view.getFloat32(offset, this.isLittleEndian);
  }
  float64(offset: number): number {
    this.#check(offset, 8);
    return this.#view.getFloat64(offset, this.isLittleEndian);
  }
  uint64(offset: number): number {
    return this.uint32(offset) + this.uint32(offset + 4) * 2 ** 32;
  }

  float32s(offset: number, count: number): Float64Array {
    this.#check(offset, 4 * count);
    // All processors this runs on are little endian, so a copy of the bytes is an array of such floats.
    if (this.isLittleEndian) return new Float64Array(new Float32Array(new Uint8Array(this.bytes.subarray(offset, offset + 4 * count)).buffer));
    const values = new Float64Array(count);
    for (let i = 0; i < count; i++) values[i] = this.#view.getFloat32(offset + 4 * i);
    return values;
  }
  float64s(offset: number, count: number): Float64Array {
    this.#check(offset, 8 * count);
    if (this.isLittleEndian) return new Float64Array(new Uint8Array(this.bytes.subarray(offset, offset + 8 * count)).buffer);
    const values = new Float64Array(count);
    for (let i = 0; i < count; i++) values[i] = this.#view.getFloat64(offset + 8 * i);
    return values;
  }

  /** One number of each of `count` records that are `stride` bytes long, the first at `offset`. */
  column(kind: 'f4' | 'f8' | 'u1' | 'u2' | 'u4', offset: number, stride: number, count: number): Float64Array {
    if (count > 0) this.#check(offset, (count - 1) * stride + Number(kind[1]));
    const view = this.#view;
    const isLittle = this.isLittleEndian;
    const values = new Float64Array(count);
    // One loop per kind: with the choice inside, reading takes twice as long.
    if (kind === 'f4') for (let i = 0, at = offset; i < count; i++, at += stride) values[i] = view.getFloat32(at, isLittle);
    else if (kind === 'f8') for (let i = 0, at = offset; i < count; i++, at += stride) values[i] = view.getFloat64(at, isLittle);
    else if (kind === 'u4') for (let i = 0, at = offset; i < count; i++, at += stride) values[i] = view.getUint32(at, isLittle);
    else if (kind === 'u2') for (let i = 0, at = offset; i < count; i++, at += stride) values[i] = view.getUint16(at, isLittle);
    else for (let i = 0, at = offset; i < count; i++, at += stride) values[i] = view.getUint8(at);
    return values;
  }

  /** Text up to the first zero byte, at most `length` bytes. */
  text(offset: number, length: number, encoding = 'windows-1252'): string {
    const bytes = this.part(offset, length);
    const end = bytes.indexOf(0);
    return new TextDecoder(encoding).decode(end < 0 ? bytes : bytes.subarray(0, end)).trim();
  }

  /** UTF-16 text, little endian, up to the first zero character, at most `length` bytes. */
  text16(offset: number, length: number): string {
    return new TextDecoder('utf-16le').decode(this.part(offset, length & ~1)).split('\0')[0]!.trim();
  }

  #check(offset: number, length: number): void {
    if (!Number.isInteger(offset) || !Number.isInteger(length) || offset < 0 || length < 0 || offset + length > this.bytes.length) {
      throw new FormatError('format.error.truncated', { expected: `${length} bytes from byte ${offset}` }, atOffset(this.bytes.length));
    }
  }
}
