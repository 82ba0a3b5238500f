import { describe, expect, it } from 'vitest';
import type { RegionCurves } from '@shared/xps/series';
import { fractionsPlot } from './fractions-plot';
import { spectrumPlot, type SpectrumPlotOptions } from './spectrum-plot';

const curves: RegionCurves = {
  ordinate: 'counts' as const,
  bindingEnergy: Float64Array.of(280, 281, 282),
  counts: Float64Array.of(100, 200, 100),
  envelope: Float64Array.of(100, 190, 110),
  background: Float64Array.of(90, 95, 100),
  components: [{ id: 'ru3', values: Float64Array.of(10, 95, 10) }, { id: 'sp2', values: Float64Array.of(0, 0, 0) }],
  residuals: Float64Array.of(0, 0.7, -1),
};
const options: SpectrumPlotOptions = {
  id: 'p1',
  summary: 'Ru 3d <before>',
  axisTitles: { x: 'Binding energy (eV)', y: 'Counts', residual: 'σ' },
  style: (id) => ({ label: id, colour: '#123456', hatched: id === 'sp2' }),
};

/** The coordinates of a path made of M and L steps. */
const points = (d: string) => [...d.matchAll(/[ML](-?[\d.]+) (-?[\d.]+)/g)].map(([, x, y]) => [Number(x), Number(y)]);
const paths = (svg: string) => [...svg.matchAll(/<path d="([^"]+)"([^>]*)>/g)].map(([, d, rest]) => ({ d: d!, rest: rest! }));

describe('spectrumPlot', () => {
  const svg = spectrumPlot(curves, options).text;

  it('draws binding energy falling to the right and counts rising to the top', () => {
    const envelope = points(paths(svg).find(({ rest }) => rest.includes('#c5221f'))!.d);
    expect(envelope.map(([x]) => x)).toEqual([548, 305, 62]);
    expect(envelope[1]![1]).toBeLessThan(envelope[0]![1]!);
  });

  it('sets each component on the background and hatches those that ask for it', () => {
    const [ru] = paths(svg).filter(({ rest }) => rest.includes('#123456') && rest.includes('fill-opacity="0.35"'));
    // Forth along background + component, back along the background: six points, closed.
    expect(points(ru!.d)).toHaveLength(6);
    expect(svg).toContain('fill="url(#p1-hatch-1)"');
  });

  it('escapes what it is given', () => {
    expect(svg).toContain('aria-label="Ru 3d &lt;before&gt;"');
  });

  it('draws a flat spectrum and refuses one without points', () => {
    const flat = Float64Array.of(5, 5, 5);
    const zero = new Float64Array(3);
    expect(spectrumPlot({ ...curves, counts: flat, envelope: flat, background: flat, components: [], residuals: zero }, options).text).not.toContain('NaN');
    expect(() => spectrumPlot({ ...curves, bindingEnergy: Float64Array.of(1) }, options)).toThrow('at least two points; got 1');
  });
});

describe('fractionsPlot', () => {
  const quantity = (value: number, stdUncertainty: number | null) => ({ value, stdUncertainty, interval: null });

  it('gives each share its width and leaves out an uncertainty that is not known', () => {
    const fractions = { 'Ru2+': quantity(0.25, 0.05), 'Ru3+': quantity(0.75, 0.05), 'Ru4+': quantity(0, null) };
    const svg = fractionsPlot([{ label: 'after <1st>', fractions }], { summary: 's', axisTitle: 'share' }).text;
    const widths = [...svg.matchAll(/y="34\.0" width="([\d.]+)"/g)].map(([, value]) => Number(value));
    expect(widths).toEqual([94.5, 283.5, 0]);
    expect(svg.match(/stroke="#202124"/g)).toHaveLength(1);
    expect(svg).toContain('after &lt;1st&gt;');
    // As high as it is asked to be, with the axis at its foot.
    const high = fractionsPlot([{ label: 'a', fractions }], { summary: 's', axisTitle: 'share', width: 300, height: 400, labelWidth: 40 }).text;
    expect(high).toContain('viewBox="0 0 300 400"');
    expect(high).toMatch(/y="394\.0"[^>]*>share</);
    expect([...high.matchAll(/height="44\.0"/g)]).toHaveLength(3);
  });
});
