import { describe, expect, it } from 'vitest';
import { lineShapes } from '../line-shapes/line-shapes';
import { withSatellite } from '../templates/foreign-species';
import { ru3dC1s } from '../templates/ru3d-c1s';
import { BroadenedColumn } from './broadened-column';
import { ComponentColumn } from './component-column';
import { SatelliteColumn } from './satellite-column';

const x = Float64Array.from({ length: 41 }, (_, i) => 279 + 0.25 * i);
const template = ru3dC1s();

describe('ComponentColumn', () => {
  it.each([
    ['ru3', 'sharp'],
    ['sp2', 'sharp'],
    ['ru3', 'with a satellite'],
    ['sp2', 'broadened'],
    ['ru3', 'broadened with a satellite'],
  ] as const)('gives the derivatives of %s (%s) by all its parameters', (id, kind) => {
    const component = template.components.find((one) => one.id === id)!;
    const sharp = new (kind.endsWith('satellite') ? SatelliteColumn : ComponentColumn)(component, lineShapes[component.shape]);
    const column = kind.startsWith('broadened') ? new BroadenedColumn(sharp) : sharp;
    const values: Record<string, number> = {
      observed: 282.03, gaussFwhm: 0.9, lorentzFwhm: 0.3, asymmetry: 0.1, tailDamping: 12, tailShare: 0.1, tailLength: 1, splitting: 4.17, areaRatio: 0.67, extraLorentzFwhm: 0.2, lossStep: 0.03,
      satelliteShare: 0.1, satelliteShift: 1.8, satelliteWidth: 1.3, broadening: 0.2,
    };
    const p = Float64Array.from(column.layout.names, (name) => values[name]!);
    const gain = x.map((energy) => 1 + 0.01 * (energy - 280));
    const at = (parameters: Float64Array): Float64Array => {
      const out = new Float64Array(x.length);
      column.evaluate(parameters, x, gain, out, null);
      return out;
    };
    const derivatives = column.layout.names.map(() => new Float64Array(x.length));
    column.evaluate(p, x, gain, new Float64Array(x.length), derivatives);
    column.layout.names.forEach((name, j) => {
      const step = 1e-4 * Math.max(0.1, Math.abs(p[j]!) < 10 ? Math.abs(p[j]!) : 1);
      const [up, down] = [p.slice(), p.slice()];
      up[j]! += step;
      down[j]! -= step;
      const [high, low] = [at(up), at(down)];
      const scale = Math.max(...derivatives[j]!.map(Math.abs));
      expect(scale, name).toBeGreaterThan(0);
      x.forEach((_, i) => expect(Math.abs(derivatives[j]![i]! - (high[i]! - low[i]!) / (2 * step)), `${name} at ${x[i]!}`).toBeLessThan(2e-3 * scale));
    });
  });

  it('has unit area over both lines and a step of k times it behind them', () => {
    const component = template.components.find((one) => one.id === 'ru2')!;
    const column = new ComponentColumn(component, lineShapes.voigt);
    // Gaussian lines have no tails beyond the grid.
    const values: Record<string, number> = { observed: 281, gaussFwhm: 1, lorentzFwhm: 0, splitting: 4.17, areaRatio: 0.67, extraLorentzFwhm: 0, lossStep: 0 };
    const grid = Float64Array.from({ length: 601 }, (_, i) => 270 + 0.05 * i);
    const evaluate = (k: number): Float64Array => {
      const out = new Float64Array(grid.length);
      column.evaluate(Float64Array.from(column.layout.names, (name) => (name === 'lossStep' ? k : values[name]!)), grid, null, out, null);
      return out;
    };
    const plain = evaluate(0);
    expect(plain.reduce((sum, value) => sum + 0.05 * value, 0)).toBeCloseTo(1, 6);
    expect(evaluate(0.04)[600]! - plain[600]!).toBeCloseTo(0.04, 6);
  });
});

