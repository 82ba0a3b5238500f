/** Layouts of the export that the shared files do not show; "rows of tables" as pynxtools-xps reads it. */
import { expect, test } from 'vitest';
import { spectraOf, textFile } from '../testing/fixture';

const sideBySide = (axis: string): string =>
  `Characteristic Energy eV\t1486.61\tAcquisition Time s\t60\n\nName\n\n\n\n${axis}\tCycle 0:Ni:Ni 2p:CPS\t\t${axis}\tCycle 0:Ni:O 1s:CPS\t\n890\t100\t\t540\t7\t\n889\t101.5\t\t539\t8\t\n888\t102\t\t\t\t\n`;
const what = (text: string) => spectraOf(textFile('a.txt', text)).map(({ name, axis, intensity, x, y }) => [name, axis, intensity, Array.from(x), Array.from(y)]);

test('spectra side by side, of different lengths', () => {
  expect(what(sideBySide('B.E.'))).toEqual([
    ['Ni 2p', 'binding-energy', 'count-rate', [888, 889, 890], [102, 101.5, 100]],
    ['O 1s', 'binding-energy', 'count-rate', [539, 540], [8, 7]],
  ]);
  expect(what(sideBySide('K.E.'))[1]).toEqual(['O 1s', 'binding-energy', 'count-rate', [946.61, 947.61], [7, 8]]);
  expect(what(sideBySide('energy'))[1]!.slice(0, 2)).toEqual(['O 1s', 'unknown']);
});

test('lines above the first spectrum, and a name without sample', () => {
  const text = 'Filename:\tx.vms\nCycle 0:C 1s\nCharacteristic Energy eV\t1486.6\tAcquisition Time s\t60.1\nK.E.\tCounts\tC-C\tBackground\t\tB.E.\tCPS\tC-C CPS\n1190.1\t100\t1\t90\t\t296.5\t200\t2\n1190.2\t101\t1\t90\t\t296.4\t202\t2\n';
  expect(what(text)).toEqual([['C 1s', 'binding-energy', 'counts', [296.4, 296.5], [101, 100]]]);
});
