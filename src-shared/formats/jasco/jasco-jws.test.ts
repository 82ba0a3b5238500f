import CFB from 'cfb';
import { describe, expect, test } from 'vitest';
import { readFile } from '../registry';

/** A compound file without X-Data: the abscissa follows from first, last and step, as infrared instruments write it. */
function gridFile({ first, last, step, points, xUnit, yUnit }: { first: number; last: number; step: number; points: number; xUnit: number; yUnit: number }): Uint8Array {
  const info = new DataView(new ArrayBuffer(96));
  info.setUint32(12, 1, true);
  info.setUint32(20, points, true);
  info.setFloat64(24, first, true);
  info.setFloat64(32, last, true);
  info.setFloat64(40, step, true);
  info.setUint32(48, xUnit, true);
  info.setUint32(52, yUnit, true);
  const container = CFB.utils.cfb_new();
  CFB.utils.cfb_add(container, '/DataInfo', new Uint8Array(info.buffer));
  CFB.utils.cfb_add(container, '/Y-Data', new Uint8Array(Float32Array.from({ length: points }, (_, i) => 90 + i).buffer));
  return new Uint8Array(CFB.write(container, { type: 'array' }) as unknown as ArrayLike<number>);
}

const infrared = { first: 399.193, last: 403.04992, step: 0.964233, points: 5, xUnit: 0x10000100, yUnit: 0 };

describe('JASCO compound files on a grid', () => {
  test('an infrared spectrum has its wavenumbers, and is no Raman spectrum', () => {
    const result = readFile({ name: 'ir.jws', bytes: gridFile(infrared) });
    if (!result.ok) throw new Error(JSON.stringify(result.error));
    const [spectrum] = result.file.measurements;
    if (spectrum?.kind !== 'spectrum') throw new Error('no spectrum');
    expect(spectrum).toMatchObject({ technique: null, axis: 'unknown' });
    expect(spectrum.x[1]).toBeCloseTo(400.157233, 9);
    expect([...spectrum.y]).toEqual([90, 91, 92, 93, 94]);
    expect(result.file.report.assumed.map(({ key }) => key)).toEqual(['format.note.otherTechnique']);
  });

  test('a last abscissa that was measured off the grid, by less than a step, is no damage; by more it is', () => {
    expect(readFile({ name: 'ir.jws', bytes: gridFile({ ...infrared, last: 403.9 }) }).ok).toBe(true);
    expect(readFile({ name: 'ir.jws', bytes: gridFile({ ...infrared, last: 405.1 }) })).toMatchObject({ ok: false, error: { key: 'format.error.axisMismatch' } });
  });
});
