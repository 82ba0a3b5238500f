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

/** Layouts that no file of the fixtures shows, small: each by the name of its file. */
export const smallTexts: Readonly<Record<string, string>> = {
  'layers.csv':
    'Cycle Index,Chg. Cap.(Ah),DChg. Cap.(Ah)\n,Step Index,Step Number,Step Type,Step Time\n,,DataPoint,Time,Total Time,Current(A),Voltage(V),Capacity(Ah),Date\n1,0.02,0.33,1,1,Rest,00:00:20\n,,1,00:00:00,00:00:00,0.0,4.3185,0.0,2026-03-06 12:37:25\n,2,2,CC Chg,00:02:51\n,,2,00:00:00,00:00:20,0.5,4.3734,0.0,2026-03-06 12:37:45\n,,3,00:00:30,00:00:50,0.5,4.4530,0.0039,2026-03-06 12:38:15\n',
  'maccor.txt': "Today's Date:\t14 December 2020\nRec#\tCyc#\tStep\tTestTime\tStepTime\tAmp-hr\tAmps\tVolts\tState\tES\tDPt Time\t\n1\t0\t1\t  0d 00:00:0\t  0d 00:00:0\t0.0\t0.0\t3.46\tR\t0\t12/11/2020 12:22:12\t\n2\t0\t2\t  1d 00:00:9.31\t  0d 00:00:4.3\t0.0006\t0.5\t3.41\tD\t5\t12/12/2020 12:22:21\t\n",
  'side.txt': 'Characteristic Energy eV\t1486.61\tAcquisition Time s\t60\n\nName\n\n\n\nB.E.\tCycle 0:Ni:Ni 2p:CPS\t\tB.E.\tCycle 0:Ni:O 1s:CPS\t\n890\t100\t\t540\t7\t\n889\t101.5\t\t539\t8\t\n888\t102\t\t\t\t\n',
  'pages.jdx':
    '##TITLE=nt\n##JCAMP-DX=5.00\n##DATA TYPE=RAMAN SPECTRUM\n##NTUPLES=RAMAN SPECTRUM\n##SYMBOL=X, R, N\n##VAR_DIM=5, 5, 2\n##UNITS=1/CM, COUNTS,\n##FIRST=100, 1, 1\n##LAST=104, 5, 2\n##FACTOR=1, 1, 1\n##PAGE=N=1\n##DATA TABLE=(X++(R..R)), XYDATA\n100A0J0T%T\n##PAGE=N=2\n##DATA TABLE=(X++(R..R)), XYDATA\n100 1 2 3 4 5\n##END NTUPLES=\n##END=\n',
  'bare.txt': '*FILE_SAMPLE "A"\n*MEAS_SCAN_AXIS_X "TwoThetaTheta"\n*MEAS_SCAN_STEP "0.5000"\n*MEAS_SCAN_SPEED "2.0"\n*MEAS_SCAN_SPEED_UNIT "deg/min"\n*MEAS_SCAN_UNIT_Y "cps"\n#Attenuator_coefficient=1.0\n10.0 100.5\n10.5 150.2\n11.0 300.8\n',
  'specslab.xy':
    '# Created by:        SpecsLab2, Version 2.77-r27212\n# \n# XY-Serializer Export Settings: as follows\n#   Comment Prefix:           #\n#   Counts Per Second:        yes\n#   Kinetic Energy Axis:      yes\n# \n# Group:             Si\n#\n# values in kinetic energy\n# Region:            P 2p\n# Analysis Method:   XPS\n# Values/Curve:      3\n# Excitation Energy: 1486.61\n#\n# Cycle: 0, Curve: 0\n#\n# ColumnLabels: energy counts/s transmission\n#\n1346.74  661.5  2.5\n1346.79  660.5  2.25\n1346.84  652.25  2\n',
  'ranges.uxd': "; converted\n_FILEVERSION=2\n_SAMPLE='S'\n_DRIVE='COUPLED'\n_STEPTIME=0.5\n_STEPSIZE=0.015592\n_START=9.984\n_COUNTS\n102 98 110 95\n101 99\n; (Data for Range number 2)\n_START=12\n_2THETACPS\n12.00\t10.5\n12.02\t11.5\n12.03\t9.5\n",
  'map.txt': '#X\t\t#Y\t\t#Wave\t\t#Intensity\r\n1.0\t0.0\t1500.1\t10.5\r\n1.0\t0.0\t1499.0\t11.5\r\n1.0\t0.0\t1497.9\t12.5\r\n2.0\t0.0\t1500.1\t20.5\r\n2.0\t0.0\t1499.0\t21.5\r\n2.0\t0.0\t1497.9\t22.5\r\n',
  'timed.xrdml': '<?xml version="1.0"?><xrdMeasurements xmlns="http://www.xrdml.com/XRDMeasurement/2.1"><sample><id>S</id></sample><xrdMeasurement><scan scanAxis="Gonio"><dataPoints><positions axis="2Theta"><startPosition>10</startPosition><endPosition>10.04</endPosition></positions><countingTimes unit="seconds">1 2 10</countingTimes><counts unit="counts">10 20 30</counts></dataPoints></scan></xrdMeasurement></xrdMeasurements>',
  'words.csv': 'Test:,25205\nStep,Instruction Name,Total Time (h:m:s),Voltage (V),Current (A),Charge Capacity (mAh),Temp (°C),\n0,Idle,00:00:00.002,3.68,0,0,,\n1,Charge,00:00:11.000,3.70,0.5,1.38,19.26,\n2,Charge,00:00:21.000,3.72,0.5,2.77,19.26,\n',
};

/** An EC-Lab binary of one module "VMP data", version 3: records of 406 bytes into it, packed as the column numbers say. */
export function biologicMprFile(columns: readonly (readonly [id: number, size: 1 | 2 | 4 | 8])[], rows: readonly (readonly number[])[]): Uint8Array {
  const recordLength = columns.reduce((sum, [, size]) => sum + size, 0);
  const length = 406 + recordLength * rows.length;
  const bytes = new Uint8Array(52 + 57 + length);
  const text = (at: number, words: string): void => bytes.set(new TextEncoder().encode(words), at);
  text(0, 'BIO-LOGIC MODULAR FILE\u001a');
  text(52, 'MODULE');
  text(58, 'VMP data  ');
  text(68, 'VMP data');
  const view = new DataView(bytes.buffer);
  view.setUint32(52 + 41, length, true);
  view.setUint32(52 + 45, 3, true);
  text(52 + 49, '11/29/26');
  const start = 52 + 57;
  view.setUint32(start, rows.length, true);
  view.setUint8(start + 4, columns.length);
  columns.forEach(([id], i) => view.setUint16(start + 5 + 2 * i, id, true));
  rows.forEach((row, r) => {
    let at = start + 406 + r * recordLength;
    columns.forEach(([, size], c) => {
      if (size === 8) view.setFloat64(at, row[c]!, true);
      else if (size === 4) view.setFloat32(at, row[c]!, true);
      else if (size === 2) view.setUint16(at, row[c]!, true);
      else view.setUint8(at, row[c]!);
      at += size;
    });
  });
  return bytes;
}
