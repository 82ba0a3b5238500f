import { expect, test } from 'vitest';
import { decodeHead, decodeText } from './read-text';

const bytesOf = (...parts: readonly (string | readonly number[])[]): Uint8Array => Uint8Array.from(parts.flatMap((part) => (typeof part === 'string' ? [...part].map((character) => character.charCodeAt(0)) : part)));
/** 电流 and 电压 in GB 18030, 電流 and 電圧 in Shift_JIS. */
const chinese = { current: [0xb5, 0xe7, 0xc1, 0xf7], voltage: [0xb5, 0xe7, 0xd1, 0xb9] };
const japanese = { current: [0x93, 0x64, 0x97, 0xac], voltage: [0x93, 0x64, 0x88, 0xb3] };

test.each([
  ['Chinese', bytesOf(chinese.current, '(mA),', chinese.voltage, '(V)\n1,3\n'), 'gb18030', '电流(mA),电压(V)'],
  ['Japanese', bytesOf(japanese.current, '(mA),', japanese.voltage, '(V)\n1,3\n'), 'shift_jis', '電流(mA),電圧(V)'],
  // Two letters with marks side by side, twice, are still German.
  ['German', bytesOf('Gr\u00f6\u00dfe,Gr\u00f6\u00dfe (\u00b5A),cm\u00b2\n1,2,3\n'), 'windows-1252', 'Größe,Größe (µA),cm²'],
  ['German without a sign alone', bytesOf('Gr\u00f6\u00dfe,Gr\u00f6\u00dfe\n1,2\n'), 'windows-1252', 'Größe,Größe'],
  ['a degree sign alone', bytesOf('T/\u00b0C\n1\n'), 'windows-1252', 'T/°C'],
])('%s', (_, bytes, encoding, first) => {
  const { text, encoding: found, isGuess } = decodeText(bytes);
  expect([found, isGuess, text.split('\n')[0]]).toEqual([encoding, true, first]);
});

test('a head that is cut in the middle of a character is still known by its whole lines', () => {
  const bytes = new TextEncoder().encode('電流,電圧\n1,2\n電流電流電流');
  for (let length = 16; length < 30; length++) expect(decodeHead(bytes, length)).toBe('電流,電圧\n1,2\n'.slice(0, length < 18 ? 6 : 10));
});
