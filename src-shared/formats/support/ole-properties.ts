/** Property sets of OLE files ([MS-OLEPS]): numbered values of a few plain types. */
import { ByteReader } from './byte-reader';
import { limits } from './limits';

export type OleValue = string | number | boolean;

/** Windows file time counts 100 ns since 1601. */
const fileTimeOf = (ticks: number): string => {
  const milliseconds = ticks / 1e4 - 11_644_473_600_000;
  return Math.abs(milliseconds) < 8e14 ? new Date(milliseconds).toISOString() : '';
};

/**
 * The properties of the first section of a set by their number; types that hold no plain value are left out.
 * @throws {FormatError} at the offset of a property that lies beyond the end
 */
export function readOleProperties(bytes: Uint8Array): Map<number, OleValue> {
  const properties = new Map<number, OleValue>();
  if (bytes.length < 56) return properties;
  const reader = new ByteReader(bytes);
  const section = reader.uint32(44);
  const count = reader.uint32(section + 4);
  if (count > limits.containerEntries) return properties;
  for (let i = 0; i < count; i++) {
    const value = readValue(reader, section + reader.uint32(section + 12 + 8 * i));
    if (value !== null) properties.set(reader.uint32(section + 8 + 8 * i), value);
  }
  return properties;
}

function readValue(reader: ByteReader, at: number): OleValue | null {
  const content = at + 4;
  switch (reader.uint32(at) & 0xffff) {
    case 2: // VT_I2
      return reader.int16(content);
    case 11: // VT_BOOL
      return reader.int16(content) !== 0;
    case 3: // VT_I4
    case 22: // VT_INT
      return reader.int32(content);
    case 19: // VT_UI4
    case 23: // VT_UINT
      return reader.uint32(content);
    case 4: // VT_R4
      return reader.float32(content);
    case 5: // VT_R8
    case 7: // VT_DATE
      return reader.float64(content);
    case 64: // VT_FILETIME
      return fileTimeOf(reader.uint64(content));
    case 8: // VT_BSTR, in the code page of the set, which may be UTF-16
    case 30: // VT_LPSTR
      return readText(reader, content + 4, reader.uint32(content));
    case 31: // VT_LPWSTR
      return reader.text16(content + 4, 2 * reader.uint32(content));
    default:
      return null;
  }
}

function readText(reader: ByteReader, at: number, length: number): string {
  const isWide = length >= 2 && reader.uint8(at) !== 0 && reader.uint8(at + 1) === 0;
  return isWide ? reader.text16(at, length) : reader.text(at, length);
}
