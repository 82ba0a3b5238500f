/** Reading speed. To reach: text 20 MB/s, binary 100 MB/s (median time against the size in the name). */
import { bench, describe } from 'vitest';
import { readFile } from './registry';
import { avantageMapAxes, avantageVgdFile } from './testing/constructed';
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

/** A scan of many points in the frame of a real file. */
function xrdml(points: number): Uint8Array {
  const text = new TextDecoder().decode(fixture('readers-xrd/XRD-918-16_10.xrdml').bytes);
  return encode(text.replace(/(<(intensities|counts)[^>]*>)[^<]*/, (_, tag: string) => tag + rows(points, (i) => String(i % 997)).replaceAll('\n', ' ')));
}

/** GRAMS, new format: one spectrum of 32-bit floats. */
function spc(points: number): Uint8Array {
  const { bytes } = fixture('wdf-parser/6x6.spc');
  const out = new Uint8Array(512 + 32 + 4 * points);
  out.set(bytes.subarray(0, 544));
  const view = new DataView(out.buffer);
  out[0] = 0;
  out[3] = 0x80;
  view.setUint32(4, points, true);
  view.setUint32(24, 1, true);
  view.setUint32(248, 0, true);
  for (let i = 0; i < points; i++) view.setFloat32(544 + 4 * i, i % 997, true);
  return out;
}

/** An EC-Lab table with the header of the sample. */
function mpt(count: number): Uint8Array {
  const lines = new TextDecoder('latin1').decode(fixture('../../../resources/sample/echem/cycling.mpt').bytes).split(/\r?\n/);
  const header = Number(/: (\d+)/.exec(lines[1]!)![1]);
  const data = lines.slice(header).filter((line) => line !== '');
  return encode([...lines.slice(0, header), ...Array.from({ length: count }, (_, i) => data[i % data.length]!)].join('\r\n'));
}

const files: [string, string, Uint8Array][] = [
  ['VAMAS', 'a.vms', vamas(600)],
  ['delimited text', 'a.xy', encode(rows(200_000, (i) => `${(10 + i * 0.0005).toFixed(4)} ${1000 + (i % 977)}`))],
  ['Neware table', 'a.csv', fixture('cellpy/neware_uio.csv').bytes],
  ['Maccor table', 'a.txt', fixture('cellpy/maccor_002.txt').bytes],
  ['EC-Lab table', 'a.mpt', mpt(50_000)],
  ['XRDML', 'a.xrdml', xrdml(1_000_000)],
  ['WiRE map, binary', 'a.wdf', wdf(4000)],
  ['GRAMS, binary', 'a.spc', spc(2_000_000)],
  ['Avantage, binary', 'a.vgd', avantageVgdFile(avantageMapAxes, [128, 100, 100], Float64Array.from({ length: 1_280_000 }, (_, i) => i % 997))],
];

describe('reading', () => {
  for (const [format, name, bytes] of files) {
    bench(`${format}, ${(bytes.length / 1e6).toFixed(2)} MB`, () => {
      const result = readFile({ name, bytes });
      if (!result.ok) throw new Error(JSON.stringify(result.error));
    });
  }
});
