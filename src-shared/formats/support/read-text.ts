import { FormatError, atOffset } from './format-error';

export interface DecodedText {
  readonly text: string;
  /** Label of the encoding as the Encoding Standard names it. */
  readonly encoding: 'utf-8' | 'utf-16le' | 'utf-16be' | 'shift_jis' | 'gb18030' | 'windows-1252';
  /** True when no byte order mark and no ASCII-only content settled the question. */
  readonly isGuess: boolean;
}

/**
 * Decodes a text file: byte order mark first, then UTF-16 without one (every other byte zero), UTF-8 if valid,
 * Shift_JIS or GB 18030 if the high bytes look like Japanese or Chinese, windows-1252 else (which every byte sequence is valid in).
 *
 * @param zeroBytes what single zero bytes mean; defaults to "binary", a failure. Formats with a signature of their own
 *   say "blank": some instruments leave zero bytes in the comments of their text files.
 * @throws {FormatError} when the bytes are not text.
 */
export function decodeText(bytes: Uint8Array, zeroBytes: 'binary' | 'blank' = 'binary'): DecodedText {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return decoded(bytes, 'utf-8', false);
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return decoded(bytes, 'utf-16le', false);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return decoded(bytes, 'utf-16be', false);
  const zero = bytes.indexOf(0);
  if (zero >= 0) {
    const wide = guessUtf16(bytes);
    if (wide !== null) return decoded(bytes, wide, true);
    if (zeroBytes === 'binary') throw new FormatError('format.error.binary', {}, atOffset(zero));
    return decodeText(withBlanks(bytes, zero));
  }
  const utf8 = tryDecode(bytes, 'utf-8');
  if (utf8 !== null) return { text: utf8, encoding: 'utf-8', isGuess: false };
  if (looksJapanese(bytes)) {
    const japanese = tryDecode(bytes, 'shift_jis');
    if (japanese !== null) return { text: japanese, encoding: 'shift_jis', isGuess: true };
  }
  if (looksChinese(bytes)) {
    const chinese = tryDecode(bytes, 'gb18030');
    if (chinese !== null) return { text: chinese, encoding: 'gb18030', isGuess: true };
  }
  return decoded(bytes, 'windows-1252', true);
}

/** The lines of a text without their ends (LF, CRLF or CR). */
export function splitLines(text: string): string[] {
  if (!text.includes('\n')) return text.split('\r');
  return (text.includes('\r\n') ? text.replaceAll('\r\n', '\n') : text).split('\n');
}

/** The first lines for recognising a format by words in their own script; empty when the bytes are no text. */
export function decodeHead(bytes: Uint8Array, length = 8192): string {
  const head = bytes.subarray(0, length);
  // A cut in the middle of a character would make the encoding look wrong.
  const end = bytes.length <= length ? head.length : head.lastIndexOf(10) + 1 || head.length;
  try {
    return decodeText(head.subarray(0, end), 'blank').text;
  } catch (error) {
    if (error instanceof FormatError) return '';
    throw error;
  }
}

/** The first bytes as text for recognising a format; zero bytes and byte order marks are left out. */
export function headText(bytes: Uint8Array, length = 2048): string {
  const head = new TextDecoder('windows-1252').decode(bytes.subarray(0, length));
  // eslint-disable-next-line no-control-regex -- zero bytes of UTF-16 text
  return head.replace(/^(?:ï»¿|ÿþ|þÿ)/, '').replace(/\u0000/g, '');
}

function decoded(bytes: Uint8Array, encoding: DecodedText['encoding'], isGuess: boolean): DecodedText {
  return { text: new TextDecoder(encoding).decode(bytes), encoding, isGuess };
}

function tryDecode(bytes: Uint8Array, encoding: DecodedText['encoding']): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null; // a byte sequence that does not exist in this encoding: the question this function answers
  }
}

function withBlanks(bytes: Uint8Array, firstZero: number): Uint8Array {
  const copy = new Uint8Array(bytes);
  for (let at = firstZero; at >= 0; at = copy.indexOf(0, at)) copy[at] = 32;
  return copy;
}

function guessUtf16(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const length = Math.min(bytes.length & ~1, 1000);
  let even = 0;
  let odd = 0;
  for (let i = 0; i < length; i += 2) {
    if (bytes[i] === 0) even++;
    if (bytes[i + 1] === 0) odd++;
  }
  const pairs = length / 2;
  if (odd > 0.7 * pairs && even < 0.05 * pairs) return 'utf-16le';
  if (even > 0.7 * pairs && odd < 0.05 * pairs) return 'utf-16be';
  return null;
}

/**
 * Kana and the common kanji have lead bytes 0x81–0x9F, where windows-1252 has rare punctuation; accented letters and
 * the signs µ ° ² of Western files lie at 0xB0 and above.
 */
function looksJapanese(bytes: Uint8Array): boolean {
  let common = 0;
  let other = 0;
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i]!;
    if (byte < 0x80) continue;
    const trail = bytes[i + 1] ?? 0;
    if (byte >= 0x81 && byte <= 0x9f && trail >= 0x40 && trail !== 0x7f && trail <= 0xfc) {
      common++;
      i++;
    } else {
      other++;
      if (byte >= 0xe0 && byte <= 0xfc) i++;
    }
  }
  return common >= 2 && common > other;
}

/**
 * Chinese words are two and more characters of two bytes, 0xA1–0xF7 and 0xA1–0xFE; in Western files at most two accented letters or
 * signs stand together.
 */
function looksChinese(bytes: Uint8Array): boolean {
  let words = 0;
  let others = 0;
  for (let i = 0; i < bytes.length; ) {
    if (bytes[i]! < 0x80) {
      i++;
      continue;
    }
    const start = i;
    let isPaired = true;
    while (i < bytes.length && bytes[i]! >= 0x80) {
      isPaired &&= bytes[i]! >= 0xa1 && ((i - start) % 2 === 1 || bytes[i]! <= 0xf7);
      i++;
    }
    if (isPaired && (i - start) % 2 === 0 && i - start >= 4) words++;
    else others++;
  }
  return words >= 2 && words > others;
}
