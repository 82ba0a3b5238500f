import { beforeAll, describe, expect, it } from 'vitest';
import { resolve } from 'node:path';
import { overlaps, paperOf, textBoxes } from '@shared/figures/testing/text-boxes';
import { leastPanelMm } from '@shared/figures/sheet-of-figure';
import { panelKinds, type PanelKind, type ProjectFigure } from '@shared/project/figure';
import { computeAll } from './compute';
import { drawFigures } from './figures';
import { loadInput } from './load-input';

const sample = resolve(import.meta.dirname, '../../../resources/sample');
/** As high as these kinds are usually drawn, mm; 70 for the others. */
const heights: Readonly<Partial<Record<PanelKind, number>>> = { board: 120, xps: 90, cycling: 105 };
const figure = (kind: PanelKind, widthMm: number, language: ProjectFigure['language'], look: Record<string, string> = {}): ProjectFigure => ({
  id: [kind, ...Object.values(look), widthMm, language].join('-').replaceAll('/', ''), title: kind, caption: '', widthMm, dpi: 600, lettering: 'none', columns: 1, hasTitle: false, language, isInReport: false, createdAt: '2026-01-01T00:00:00.000Z',
  panels: [{ id: kind, kind, look, x: null, y: null, yZoom: 1, states: null, title: '', isWide: true, heightMm: heights[kind] ?? 70 }],
});
/** Looks of a kind whose words stand elsewhere than in its usual one. */
const looks: readonly (readonly [PanelKind, Record<string, string>])[] = [
  ...(['overlay', 'offset', 'columns', 'heat'] as const).flatMap((arrangement) => [
    ['compare', { column: 'xps/Ru3d_C1s', arrangement, quantity: 'difference' }] as const,
    ['compare', { column: 'electrochemistry/', arrangement, 'cycling.origin': 'assembly' }] as const,
  ]),
  // Lifted curves that end above one another.
  ['compare', { column: 'raman/', arrangement: 'offset', quantity: 'difference' }],
  ['cycling', { tab: 'differential' }],
  ['cycling', { tab: 'rate' }],
];
/** Every kind in one column of a journal and in the narrowest panel, and on a whole page those with columns of their own. */
const figures = [
  ...panelKinds.flatMap((kind) => [figure(kind, 85, 'en'), figure(kind, leastPanelMm, 'en')]),
  ...(['xrd', 'cycling', 'compare'] as const).map((kind) => figure(kind, leastPanelMm, 'ja')),
  ...looks.map(([kind, look]) => figure(kind, leastPanelMm, 'en', look)),
  figure('xps', 174, 'ja'),
  figure('cycling', 85, 'ja'),
];

describe('the figures of the sample', () => {
  let drawn: ReturnType<typeof drawFigures>;
  beforeAll(async () => {
    const { document, ...data } = await loadInput(sample, resolve(sample, '../none'), 'en');
    const computed = computeAll(document, data, 'en', () => undefined).document;
    drawn = drawFigures({ ...computed, figures }, data, 'en');
  }, 60_000);

  it('are all drawn', () => {
    expect(drawn.troubles).toEqual([]);
    expect(Object.keys(drawn.figures)).toHaveLength(figures.length);
    for (const svg of Object.values(drawn.figures)) expect(textBoxes(svg).length).toBeGreaterThan(5);
  });

  it.each(figures.map(({ id }) => id))('%s: no words beyond the paper, on others or cut', (id) => {
    const svg = drawn.figures[id]!;
    const { width, height } = paperOf(svg);
    const boxes = textBoxes(svg);
    expect(boxes.filter(({ left, right, top, bottom }) => left < 0 || right > width || top < 0 || bottom > height)).toEqual([]);
    expect(boxes.map(({ text }) => text).filter((text) => text.includes('…'))).toEqual([]);
    expect(overlaps(boxes)).toEqual([]);
  });
});
