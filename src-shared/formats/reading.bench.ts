/** Reading speed. To reach: text 20 MB/s, binary 100 MB/s (median time against the size in the name). */
import { bench, describe } from 'vitest';
import { readFile } from './registry';
import { fixture } from './testing/fixture';

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
const rows = (count: number, row: (i: number) => string): string => Array.from({ length: count }, (_, i) => row(i)).join('\n');

/** The first block of a real file, many times over. */
function vamas(blocks: number): Uint8Array {
  const lines = new TextDecoder('latin1').decode(fixture('lg4x/Mutlipak_vms.npl').bytes).split('\r\n');
  const [first, second] = [lines.indexOf('Block No.1 '), lines.indexOf('Block No.2 ')];
  const block = lines.slice(first, second);
  return encode([...lines.slice(0, first - 1), String(blocks), ...Array.from({ length: blocks }, () => block).flat(), 'end of experiment', ''].join('\r\n'));
}

function wdf(spectra: number): Uint8Array {
  const points = 1015;
  const { bytes } = fixture('wdf-parser/sp.wdf');
  const out = new Uint8Array(512 + 16 + 4 * points * spectra + 4112);
  const view = new DataView(out.buffer);
  out.set(bytes.subarray(0, 512));
  view.setBigUint64(64, BigInt(spectra), true);
  view.setBigUint64(72, BigInt(spectra), true);
  out.set(encode('DATA'), 512);
  view.setBigUint64(520, BigInt(16 + 4 * points * spectra), true);
  for (let i = 0; i < points * spectra; i++) view.setFloat32(528 + 4 * i, i % 997, true);
  const abscissa = 528 + 4 * points * spectra;
  out.set(bytes.subarray(4616, 4616 + 4084), abscissa);
  return out.subarray(0, abscissa + 4084);
}

const files: [string, string, Uint8Array][] = [
  ['VAMAS', 'a.vms', vamas(600)],
  ['delimited text', 'a.xy', encode(rows(200_000, (i) => `${(10 + i * 0.0005).toFixed(4)} ${1000 + (i % 977)}`))],
  ['Neware table', 'a.csv', fixture('cellpy/neware_uio.csv').bytes],
  ['Maccor table', 'a.txt', fixture('cellpy/maccor_002.txt').bytes],
  ['WiRE map, binary', 'a.wdf', wdf(4000)],
];

describe('reading', () => {
  for (const [format, name, bytes] of files) {
    bench(`${format}, ${(bytes.length / 1e6).toFixed(2)} MB`, () => {
      const result = readFile({ name, bytes });
      if (!result.ok) throw new Error(JSON.stringify(result.error));
    });
  }
});
