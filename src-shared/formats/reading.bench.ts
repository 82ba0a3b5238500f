/** Reading speed. To reach: text 20 MB/s, binary 100 MB/s (median time against the size in the name). */
import CFB from 'cfb';
import { unzipSync, zipSync } from 'fflate';
import { bench, describe } from 'vitest';
import { readFile } from './registry';
import { avantageDumpHead, avantageMapAxes, avantageVgdFile, biologicMprFile } from './testing/constructed';
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

/** PHI, one region of 32-bit floats, in the frame of a real file. */
function spe(points: number): Uint8Array {
  const { bytes } = fixture('pynxtools-xps/SnO2_10nm.spe');
  const end = new TextDecoder('latin1').decode(bytes).indexOf('EOFH') + 'EOFH\r\n'.length;
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, end)).replace(/^(SpectralRegDef: \S+ \S+ \S+ \S+) \S+ \S+ \S+ \S+/m, `$1 ${points} -0.0001 ${0.0001 * (points - 1)} 0.0`);
  const out = new Uint8Array(head.length + 112 + 4 * points);
  out.set(Uint8Array.from(head, (character) => character.charCodeAt(0)));
  out.set(bytes.subarray(end, end + 112), head.length);
  const view = new DataView(out.buffer, head.length);
  view.setUint32(16 + 20, points, true);
  view.setUint32(16 + 76, 4 * points, true);
  view.setUint32(16 + 80, 112, true);
  for (let i = 0; i < points; i++) view.setFloat32(112 + 4 * i, i % 997, true);
  return out;
}

/** A real text with its rows of numbers replaced by many others. */
function longer(path: string, isRow: RegExp, count: number, row: (i: number) => string, change: (text: string) => string = (text) => text): Uint8Array {
  const lines = new TextDecoder('latin1').decode(fixture(path).bytes).split(/\r?\n/);
  const first = lines.findIndex((line) => isRow.test(line));
  let end = first;
  while (end < lines.length && isRow.test(lines[end]!)) end++;
  const text = change([...lines.slice(0, first), rows(count, row), ...lines.slice(end)].join('\n'));
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}

const manyRows = 100_000;
const falling = (i: number): string => (1000 - i * 0.005).toFixed(3);
const rising = (i: number): string => (100 + i * 0.01).toFixed(2);
const rasHead = '*RAS_DATA_START\n*RAS_HEADER_START\n*MEAS_SCAN_AXIS_X_INTERNAL "TwoThetaTheta"\n*MEAS_SCAN_UNIT_Y "counts"\n*RAS_HEADER_END\n*RAS_INT_START\n';
const ascHead = `*TYPE = Raw\n*CLASS = ASCII\n*BEGIN\n*START = 10\n*STOP = ${10 + 0.0005 * (4 * manyRows - 1)}\n*STEP = 0.0005\n`;
const jcampHead = `##TITLE=t\n##JCAMP-DX=4.24\n##DATA TYPE=RAMAN SPECTRUM\n##XUNITS=1/CM\n##YUNITS=COUNTS\n##FIRSTX=0\n##LASTX=${5 * manyRows - 1}\n##NPOINTS=${5 * manyRows}\n##XYDATA=(X++(Y..Y))\n`;

/** A SmartLab container whose profile has many points. */
function rasx(points: number): Uint8Array {
  const parts = unzipSync(fixture('readers-xrd/TwoTheta_scan_powder.rasx').bytes);
  const conditions = 'Data0/MesurementConditions0.xml';
  const profile = rows(points, (i) => `${(10 + i * 0.0005).toFixed(4)}\t${(100 + (i % 997)) / 7}\t1`);
  const announced = new TextDecoder().decode(parts[conditions]).replace(/(<DataCount>)\d+/, `$1${points}`);
  return zipSync({ ...parts, 'Data0/Profile0.txt': encode(`\ufeff${profile}`), [conditions]: encode(announced) });
}

/** JASCO compound file of a Raman spectrum on a grid. */
function jws(points: number): Uint8Array {
  const info = new DataView(new ArrayBuffer(96));
  info.setUint32(12, 1, true);
  info.setUint32(20, points, true);
  info.setFloat64(24, 100, true);
  info.setFloat64(32, 100 + 0.001 * (points - 1), true);
  info.setFloat64(40, 0.001, true);
  info.setUint32(48, 0x10000101, true);
  info.setUint32(52, 0x00000101, true);
  const container = CFB.utils.cfb_new();
  CFB.utils.cfb_add(container, '/DataInfo', new Uint8Array(info.buffer));
  CFB.utils.cfb_add(container, '/Y-Data', new Uint8Array(Float32Array.from({ length: points }, (_, i) => i % 997).buffer));
  return new Uint8Array(CFB.write(container, { type: 'array' }) as unknown as ArrayLike<number>);
}

const aluminium =
  'data_Al\n_cell_length_a 4.04958\n_cell_length_b 4.04958\n_cell_length_c 4.04958\nloop_\n_space_group_symop_operation_xyz\nx,y,z\nx,y+1/2,z+1/2\nx+1/2,y,z+1/2\nx+1/2,y+1/2,z\nloop_\n_atom_site_label\n_atom_site_fract_x\n_atom_site_fract_y\n_atom_site_fract_z\n_atom_site_B_iso_or_equiv\nAl1 0 0 0 0.85\n';
