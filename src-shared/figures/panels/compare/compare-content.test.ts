import { translate } from '@shared/i18n/translate';
import type { ProjectMeasurement } from '@shared/project/document';
import { describe, expect, it } from 'vitest';
import { plotThemes } from '../../scene/plot-theme';
import { splitCyclingOf } from '../cycling/cycling-panel';
import { document, spectrumOf, states } from '../../testing/broad-peaks';
import { compareContent, comparedCurves } from './compare-content';
import type { CompareSource } from './compare-curves';
import { normalisationOf, rememberedLook, windowIn, windowKey, type CompareLook } from './compare-look';
import type { Remembered } from './remembered';
import { compareDeskOf } from './compare-panel';
import { phasesUnder } from './compare-phases';
import { compareTable } from './compare-table';

const x = Float64Array.of(280, 281, 282, 283);
const noCurve = () => splitCyclingOf(document, () => null);
const source = (id: string, y: number[], more: Partial<CompareSource> = {}): CompareSource => ({ id, measurementId: `m-${id}`, stateId: id, measured: { x, y: Float64Array.from(y), variance: Float64Array.from(y) }, shift: null, obstacle: null, ...more });
const material = (name: string): ProjectMeasurement => ({ id: `m-${name}`, sha256: 'a'.repeat(64), index: 0, technique: 'xps', region: 'C1s', stateId: null, role: 'reference', referenceName: name, points: 4, reading: undefined });
const reference = (name: string): CompareSource => source(name, [3, 3, 3, 3], { id: `ref:m-${name}`, measurementId: `m-${name}`, stateId: null });

function contentOf(sources: readonly CompareSource[], change: Partial<CompareLook>, { visible = ['before', 'charge1'], window = null }: { visible?: readonly string[]; window?: readonly [number, number] | null } = {}) {
  const look = { ...rememberedLook(undefined), ...change };
  const compared = comparedCurves({ look, window, sources, measured: states, chosen: look.against }, (id) => visible.includes(id));
  return compareContent({ desk: { look, scale: { axis: 'binding-energy', intensity: 'counts', cycling: null }, preparation: 'none' }, compared, states, cycles: [], measurements: [material('LiCl'), material('RuCl3')], annotations: [], besideNote: '', selected: null, theme: plotThemes.light, t: (key, params) => translate('en', key, params) });
}
const two = [source('before', [1, 2, 4, 1]), source('charge1', [2, 4, 8, 2], { shift: () => 0.22 })];

describe('what Compare says of its curves', () => {
  it('names on the axes what was set against what, how it was scaled and what was taken off', () => {
    const { axes, rows } = contentOf(two, { quantity: 'difference', normalise: 'max', against: 'before' });
    expect(axes.y).toBe('Intensity / maximum, difference to before cycling');
    expect(axes.x).toBe('Binding energy (eV), charge shifts subtracted');
    expect(rows.map(({ note, aside }) => [note, aside])).toEqual([['+0.22 eV subtracted', 'shift +0.22 eV']]);
    expect(contentOf(two, { quantity: 'ratio' }).axes.y).toBe('Counts, ratio to before cycling');
    expect(contentOf([two[0]!], {}).axes.x).toBe('Binding energy (eV)');
    expect(contentOf(two, { normalise: 'window' }, { window: [282, 281] }).axes.y).toBe('Intensity / mean of 281–282 eV');
  });

  it('writes the same over the columns of the table', () => {
    const { axes, rows } = contentOf(two, { quantity: 'difference' });
    expect(compareTable('curves', rows, axes.x).columns).toEqual(['Binding energy (eV), charge shifts subtracted', 'Counts, difference to before cycling', 'Counts, difference to before cycling, + 2σ'].map((title) => `1st charge (+0.22 eV subtracted): ${title}`));
  });

  it('tells starting materials apart, and does not call a difference by the name of one', () => {
    const all = [...two, reference('LiCl'), reference('RuCl3')];
    const overlaid = contentOf(all, { quantity: 'difference', against: 'before' }).rows.filter(({ id }) => id.startsWith('ref:'));
    expect(overlaid.map(({ label }) => label)).toEqual(['LiCl − before cycling', 'RuCl₃ − before cycling']);
    expect(new Set(overlaid.map(({ mark }) => mark!.color)).size).toBe(2);
    const inRows = contentOf(all, { arrangement: 'rows' });
    expect(inRows.axes.dashed!.map(({ label }) => label)).toEqual(['LiCl', 'RuCl₃']);
    expect(inRows.rows[0]!.traces.slice(1).map(({ color }) => color)).toEqual(inRows.axes.dashed!.map(({ color }) => color));
    // In the table they stand once.
    expect(compareTable('c', inRows.rows, '').columns.filter((title) => title.includes('LiCl'))).toHaveLength(1);
  });

  it('draws no other unit until each is divided by a number of its own', () => {
    const mixed = [two[0]!, { ...two[1]!, obstacle: 'other-unit' as const }];
    expect(contentOf(mixed, {}).rows.map(({ traces, message }) => [traces.length, message])).toEqual([[1, 'Not measured'], [0, 'other unit, normalise to compare']]);
    const measured = (normalise: string): string[] => compareDeskOf(document, { column: 'xrd/', normalise }, (one) => ({ ...spectrumOf(one), intensity: one.stateId === 'before' ? 'counts' : 'count-rate' }), noCurve).sources.map(({ obstacle }) => String(obstacle));
    expect([measured('none'), measured('area')]).toEqual([['null', 'other-unit'], ['null', 'null']]);
  });

  it('says that the state of comparison alone is nothing to compare', () => {
    const { rows, message } = contentOf(two, { quantity: 'difference' }, { visible: ['before'] });
    expect([rows.length, message]).toEqual([0, expect.stringContaining('only before cycling is shown')]);
  });

  it('says which window holds nothing', () => {
    expect(contentOf(two, { normalise: 'window' }, { window: [1000, 1001] }).rows.map(({ message }) => message)).toEqual(Array(2).fill('No intensity above zero in the window of 1000–1001 eV'));
  });
});

