import { beforeAll, describe, expect, it } from 'vitest';
import { resolve } from 'node:path';
import { overlaps, paperOf, textBoxes } from '@shared/figures/testing/text-boxes';
import { panelKinds, type PanelKind, type ProjectFigure } from '@shared/project/figure';
import { computeAll } from './compute';
import { drawFigures } from './figures';
import { loadInput } from './load-input';

const sample = resolve(import.meta.dirname, '../../../resources/sample');
/** As high as these kinds are usually drawn, mm; 70 for the others. */
const heights: Readonly<Partial<Record<PanelKind, number>>> = { board: 120, xps: 90, cycling: 105 };
const figure = (kind: PanelKind, widthMm: number, language: ProjectFigure['language']): ProjectFigure => ({
  id: `${kind}-${widthMm}-${language}`, title: kind, caption: '', widthMm, dpi: 600, lettering: 'none', columns: 1, hasTitle: false, language, isInReport: false, createdAt: '2026-01-01T00:00:00.000Z',
  panels: [{ id: kind, kind, look: {}, x: null, y: null, yZoom: 1, states: null, title: '', isWide: true, heightMm: heights[kind] ?? 70 }],
});
/** Every kind in one column of a journal, and on a whole page those with columns of their own. */
const figures = [...panelKinds.map((kind) => figure(kind, 85, 'en')), figure('xps', 174, 'ja'), figure('cycling', 85, 'ja')];

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

  it.each(figures.map(({ id }) => id))('%s: no words beyond the paper or on others, no number cut', (id) => {
    const svg = drawn.figures[id]!;
    const { width, height } = paperOf(svg);
    const boxes = textBoxes(svg);
    expect(boxes.filter(({ left, right, top, bottom }) => left < 0 || right > width || top < 0 || bottom > height)).toEqual([]);
    expect(boxes.map(({ text }) => text).filter((text) => /[\d.,()+−]…/u.test(text))).toEqual([]);
    expect(overlaps(boxes)).toEqual([]);
  });
});
