import { describe, expect, it } from 'vitest';
import { translate } from '@shared/i18n/translate';
import type { XpsSettings } from '@shared/xps/model';
import { regionTemplates } from '@shared/xps/templates/region-templates';
import { plotThemes } from '../../scene/plot-theme';
import { panelRows, type PanelInput } from './panel-rows';
import { regionTabs } from './region-tabs';

const model = {
  regions: [regionTemplates['Ru3d_C1s']!()],
  chargeReference: { kind: 'component', region: 'Ru3d_C1s', component: 'sp2', position: 284.5, source: '', shifts: { a: 0.25 }, searchRange: [-3, 3] },
  states: ['a', 'b'],
} as unknown as XpsSettings;
const data = (stateId: string, region = 'Ru3d_C1s'): PanelInput['data'][number] => ({
  stateId,
  regions: {
    [region]: {
      measurementId: `m-${stateId}`,
      bindingEnergy: Float64Array.of(280, 281, 282, 283),
      counts: Float64Array.of(10, 20, 30, 10),
      livetimeS: null,
      isPoisson: true,
      transmission: null,
    },
  },
});
const drawn = {
  ordinate: 'counts' as const,
  bindingEnergy: Float64Array.of(281, 282),
  counts: Float64Array.of(20, 30),
  envelope: Float64Array.of(19, 31),
  background: Float64Array.of(9, 9),
  components: [{ id: 'sp2', values: Float64Array.of(10, 22) }],
  residuals: Float64Array.of(0.2, -0.2),
};
const input = (more: Partial<PanelInput> = {}): PanelInput => ({
  states: [
    { id: 'a', label: 'A', shortLabel: 'A', palette: 0 },
    { id: 'b', label: 'B', shortLabel: 'B', palette: 1 },
  ],
  data: [data('a'), data('b')],
  region: 'Ru3d_C1s',
  model,
  result: null,
  isStale: false,
  curves: null,
  expected: [],
  selectedComponent: null,
  annotations: [],
  analysisId: null,
  theme: plotThemes.light,
  t: (key, params) => translate('en', key, params),
  ...more,
});

describe('panelRows', () => {
  it('shows energies after the charge shift of each state', () => {
    const rows = panelRows(input());
    expect([...rows[0]!.curves!.x]).toEqual([279.75, 280.75, 281.75, 282.75]);
    expect([...rows[1]!.curves!.x]).toEqual([280, 281, 282, 283]);
    expect(rows[0]!.curves!.model).toBeNull();
  });

  it('draws notes on the spectrum, though a work function was subtracted from it', () => {
    const moved = data('a');
    const measured = { ...moved.regions['Ru3d_C1s']!, scaleOffset: -4.5 };
    const annotations: PanelInput['annotations'] = [{ id: 'n', anchor: { kind: 'point', measurementId: 'm-a', x: 286, y: null }, text: 'here', author: 'ada', createdAt: '2026-01-01T00:00:00.000Z' }];
    const [row] = panelRows(input({ annotations, data: [{ ...moved, regions: { Ru3d_C1s: measured } }] }));
    // 286 − 4.5 on the scale of the analysis, 0.25 less after the charge shift.
    expect(row!.notes).toMatchObject([{ from: 281.25, to: 281.25 }]);
  });

  it('places the model where it was fitted and hatches carbon', () => {
    const { model: shown } = panelRows(input({ curves: { a: { Ru3d_C1s: drawn } } }))[0]!.curves!;
    expect(shown).toMatchObject({ first: 1, components: [{ id: 'sp2', isHatched: true, color: plotThemes.light.species.C }] });
  });

  it('gives states without the region no room, unless nothing else is left', () => {
    expect(panelRows(input({ data: [data('b')] })).map(({ id }) => id)).toEqual(['b']);
    const none = panelRows(input({ data: [data('a', 'Cl2p')] }));
    expect(none.map(({ curves }) => curves)).toEqual([null, null]);
    expect(none[0]!.message).toBe('No Ru 3d + C 1s spectrum of this state');
  });
});

describe('regionTabs', () => {
  it('names measured regions, those with a model first', () => {
    expect(regionTabs([data('a', 'O1s'), data('a'), data('b')], model)).toEqual([
      { id: 'Ru3d_C1s', label: 'Ru 3d + C 1s', states: 2 },
      { id: 'O1s', label: 'O 1s', states: 1 },
    ]);
    expect(regionTabs([data('a', 'Zr3d_P2p'), data('a', 'pellet_3'), data('a', '_VB')], null).map(({ label }) => label)).toEqual(['Zr 3d + P 2p', 'VB', 'pellet 3']);
  });
});
