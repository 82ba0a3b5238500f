/** Exports of SpecsLab 2: headers as in the examples of xylib (specsxy_example.xy, mm-specs.xy). */
import { expect, test } from 'vitest';
import { readFile } from '../registry';
import { parsed, spectraOf, textFile } from '../testing/fixture';

const file = (kinetic: 'yes' | 'no', values: string, start: string, labels: string, rows: string): string =>
  `# Created by:        SpecsLab2, Version 2.77-r27212\n# \n# XY-Serializer Export Settings: as follows\n#   Comment Prefix:           #\n#   Counts Per Second:        yes\n#   Kinetic Energy Axis:      ${kinetic}\n#   Transmission Function:    no\n# \n# Group:             Si_sub\n#\n${values}# Region:            P 2p\n# Analysis Method:   XPS\n# Number of Scans:   50\n# Values/Curve:      3\n# Dwell Time:        0.1\n# Excitation Energy: 1486.61\n# ${start}\n# Pass Energy:       20\n#\n# Cycle: 0\n#\n# Cycle: 0, Curve: 0\n# scaling factors added\n#\n# ColumnLabels: ${labels}\n#\n${rows}\n`;

test('a kinetic axis becomes binding energy, and scaling factors are no second spectrum', () => {
  const source = textFile('a.xy', file('yes', '# values in kinetic energy\n', 'Kinetic Energy:    1346.74', 'energy counts/s scaling', '1346.74  661.5  1\n1346.79  660.5  1\n1346.84  652.25  1'));
  const [spectrum, ...others] = spectraOf(source);
  expect(others).toEqual([]);
  expect(spectrum).toMatchObject({ name: 'P 2p', axis: 'binding-energy', intensity: 'count-rate', transmission: null, acquisition: { dwellS: 0.1, scans: 50 }, xps: { photonEnergyEv: 1486.61, passEnergyEv: 20, fileScale: 'kinetic-energy' } });
  expect([Array.from(spectrum!.x), Array.from(spectrum!.y)]).toEqual([[139.77, 139.82, 139.87], [652.25, 660.5, 661.5]]);
  expect(parsed(source).report.ignored).toEqual([{ key: 'format.note.columnsIgnored', params: { columns: 'scaling' } }]);
});

test('binding energies with their transmission', () => {
  const [spectrum] = spectraOf(textFile('a.xy', file('no', '# values in binding energy\n', 'Binding Energy:    139.87', 'energy counts/s transmission', '139.87  661.5  2.5\n139.82  660.5  2.25\n139.77  652.25  2')));
  expect([spectrum!.axis, Array.from(spectrum!.x), Array.from(spectrum!.transmission!)]).toEqual(['binding-energy', [139.77, 139.82, 139.87], [2, 2.25, 2.5]]);
});

test('scans that are written separately have the live time of one', () => {
  const text = file('no', '# values in binding energy\n', 'Binding Energy:    139.87', 'energy counts/s', '139.87 1\n139.82 2\n139.77 3').replace('#   Counts Per Second', '#   Separate Scan Data:       yes\n#   Counts Per Second');
  expect(spectraOf(textFile('a.xy', text))[0]!.acquisition).toMatchObject({ dwellS: 0.1, scans: 1 });
});

test('the line above the region speaks for it, whatever the settings say', () => {
  const [spectrum] = spectraOf(textFile('a.xy', file('no', '# values in kinetic energy\n', 'Start: 1346.74', 'energy counts/s', '1346.74 1\n1346.79 2\n1346.84 3')));
  expect(spectrum!.x[0]).toBe(139.77);
});

test('an energy that nothing names is not guessed', () => {
  const text = file('no', '', 'Start: 139.87', 'energy counts/s', '139.87 1\n139.82 2\n139.77 3').replace(/# {3}Kinetic Energy Axis.*\n/, '');
  expect(readFile(textFile('a.xy', text))).toMatchObject({ ok: false, error: { key: 'format.error.unexpected' } });
});
