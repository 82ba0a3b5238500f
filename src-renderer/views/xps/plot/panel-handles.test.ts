import { describe, expect, it } from 'vitest';
import { plotThemes } from '@shared/figures/scene/plot-theme';
import type { XpsSettings } from '@shared/xps/model';
import { regionTemplates } from '@shared/xps/templates/region-templates';
import { panelHandles } from './panel-handles';

const model = {
  regions: [regionTemplates['Ru3d_C1s']!()],
  chargeReference: { kind: 'component', region: 'Ru3d_C1s', component: 'sp2', position: 284.5, source: '', shifts: { a: 0.25 }, searchRange: [-3, 3] },
  states: ['a', 'b'],
} as unknown as XpsSettings;

describe('panelHandles', () => {
  it('stands each component at its true energy, with the other line of a doublet', () => {
    const handles = panelHandles(model, 'Ru3d_C1s', true, plotThemes.light);
    const ru3 = handles.find(({ id }) => id === 'ru3')!;
    expect(ru3).toMatchObject({ label: 'Ru³⁺', name: 'Ru³⁺ 3d 3d5/2', isMovable: true, isSecondary: false });
    expect(ru3.minorPositions[0]).toBeCloseTo(ru3.position + 4.17, 9);
    expect(handles.find(({ id }) => id === 'co')).toMatchObject({ isSecondary: true, minorPositions: [] });
    expect(panelHandles(model, 'Ru3d_C1s', false, plotThemes.light).every(({ isMovable }) => !isMovable)).toBe(true);
  });
});
