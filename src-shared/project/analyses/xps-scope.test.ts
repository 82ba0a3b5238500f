import { describe, expect, it } from 'vitest';
import type { Analysis } from '@shared/project/document';
import type { XpsSettings } from '@shared/xps/model';
import { regionTemplates } from '@shared/xps/templates/region-templates';
import { computedSeries, seriesId, singleId, upToDate } from './xps-scope';

describe('which XPS analysis', () => {
  it('keeps the analysis of all states apart from those of one', () => {
    const analyses = [{ kind: 'cycling', id: 'curve' }, { kind: 'xps-series', id: singleId('a') }, { kind: 'xps-series', id: 'main' }] as Analysis[];
    expect(seriesId(analyses)).toBe('main');
    expect(seriesId([])).toBe('xps');
  });

  it('speaks for a project: the first computed one of all states, and one alone only where there is no other', () => {
    const made = (id: string, result: object | null) => ({ kind: 'xps-series', id, result }) as unknown as Analysis;
    const alone = made(singleId('a'), {});
    expect(computedSeries([made('open', null), alone, made('main', {}), made('other', {})])?.id).toBe('main');
    expect(computedSeries([made('open', null), alone])?.id).toBe(alone.id);
    expect(computedSeries([made('open', null)])).toBeNull();
  });

  it('adds what was measured since the settings were made', () => {
    const model = { regions: [regionTemplates['Ru3d_C1s']!()], states: ['a', 'b'] } as Partial<XpsSettings> as XpsSettings;
    const older = { ...model, states: ['a'] };
    const now = { ...model, regions: [...model.regions, regionTemplates['Cl2p']!()] };
    expect(upToDate(older, now, 'all')).toMatchObject({ states: ['a', 'b'], regions: [{ region: 'Ru3d_C1s' }, { region: 'Cl2p' }] });
    expect(upToDate(older, model, 'a')).toBe(older);
  });
});
