import { newDocument } from '@shared/project/new-document';
import type { ProjectFigure } from '@shared/project/figure';
import { expect, it } from 'vitest';
import { drawingOf, nextTurn, turnOf } from './figure-turns';

const document = newDocument({ id: 'p', now: '2026-01-01T00:00:00.000Z', locale: 'en', title: 'P' });
const figure = (id: string, change: Partial<ProjectFigure> = {}): ProjectFigure => ({ id, title: id, caption: '', widthMm: 85, dpi: 600, lettering: 'lower', columns: 1, hasTitle: false, language: 'en', isInReport: true, createdAt: '2026-01-01T00:00:00.000Z', panels: [], ...change });
const turns = ['a', 'b'].map((id) => turnOf(figure(id), document));
const drawn = Object.fromEntries(turns.map(({ figure: { id }, from }) => [id, { svg: `<svg id="${id}"/>`, from }]));

it('takes one figure at a time, in order, until all are drawn', () => {
  const first = nextTurn(null, turns, {});
  expect(first).toBe(turns[0]);
  expect(nextTurn(first, turns, { a: drawn['a']! })).toBe(turns[1]);
  expect(nextTurn(turns[1]!, turns, drawn)).toBeNull();
});

it('goes on behind a figure that was given up, and tries it again when something of it changed', () => {
  const gaveUp = { a: { svg: null, from: turns[0]!.from } };
  expect(nextTurn(turns[0]!, turns, gaveUp)).toBe(turns[1]);
  expect(drawingOf(turns[0]!, gaveUp)).toBeNull();
  expect(nextTurn(null, [turnOf(figure('a'), { ...document, analyses: [] })], gaveUp)).not.toBeNull();
});

it('goes on with what it draws while nothing of it changes', () => {
  const current = turns[0]!;
  const edited = { ...document, view: { report: { notes: false } } };
  expect(nextTurn(current, [turnOf(figure('a', { caption: 'new' }), edited)], {})).toBe(current);
});

it('draws again what follows from other data, and shows nothing of the old ones', () => {
  const changed = turnOf(figure('a'), { ...document, analyses: [] });
  expect(drawingOf(turns[0]!, drawn)).toBe('<svg id="a"/>');
  expect(drawingOf(changed, drawn)).toBeUndefined();
  expect(nextTurn(turns[0]!, [changed, turns[1]!], drawn)).toBe(changed);
  expect(drawingOf(turnOf(figure('a', { widthMm: 174 }), document), drawn)).toBeUndefined();
});
