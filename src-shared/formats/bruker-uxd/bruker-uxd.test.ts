import { describe, expect, it } from 'vitest';
import type { Spectrum } from '@shared/spectrum/spectrum';
import { readFile } from '../registry';
import { textFile } from '../testing/fixture';

const head = `; converted
_FILEVERSION=2
_SAMPLE='Li2RuCl6'
_WL1=1.540600
; (Data for Range number 1)
_DRIVE='COUPLED'
_STEPTIME=0.500000
_STEPSIZE=0.015592
_START=9.984000
`;

function read(text: string, name = 'a.uxd'): readonly Spectrum[] {
  const result = readFile(textFile(name, text));
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  expect(result.file.format).toBe('bruker-uxd');
  return result.file.measurements as readonly Spectrum[];
}

const failureOf = (text: string) => {
  const result = readFile(textFile('a.uxd', text));
  return result.ok ? null : result.error;
};

describe('Bruker UXD', () => {
  it('gives intensities without angles their angles from start and step, never each other', () => {
    const [pattern] = read(`${head}_COUNTS\n102 98 110 95\n101 99\n`);
    expect(pattern).toMatchObject({ technique: 'xrd', axis: 'two-theta', intensity: 'counts', name: 'Li2RuCl6', acquisition: { dwellS: 0.5 } });
    expect([...pattern!.x]).toEqual([9.984, 9.999592, 10.015184, 10.030776, 10.046368, 10.06196]);
    expect([...pattern!.y]).toEqual([102, 98, 110, 95, 101, 99]);
  });

  it('takes the exact angles where the written ones are rounded, and the written ones where they are others', () => {
    const [rounded] = read(`${head}_2THETACOUNTS\n9.984\t102\n10.00\t98\n10.02\t110\n10.03\t95\n`);
    expect([...rounded!.x]).toEqual([9.984, 9.999592, 10.015184, 10.030776]);
    const [others] = read(`${head}_2THETACOUNTS\n9.984\t102\n10.10\t98\n10.22\t110\n`);
    expect([...others!.x]).toEqual([9.984, 10.1, 10.22]);
  });

  it('reads several ranges, rates, and tells a scan that is not over 2θ', () => {
    const ranges = read(`${head}_COUNTS\n1 2 3\n; (Data for Range number 2)\n_DRIVE='THETA'\n_START=5\n_STEPSIZE=0.1\n_CPS\n1.5 2.5 3.5\n`);
    expect(ranges.map(({ name, axis, intensity }) => [name, axis, intensity])).toEqual([['Li2RuCl6 1', 'two-theta', 'counts'], ['Li2RuCl6 2', 'unknown', 'count-rate']]);
    expect([...ranges[1]!.x]).toEqual([5, 5.1, 5.2]);
  });

  it('takes a comma at the end of a line for no number, and says when a scan was cut off', () => {
    const result = readFile(textFile('a.uxd', `${head}_STEPCOUNT=8\n_COUNTS\n1, 2, 3,\n4, 5, 6,\n`));
    if (!result.ok) throw new Error(JSON.stringify(result.error));
    expect([...(result.file.measurements[0] as Spectrum).y]).toEqual([1, 2, 3, 4, 5, 6]);
    expect(result.file.report.assumed).toContainEqual(expect.objectContaining({ key: 'format.note.fewerPoints', params: { announced: 8, count: 6 } }));
  });

  it('says what is missing', () => {
    expect(failureOf("_SAMPLE='x'\n_COUNTS\n1 2 3\n")).toMatchObject({ key: 'format.error.notANumber', params: { expected: '_START' } });
    expect(failureOf(`${head}_COUNTS\n1 x 3\n`)).toMatchObject({ key: 'format.error.notANumber', place: { kind: 'line', line: 11 } });
    expect(failureOf(`${head}_2THETACOUNTS\n9.98 1 9.99\n`)).toMatchObject({ key: 'format.error.truncated' });
    expect(failureOf(head)).toMatchObject({ key: 'format.error.truncated' });
  });
});