describe('phases under patterns', () => {
  const sticks = (wavelength: number | null, hasReferences: boolean) => phasesUnder(document, { look: { hasReferences }, wavelength }, plotThemes.light);

  it('have lines where they are wanted, at the angles of the wavelength', () => {
    expect([sticks(null, true), sticks(1.5406, false)]).toEqual([[], []]);
    const highest = (wavelength: number): number => sticks(wavelength, true)[0]!.lines[0]!.x;
    // Bragg: sin θ goes with the wavelength.
    expect(Math.sin((highest(0.7093) * Math.PI) / 360) / Math.sin((highest(1.5406) * Math.PI) / 360)).toBeCloseTo(0.7093 / 1.5406, 3);
  });
});

describe('the window that normalises', () => {
  const chosen: Remembered = { [windowKey('xps/C1s', 'from')]: 282, [windowKey('xps/C1s', 'to')]: 281 };

  it('belongs to its column', () => {
    expect([windowIn(chosen, 'xps/C1s'), windowIn(chosen, 'raman')]).toEqual([[282, 281], null]);
  });

  it('may be given from either end', () => {
    expect(normalisationOf({ normalise: 'window' }, windowIn(chosen, 'xps/C1s'), [280, 290])).toEqual({ kind: 'window', from: 281, to: 282 });
  });

  it('that figures remember from before it had a column still holds', () => {
    expect(windowIn({ windowFrom: 281, windowTo: 282 }, 'xps/C1s')).toEqual([281, 282]);
  });
});

describe('Raman spectra', () => {
  /** A broad band of 1000 counts on 100, and a spike of 9000 at the channel of the state. */
  const spiked = (one: ProjectMeasurement) => {
    const spectrum = spectrumOf(one);
    const y = spectrum.y.slice();
    y[one.stateId === 'before' ? 20 : 170] = 9000;
    return { ...spectrum, y };
  };
  const highest = (preparation: string): number[] => compareDeskOf(document, { column: 'raman/', preparation }, spiked, noCurve).sources.map(({ measured: { y } }) => Math.max(...y));

  it('are compared without their spikes, unless they are wanted as measured', () => {
    expect(highest('none')).toEqual([9000, 9000]);
    expect(compareDeskOf(document, { column: 'raman/' }, spiked, noCurve).sources.map(({ measured: { y } }) => [Math.max(...y), y[20]! < 200, y[170]! < 200])).toEqual([[1100, true, true], [1100, true, true]]);
  });

  it('are compared without their baseline on request', () => {
    for (const height of highest('baseline')) expect(height).toBeLessThan(1050);
  });
});
