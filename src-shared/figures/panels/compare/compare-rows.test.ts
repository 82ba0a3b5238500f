import { describe, expect, it } from 'vitest';
import { plotThemes } from '../../scene/plot-theme';
import { compareCurves } from './compare-curves';
import { rememberedLook } from './compare-look';
import { compareRows } from './compare-rows';

/** Ids of the states whose row has its uncertainty as a band, of so many states set against the first. */
function statesWithBand(count: number, arrangement: 'overlay' | 'rows'): string[] {
  const states = Array.from({ length: count }, (_, palette) => ({ id: `s${palette}`, label: `state ${palette}`, shortLabel: `${palette}`, palette }));
  const sources = states.map(({ id }, height) => ({ id, measurementId: `m-${id}`, stateId: id, measured: { x: Float64Array.of(1, 2, 3), y: Float64Array.of(0, height, 0), variance: Float64Array.of(1, 1, 1) }, shift: null, obstacle: null }));
  const rows = compareRows({
    curves: compareCurves(sources, { binning: 1, normalisation: { kind: 'none' }, quantity: 'difference', against: 's0' }),
    states,
    measurements: [],
    annotations: [],
    look: { ...rememberedLook(undefined), arrangement, quantity: 'difference', hasBand: true },
    scale: { axis: 'two-theta', intensity: 'counts', cycling: null },
    normalisation: { kind: 'none' },
    ordinate: 'Counts',
    against: 'state 0',
    besideNote: '',
    selected: 's2',
    theme: plotThemes.light,
    t: (key) => key,
  });
  return rows.filter(({ traces }) => traces.some(({ id }) => id === 'band')).map(({ id }) => id);
}

describe('rows of Compare', () => {
  it('have their bands, but of a crowd in one frame only the selected one', () => {
    expect(statesWithBand(4, 'overlay')).toEqual(['s0', 's1', 's2', 's3']);
    expect(statesWithBand(12, 'overlay')).toEqual(['s2']);
    expect(statesWithBand(12, 'rows')).toHaveLength(12);
  });
});
