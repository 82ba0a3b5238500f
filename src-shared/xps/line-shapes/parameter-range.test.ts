import { describe, expect, it } from 'vitest';
import { ShapeSchema } from '../model';
import { lineShapes } from './line-shapes';
import { parameterRange } from './parameter-range';

/** A line of each kind that stands well inside of every range. */
const usual: Readonly<Record<string, number>> = { gaussFwhm: 0.8, lorentzFwhm: 0.4, fwhm: 1, mixing: 0.3, asymmetry: 0.1, tailDamping: 12, tailShare: 0.1, tailLength: 0.7, tail: 1, alpha: 1.2, beta: 2.5 };

describe('parameterRange', () => {
  const cases = ShapeSchema.options.flatMap((shape) => lineShapes[shape].parameterNames.map((name) => [shape, name] as const));

  it.each(cases)('ends where a %s line of this %s can still be drawn', (shape, name) => {
    const line = lineShapes[shape];
    const at = (value: number): readonly number[] => line.parameterNames.map((one) => (one === name ? value : usual[one]!));
    const { min, max } = parameterRange(shape, name);
    for (const end of [min, max].filter(Number.isFinite)) expect(line.height(at(end))).toBeGreaterThan(0);
    expect(Number.isFinite(min), 'a lower end').toBe(true);
    // A tail to the other side is drawn while uncertainties at no tail are found, but is no model.
    if (name !== 'tailShare') expect(() => line.height(at(min - 0.06))).toThrow(RangeError);
    if (Number.isFinite(max)) expect(() => line.height(at(max + 0.01))).toThrow(RangeError);
  });

  it('leaves positions free', () => {
    expect(parameterRange('voigt', 'position')).toEqual({ min: -Infinity, max: Infinity });
  });
});
