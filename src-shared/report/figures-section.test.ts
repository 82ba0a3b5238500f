import { newDocument } from '@shared/project/new-document';
import type { FigurePanel, PanelKind, ProjectFigure } from '@shared/project/figure';
import { translate } from '@shared/i18n/translate';
import { expect, it } from 'vitest';
import { figuresSection } from './figures-section';
import { exampleDocument, outOfDate } from './testing/example-project';
import type { Texts } from './texts';

const t: Texts = (key, params) => translate('en', key, params);
const figure = (id: string, change: Partial<ProjectFigure> = {}): ProjectFigure => ({ id, title: `T${id} & <b>`, caption: '', widthMm: 85, dpi: 600, lettering: 'lower', columns: 1, hasTitle: false, language: 'en', isInReport: true, createdAt: '2026-01-01T00:00:00.000Z', panels: [], ...change });
const document = (figures: ProjectFigure[]) => ({ ...newDocument({ id: 'p', now: '2026-01-01T00:00:00.000Z', locale: 'en', title: 'P' }), figures });

it('numbers the figures that go in, draws what is drawn and says what is not', () => {
  const html = figuresSection({ document: document([figure('a', { isInReport: false }), figure('b', { caption: '<i>c</i>' }), figure('c')]), figures: { b: '<svg id="b"/>' } }, t)!.text;
  expect(html).toContain('<figure style="max-width:85mm"><svg id="b"/><figcaption>Figure 1. Tb &amp; &lt;b&gt;<p>&lt;i&gt;c&lt;/i&gt;</p></figcaption>');
  expect(html).toContain('Figure 2. Tc');
  expect(html).toContain(t('report.figureNotDrawn'));
  expect(html).not.toContain('Ta');
});

const panel = (kind: PanelKind): FigurePanel => ({ id: kind, kind, look: {}, x: null, y: null, yZoom: 1, states: null, title: '', isWide: false, heightMm: 60 });
const caution = t('figure.stale', { views: t('view.xps') });

it.each<[PanelKind, boolean]>([
  ['fractions', true],
  ['xps', true],
  ['board', true],
  ['xrd', false],
  ['compare', false],
])('says under a figure of %s whether results of it are out of date', (kind, isCautioned) => {
  const stale = { ...outOfDate(exampleDocument), figures: [figure('a', { panels: [panel(kind)] })] };
  const drawn = { a: '<svg/>' };
  expect(figuresSection({ document: stale, figures: drawn }, t)!.text.includes(`<p class="caution">${caution}</p></figcaption>`)).toBe(isCautioned);
  expect(figuresSection({ document: stale }, t)!.text).not.toContain(caution);
  const fresh = { ...exampleDocument, figures: stale.figures };
  expect(figuresSection({ document: fresh, figures: drawn }, t)!.text).not.toContain(caution);
});

it('is not there without figures', () => {
  expect(figuresSection({ document: document([]) }, t)).toBeNull();
  expect(figuresSection({ document: newDocument({ id: 'p', now: '2026-01-01T00:00:00.000Z', locale: 'en', title: 'P' }) }, t)).toBeNull();
});
