import { describe, expect, it } from 'vitest';
import { readFile } from '@shared/formats/registry';
import { fixture } from '@shared/formats/testing/fixture';
import { translate } from '@shared/i18n/translate';
import { phasePlot, previewPlot, type PreviewPlot } from './preview-plot';

const look = { color: '#123456', t: (...[key, params]: [Parameters<typeof translate>[1], Parameters<typeof translate>[2]?]) => translate('en', key, params) };

function plotOf(path: string, index = 0): PreviewPlot {
  const result = readFile(fixture(path));
  if (!result.ok) throw new Error(result.error.key);
  return previewPlot(result.file.measurements[index]!, look)!;
}

describe('the plot of a file before it is imported', () => {
  it('lets binding energy fall to the right and names quantity and unit', () => {
    const plot = plotOf('lg4x/Mutlipak_vms.npl', 1);
    expect(plot.axes).toMatchObject({ x: 'Binding energy (eV)', isReversed: true, y: 'Counts per second' });
    expect(plot.range[0]).toBeCloseTo(525, 6);
    expect(plot.range[1]).toBeCloseTo(555, 6);
    expect(plot.rows[0]!.traces[0]!.x).toHaveLength(601);
  });

  it('shows a cycling table as voltage over time in hours', () => {
    const plot = plotOf('cellpy/neware_uio.csv');
    expect(plot.axes).toMatchObject({ x: 'Time (h)', isReversed: false });
    expect(plot.axes.y).toMatch(/\(V\)$/);
    const { y } = plot.rows[0]!.traces[0]!;
    // README of the file: 0.05–2.957 V.
    expect(Math.max(...y)).toBeCloseTo(2.957, 2);
    expect(Math.min(...y)).toBeCloseTo(0.05, 2);
  });

  it('shows a short record in the unit in which it reads', () => {
    const over = (duration: number) => previewPlot({ kind: 'curve', technique: 'electrochemistry', name: '', metadata: {}, columns: [{ name: 'Time', quantity: 'time', unit: 's', values: Float64Array.of(0, duration) }, { name: 'Voltage', quantity: 'voltage', unit: 'V', values: Float64Array.of(3, 4) }] }, look)!;
    expect(over(30)).toMatchObject({ axes: { x: 'Time (s)' }, range: [0, 30] });
    expect(over(1800)).toMatchObject({ axes: { x: 'Time (min)' }, range: [0, 30] });
    expect(over(108000)).toMatchObject({ axes: { x: 'Time (h)' }, range: [0, 30] });
  });

  it('falls back to the records where time starts anew with every step', () => {
    const values = Float64Array.of(3, 3.1, 3.2, 3.1);
    const plot = previewPlot({ kind: 'curve', technique: 'electrochemistry', name: '', metadata: {}, columns: [{ name: 'Time', quantity: 'time', unit: 's', values: Float64Array.of(0, 10, 0, 10) }, { name: 'Voltage', quantity: 'voltage', unit: 'V', values }] }, look)!;
    expect(plot.axes).toMatchObject({ x: 'Record', y: 'Voltage (V)' });
    expect([...plot.rows[0]!.traces[0]!.x]).toEqual([1, 2, 3, 4]);
  });

  it('draws the reflections of a phase from the floor to their height, and nothing for none', () => {
    const plot = phasePlot({ name: 'LiCl', wavelengthA: 1.5406, sticks: [{ twoTheta: 30, relIntensity: 100, hkl: '1 1 1' }, { twoTheta: 35, relIntensity: 86, hkl: '2 0 0' }] }, look)!;
    expect([...plot.rows[0]!.traces[0]!.y]).toEqual([0, 100, 0, 0, 86, 0]);
    expect(plot.range).toEqual([28, 37]);
    expect(phasePlot({ name: 'none', wavelengthA: 1.5406, sticks: [] }, look)).toBeNull();
  });
});