const panalyticalHead = `[Measurement conditions]\nSample identification,x\nAnode material,Cu\nScan axis,Gonio\nNo. of points, ${manyRows}\n[Scan points]\nAngle,Intensity\n`;

const files: [string, string, Uint8Array][] = [
  ['VAMAS', 'a.vms', vamas(600)],
  ['delimited text', 'a.xy', encode(rows(200_000, (i) => `${(10 + i * 0.0005).toFixed(4)} ${1000 + (i % 977)}`))],
  ['Neware table', 'a.csv', fixture('cellpy/neware_uio.csv').bytes],
  ['Maccor table', 'a.txt', fixture('cellpy/maccor_002.txt').bytes],
  ['EC-Lab table', 'a.mpt', mpt(50_000)],
  ['XRDML', 'a.xrdml', xrdml(1_000_000)],
  ['cycler table with words', 'b.csv', encode(`Step,Name,Time (s),Voltage (V),Current (A),Temp,\n${rows(manyRows, (i) => `1,CC Chg,${i},3.7${i % 97},0.5,,`)}\n`)],
  ['Rigaku .ras', 'a.ras', encode(`${rasHead}${rows(manyRows, (i) => `${(10 + i * 0.0005).toFixed(4)} ${i % 997} 1.0000`)}\n*RAS_INT_END\n*RAS_DATA_END\n`)],
  ['Rigaku .asc', 'a.asc', encode(`${ascHead}${rows(manyRows, (i) => `${i % 997}, ${i % 991}, 1234, 4321`)}\n*END\n*EOF\n`)],
  ['JCAMP-DX', 'a.jdx', encode(`${jcampHead}${rows(manyRows, (i) => `${5 * i} 12345 12346 ${i % 997} 12348 12349`)}\n##END=\n`)],
  ['CasaXPS table', 'c.txt', longer('pynxtools-xps/FeO_analyzed_lineshapes_cols.txt', /^\d/, manyRows, (i) => `${rising(i)}\t${i % 997}\t1\t2\t3\t4\t90\t93\t\t${falling(i)}\t${i % 997}\t1\t2\t3\t4\t90\t93`)],
  ['SPECS .xy', 'd.xy', longer('pynxtools-xps/MgFe2O4_small.xy', /^\d/, manyRows, (i) => `${falling(i)}  ${(15000 + (i % 997)).toFixed(3)}`, (text) => text.replace(/Values\/Curve:\s+1351/, `Values/Curve: ${manyRows}`))],
  ['Scienta text', 'e.txt', longer('pynxtools-xps/Ag_0001.txt', /^ +\d\S* +\d/, manyRows, (i) => ` ${falling(i)}   ${i % 997}`, (text) => text.replace(/Dimension 1 size=\d+/g, `Dimension 1 size=${manyRows}`))],
  ['JASCO text', 'f.csv', longer('jascofiles/legacy_raman_pair.csv', /^\d/, manyRows, (i) => `${rising(i)},${i % 997}`, (text) => text.replace(/NPOINTS,\s*\d+/, `NPOINTS,${manyRows}`))],
  ['WITec text', 'g.txt', longer('pynxtools-raman/Si-wafer-Raman-Spectrum-1.txt', /^ \d/, manyRows, (i) => `${rising(i)}, ${i % 997}`, (text) => text.replace(/SizeGraph\s*=\s*\d+/, `SizeGraph = ${manyRows}`))],
  ['MultiPak table', 'h.csv', encode(`1\r\n\r\nC1s\r\n${manyRows}\r\n${rows(manyRows, (i) => `${falling(i)},${i % 997}`)}\r\n`)],
  ['Avantage dump', 'i.avg', encode(avantageDumpHead.replace('0.500000, 5, ENERGY', `0.000500, ${4 * manyRows}, ENERGY`).replace(/0= {2}0, 4, 1/, `0=  0, ${4 * manyRows - 1}, 1`) + [0, 1].map((block) => `$DATA=*,${block}\n${rows(manyRows, (i) => `LIST@   ${4 * i}= 1.5, 2.5, ${i % 997}.25, 4.5`)}\n`).join(''))],
  ['PANalytical table', 'j.csv', encode(`${panalyticalHead}${rows(manyRows, (i) => `${(10 + i * 0.0005).toFixed(9)},${i % 997}.0`)}\n`)],
  ['Raman Open Database', 'k.rod', longer('pynxtools-raman/rod_file_1000679.rod', /^\d+\.\d+ \d+$/, manyRows, (i) => `${rising(i)} ${i % 997}`)],
  ['CIF with its reflections', 'l.cif', encode(aluminium)],
  ['SPECS .xml, as it is', 'm.xml', fixture('pynxtools-xps/In-situ_PBTTT_XPS_SPECS.xml').bytes],
  ['Avantage workbook, as it is (size packed, with pictures)', 'n.xlsx', fixture('khervefitting/Hard_carbon_Thermo.xlsx').bytes],
  ['Rigaku .rasx (size packed)', 'o.rasx', rasx(manyRows)],
  ['JASCO, binary', 'p.jws', jws(500_000)],
  ['EC-Lab, binary', 'a.mpr', biologicMprFile([[4, 8], [6, 4], [13, 8], [76, 4], [24, 8]], Array.from({ length: 200_000 }, (_, i) => [i, 3, i / 1000, 0.5, 1]))],
  ['PHI, binary', 'a.spe', spe(2_000_000)],
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