describe('the minor line of a shape without a Lorentzian width', () => {
  const doublet = template.components.find((one) => one.id === 'ru2')!;
  const shapes = ['gaussLorentzSum', 'gaussLorentzProduct', 'exponentialTail', 'la', 'lf'] as const;
  const values: Record<string, number> = { observed: 281, fwhm: 1.2, mixing: 0.3, tail: 1.5, alpha: 1.2, beta: 1.6, gaussFwhm: 0.5, tailDamping: 12, splitting: 4.17, areaRatio: 0.67, extraFwhm: 0.3, lossStep: 0.02 };
  const columnOf = (shape: (typeof shapes)[number]) => new ComponentColumn({ ...doublet, shape, parameters: { ...doublet.parameters, extraFwhm: doublet.parameters['extraLorentzFwhm']! } }, lineShapes[shape]);
  const evaluate = (column: ComponentColumn, own: Readonly<Record<string, number>>, grid: Float64Array): Float64Array => {
    const out = new Float64Array(grid.length);
    column.evaluate(Float64Array.from(column.layout.names, (name) => own[name]!), grid, null, out, null);
    return out;
  };

  it.each(shapes)('is wider by its extra width, %s', (shape) => {
    // Nearly all of the area stands in the minor line, at 285.17 eV.
    const grid = Float64Array.from({ length: 4001 }, (_, i) => 280 + 0.0025 * i);
    const widthWith = (extraFwhm: number): number => {
      const y = evaluate(columnOf(shape), { ...values, areaRatio: 1e9, lossStep: 0, extraFwhm }, grid);
      const half = Math.max(...y) / 2;
      return 0.0025 * y.filter((value) => value >= half).length;
    };
    const { parameterNames, fwhm } = lineShapes[shape];
    const expected = (extra: number): number => fwhm(parameterNames.map((name) => values[name]! + (name === 'fwhm' ? extra : 0)));
    expect(Math.abs(widthWith(0) - expected(0))).toBeLessThan(0.006);
    expect(Math.abs(widthWith(0.3) - expected(0.3))).toBeLessThan(0.006);
    if (shape === 'gaussLorentzSum') expect(Math.abs(widthWith(0.3) - 1.5)).toBeLessThan(0.006);
  });

  it.each(shapes)('has the derivative by its extra width, %s', (shape) => {
    const column = columnOf(shape);
    const derivatives = column.layout.names.map((name) => (name === 'extraFwhm' ? new Float64Array(x.length) : null));
    column.evaluate(Float64Array.from(column.layout.names, (name) => values[name]!), x, null, new Float64Array(x.length), derivatives);
    const found = derivatives[column.layout.names.indexOf('extraFwhm')]!;
    const [up, down] = [0.3001, 0.2999].map((extraFwhm) => evaluate(column, { ...values, extraFwhm }, x));
    const scale = Math.max(...found.map(Math.abs));
    expect(scale).toBeGreaterThan(0);
    x.forEach((_, i) => expect(Math.abs(found[i]! - (up![i]! - down![i]!) / 2e-4)).toBeLessThan(2e-3 * scale));
  });

  it('needs none, for models of older versions have none', () => {
    expect(new ComponentColumn(doublet, lineShapes.gaussLorentzSum).layout.names).not.toContain('extraFwhm');
  });
});

describe('SatelliteColumn', () => {
  const component = withSatellite(template.components.find((one) => one.id === 'ru3')!);
  const grid = Float64Array.from({ length: 601 }, (_, i) => 270 + 0.05 * i);
  const values: Record<string, number> = {
    observed: 281, gaussFwhm: 1, lorentzFwhm: 0.3, tailShare: 0, tailLength: 1, splitting: 4.17, areaRatio: 0.67, extraLorentzFwhm: 0.2, lossStep: 0.02, satelliteShare: 0.2, satelliteShift: 2, satelliteWidth: 1.6,
  };
  const evaluate = (column: SatelliteColumn | ComponentColumn, changed: Record<string, number>): Float64Array => {
    const out = new Float64Array(grid.length);
    column.evaluate(Float64Array.from(column.layout.names, (name) => ({ ...values, ...changed })[name]!), grid, null, out, null);
    return out;
  };

  it('is the line less the share, and the same line with that share further up and wider', () => {
    const [plain, both] = [new ComponentColumn(component, lineShapes.voigtTail), new SatelliteColumn(component, lineShapes.voigtTail)];
    const [main, satellite] = [evaluate(plain, {}), evaluate(plain, { observed: 283, gaussFwhm: 1.6 })];
    evaluate(both, {}).forEach((value, i) => expect(value).toBeCloseTo(0.8 * main[i]! + 0.2 * satellite[i]!, 12));
    evaluate(both, { satelliteShare: 0 }).forEach((value, i) => expect(value).toBe(main[i]!));
  });
});

describe('BroadenedColumn', () => {
  const component = template.components.find((one) => one.id === 'ru3')!;
  const shape: Record<string, number> = { observed: 282, gaussFwhm: 0.6, lorentzFwhm: 0.3, tailShare: 0.1, tailLength: 1, splitting: 4.17, areaRatio: 0.67, extraLorentzFwhm: 0.2, lossStep: 0.02 };
  const evaluate = (column: BroadenedColumn | ComponentColumn, changed: Record<string, number>): Float64Array => {
    const out = new Float64Array(x.length);
    column.evaluate(Float64Array.from(column.layout.names, (name) => ({ ...shape, ...changed })[name]!), x, null, out, null);
    return out;
  };

  it('adds Gaussian widths in quadrature: 0.6 and 0.8 eV make 1 eV', () => {
    const sharp = new ComponentColumn(component, lineShapes.voigtTail);
    const wide = evaluate(new BroadenedColumn(new ComponentColumn(component, lineShapes.voigtTail)), { broadening: 0.64 });
    evaluate(sharp, { gaussFwhm: 1 }).forEach((value, i) => expect(wide[i]!).toBeCloseTo(value, 12));
  });

  it('has a slope where there is no broadening yet', () => {
    const column = new BroadenedColumn(new ComponentColumn(component, lineShapes.voigtTail));
    const byBroadening = new Float64Array(x.length);
    const derivatives = column.layout.names.map((name) => (name === 'broadening' ? byBroadening : null));
    column.evaluate(Float64Array.from(column.layout.names, (name) => ({ ...shape, broadening: 0 })[name]!), x, null, new Float64Array(x.length), derivatives);
    const step = 1e-4;
    const [none, some] = [evaluate(column, { broadening: 0 }), evaluate(column, { broadening: step })];
    const scale = Math.max(...byBroadening.map(Math.abs));
    byBroadening.forEach((value, i) => expect(Math.abs(value - (some[i]! - none[i]!) / step)).toBeLessThan(2e-3 * scale));
  });
});
