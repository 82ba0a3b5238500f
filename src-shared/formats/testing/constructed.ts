/** Files made after the description of their format, for formats without a public sample. */
import CFB from 'cfb';

const bytesOf = (hex: string): Uint8Array => Uint8Array.from(hex.trim().split(/\s+/), (pair) => Number.parseInt(pair, 16));

/** VGSpaceAxes of a real scan: 301 points from 1186.6 eV in steps of 0.1 eV. */
export const avantageScanAxes = bytesOf(
  '00 00 02 00 01 00 00 00 02 00 00 00 00 00 02 00 00 00 00 00 02 00 00 00 00 00 2d 01 00 00 66 66 66 66 66 8a 92 40 9a 99 99 99 99 99 b9 3f 01 01 00 00 00',
);
/** VGSpaceAxes of a real map: 128 energies, 100 × 100 positions. */
export const avantageMapAxes = bytesOf(
  `00 00 02 00 03 00 00 00 02 00 00 00 00 00 02 00 00 00 00 00 02 00 00 00 00 00 80 00 00 00 dc a0 93 31 b1 90 92 40 d4 2b 65 19 e2 70 c4 3f 01 01
   00 00 00 02 00 00 00 00 00 02 00 00 00 00 00 02 00 00 00 00 00 64 00 00 00 00 00 00 00 00 f0 8e c0 00 00 00 00 00 00 34 40 01 03 00 00 00 02 00
   00 00 00 00 02 00 00 00 00 00 02 00 00 00 00 00 64 00 00 00 00 00 00 00 00 f0 8e c0 00 00 00 00 00 00 34 40 01 04 00 00 00`,
);

/** A .vgd file with these axes, points per data axis and values. */
export function avantageVgdFile(axes: Uint8Array, points: readonly number[], values: Float64Array): Uint8Array {
  const container = CFB.utils.cfb_new();
  const add = (name: string, content: Uint8Array): void => void CFB.utils.cfb_add(container, `/${name}`, content);
  add('VGData', new Uint8Array(values.buffer));
  add('VGDataAxes', dataAxes(points));
  add('VGSpaceAxes', axes);
  add('\u0005Q5nw4m3lIjudbfwyAayojlptCa', properties([[0x69, 1486.68], [0x194, 50], [0x196, 4.4]]));
  return new Uint8Array(CFB.write(container, { type: 'array' }) as unknown as ArrayLike<number>);
}

function dataAxes(points: readonly number[]): Uint8Array {
  const view = new DataView(new ArrayBuffer(8 + 16 * points.length));
  view.setInt32(4, points.length, true);
  points.forEach((count, i) => {
    view.setInt32(8 + 16 * i + 4, count - 1, true);
    view.setInt32(8 + 16 * i + 8, 1, true);
  });
  return new Uint8Array(view.buffer);
}

/** A property set of 32-bit floats, as [MS-OLEPS] lays it out. */
function properties(entries: readonly (readonly [number, number])[]): Uint8Array {
  const view = new DataView(new ArrayBuffer(48 + 8 + 16 * entries.length));
  view.setUint16(0, 0xfffe, true);
  view.setUint32(24, 1, true);
  view.setUint32(44, 48, true);
  view.setUint32(52, entries.length, true);
  entries.forEach(([id, value], i) => {
    const at = 8 + 8 * entries.length + 8 * i;
    view.setUint32(56 + 8 * i, id, true);
    view.setUint32(60 + 8 * i, at, true);
    view.setUint32(48 + at, 4, true);
    view.setFloat32(48 + at + 4, value, true);
  });
  return new Uint8Array(view.buffer);
}

/** The text dump of an Avantage data space, up to its blocks: five energies, two etch levels. */
export const avantageDumpHead = `;Dump of DataSpace 'F:\\x\\C1s Scan.VGD'
$FORMAT=4
$PROPERTIES=SUM
DS_EXT_SUPROPID_TITLE       : VT_BSTR = 'C1s Scan'
$PROPERTIES=STD
DS_GEPROPID_VALUE_LABEL                     : VT_BSTR = 'Counts'
DS_SOPROPID_ENERGY                          : VT_R4   = 1486.680054
DS_ANPROPID_PASS                            : VT_R4   = 150.000000
$DATAAXES=2,#empty#
    0=  0, 4, 1
    1=  0, 1, 1
$SPACEAXES=2
    0= 1188.000000, 0.500000, 5, ENERGY, LINEAR, 'E', 'eV', 'Energy'
    1= 0.000000, 1.000000, 2, ETCHLEVEL, LINEAR, 'EtchLevel', '', 'Etch Level'
`;
/** Its blocks. */
export const avantageDumpBlocks = '$DATA=*,0\nLIST@   0= 1.0, 2.0, 3.0, 4.0\nLIST@   4= 5.0\n$DATA=*,1\nLIST@   0= 6.0, 7.0, 8.0, 9.0\nLIST@   4= 10.0\n';

/** A PHI MultiPak table of two regions, the second with two files laid over each other. */
export const multipakTable = '1\r\n\r\nC1s\r\n4\r\n298,100\r\n297.5,101\r\n297,102\r\n296.5,103\r\n0,0\r\n1\r\nno area description\r\nCl2p\r\n2\r\nfile#,2,4\r\n210,100,200\r\n209,101,201\r\n208,102,202\r\n207,103,203\r\n';
