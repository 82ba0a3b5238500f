import { describe, expect, test } from 'vitest';
import { readFile } from '../registry';
import { spectraOf, textFile } from '../testing/fixture';

const ras = (rows: string, count = '3.0000000000'): string =>
  `*RAS_DATA_START\r\n*RAS_HEADER_START\r\n*FILE_SAMPLE "A"\r\n*MEAS_DATA_COUNT "${count}"\r\n*MEAS_SCAN_AXIS_X_INTERNAL "TwoThetaTheta"\r\n*MEAS_SCAN_UNIT_Y "counts"\r\n*RAS_HEADER_END\r\n*RAS_INT_START\r\n${rows}*RAS_INT_END\r\n*RAS_DATA_END\r\n`;
const failureOf = (name: string, text: string) => {
  const result = readFile(textFile(name, text));
  return result.ok ? null : result.error;
};

describe('.ras', () => {
  test('the third column is the attenuation; what was multiplied is no count any more', () => {
    const [pattern] = spectraOf(textFile('a.ras', ras('10.00 5 1.0\r\n10.02 7 10.0\r\n10.04 6 1.0\r\n')));
    expect(Array.from(pattern!.y)).toEqual([5, 70, 6]);
    expect(pattern).toMatchObject({ name: 'A', intensity: 'arbitrary', axis: 'two-theta', acquisition: { exposure: Float64Array.of(1, 0.1, 1) } });
    expect(failureOf('a.ras', ras('10.00 5 1\r\n10.02 7 0\r\n10.04 6 1\r\n'))).toMatchObject({ key: 'format.error.unexpected', place: { kind: 'line', line: 10 } });
  });
  test('without attenuation counts stay counts', () => {
    expect(spectraOf(textFile('a.ras', ras('10.00 5 1\r\n10.02 7 1\r\n10.04 6 1\r\n')))[0]!.intensity).toBe('counts');
  });
  test('several scans in one file', () => {
    const one = ras('10.00 5 1\r\n10.02 7 1\r\n10.04 6 1\r\n');
    expect(spectraOf(textFile('a.ras', one.replace('*RAS_DATA_END\r\n', '') + one.replace('*RAS_DATA_START\r\n', '').replace('"A"', '"B"'))).map(({ name }) => name)).toEqual(['A', 'B']);
  });
  test('fewer rows than announced, and a damaged one', () => {
    expect(failureOf('a.ras', ras('10.00 5 1\r\n10.02 7 1\r\n'))).toMatchObject({ key: 'format.error.truncated' });
    expect(failureOf('a.ras', ras('10.00 5 1\r\n10.02 x 1\r\n10.04 6 1\r\n'))).toMatchObject({ key: 'format.error.notANumber', place: { kind: 'line', line: 10 } });
  });
});

test('.asc: the abscissa follows from start and step', () => {
  const text = '*TYPE = Raw\n*CLASS = ASCII CLASS\n*SAMPLE = S\n*SCAN_AXIS = 2theta/theta\n*YUNIT = counts\n*BEGIN\n*START = 4\n*STOP = 4.04\n*STEP = 0.01\n*COUNT = 5\n1, 2, 3, 4\n5\n*END\n*EOF\n';
  const [pattern] = spectraOf(textFile('a.asc', text));
  expect(Array.from(pattern!.x)).toEqual([4, 4.01, 4.02, 4.03, 4.04]);
  expect(failureOf('a.asc', text.replace('\n5\n', '\n'))).toMatchObject({ key: 'format.error.truncated' });
});

test('the text export without marks', () => {
  const text = '*FILE_SAMPLE "ZIF-62 Test"\n*HW_XG_TARGET_NAME "Cu"\n*MEAS_SCAN_AXIS_X "TwoThetaTheta"\n*MEAS_SCAN_STEP "0.5000"\n*MEAS_SCAN_SPEED "2.0000"\n*MEAS_SCAN_SPEED_UNIT "deg/min"\n*MEAS_SCAN_UNIT_Y "cps"\n#Attenuator_coefficient=1.0000\n10.0000 100.5\n10.5000 150.2\n11.0000 300.8\n';
  const [spectrum, ...others] = spectraOf(textFile('a.txt', text));
  expect(others).toEqual([]);
  expect(spectrum).toMatchObject({ technique: 'xrd', name: 'ZIF-62 Test', axis: 'two-theta', intensity: 'count-rate', acquisition: { dwellS: 15 }, metadata: { Attenuator_coefficient: '1.0000' } });
  expect([Array.from(spectrum!.x), Array.from(spectrum!.y)]).toEqual([[10, 10.5, 11], [100.5, 150.2, 300.8]]);
});
