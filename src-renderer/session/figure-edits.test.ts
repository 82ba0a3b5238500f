import { newDocument } from '@shared/project/new-document';
import { ProjectDocumentSchema, type ProjectDocument } from '@shared/project/document';
import { applyEdit, recordPatches } from '@shared/project/edit';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import type { PanelRecipe } from '@shared/project/figure';
import { addFigure, addPanel, movePanel, removeFigure, removePanel, renameFigure, resetFigureColors, setFigure, setFigureColor, setPanel } from './figure-edits';
import type { ProjectSession } from './project-session.svelte';

const recipe = (kind: PanelRecipe['kind']): PanelRecipe => ({ kind, look: { tab: 'states', sticks: 'LiCl\nRuCl3' }, x: [10, 80], y: null, yZoom: 1, states: ['s1'] });

/** As much of a session as edits need: every edit passes the validator and its inverse, as in the host. */
function session() {
  const names: string[] = [];
  const fake = {
    document: newDocument({ id: 'p', now: '2026-01-01T00:00:00.000Z', locale: 'en', title: 'P' }),
    edit({ key }: { key: string }, change: (draft: ProjectDocument) => void) {
      const before = fake.document;
      const { patches, inverse } = recordPatches(before, change);
      if (patches.length === 0) return;
      fake.document = applyEdit(before, { patches });
      expect(v.parse(ProjectDocumentSchema, applyEdit(fake.document, { patches: inverse }))).toEqual(before);
      names.push(key);
    },
  };
  return { project: fake as unknown as ProjectSession, names };
}

describe('figures', () => {
  it('are added, renamed and removed as steps of their own; the first one taken back leaves a document without figures', () => {
    const { project, names } = session();
    const id = addFigure(project, 'XRD', recipe('xrd'), { widthMm: 174, dpi: 600, heightMm: 110 });
    renameFigure(project, id, 'Patterns');
    renameFigure(project, id, '');
    setFigure(project, id, { caption: 'All amorphous.' });
    expect(project.document.figures).toMatchObject([{ id, title: 'Patterns', caption: 'All amorphous.', lettering: 'none', columns: 1, isInReport: true, panels: [{ kind: 'xrd', x: [10, 80], heightMm: 110 }] }]);
    removeFigure(project, id);
    expect(project.document.figures).toEqual([]);
    expect(names).toEqual(['edit.addFigure', 'edit.renameFigure', 'edit.setFigure', 'edit.removeFigure']);
  });

  it('get letters and columns with their second panel, whose place decides its letter', () => {
    const { project } = session();
    const id = addFigure(project, 'XRD', recipe('xrd'), { widthMm: 174, dpi: 600, heightMm: 80 });
    addPanel(project, id, recipe('raman'), 80);
    addPanel(project, id, recipe('xps'), 80);
    const figure = () => project.document.figures![0]!;
    expect([figure().lettering, figure().columns]).toEqual(['lower', 2]);
    movePanel(project, id, figure().panels[2]!.id, -1);
    movePanel(project, id, figure().panels[2]!.id, 1);
    expect(figure().panels.map(({ kind }) => kind)).toEqual(['xrd', 'xps', 'raman']);
    setPanel(project, id, figure().panels[1]!.id, { title: 'Ru 3d', isWide: true });
    removePanel(project, id, figure().panels[0]!.id);
    expect(figure().panels).toMatchObject([{ kind: 'xps', title: 'Ru 3d', isWide: true }, { kind: 'raman' }]);
  });

  it('keep a colour by state and species, each as a step of its own, and nothing once all are reset', () => {
    const { project, names } = session();
    const id = addFigure(project, 'XRD', recipe('xrd'), { widthMm: 174, dpi: 600, heightMm: 80 });
    const colors = () => project.document.figures![0]!.colors;
    const [state, ion] = [{ kind: 'states', id: 's1', label: 'Before' }, { kind: 'species', id: 'Ru3+', label: 'Ru³⁺' }] as const;
    setFigureColor(project, id, state, '#12AB34');
    setFigureColor(project, id, ion, '#000001');
    expect(colors()).toEqual({ states: { s1: '#12AB34' }, species: { 'Ru3+': '#000001' } });
    setFigureColor(project, id, state, null);
    expect(colors()).toEqual({ states: {}, species: { 'Ru3+': '#000001' } });
    setFigureColor(project, id, ion, null);
    expect('colors' in project.document.figures![0]!).toBe(false);
    setFigureColor(project, id, { kind: 'substances', id: 'LiCl', label: 'LiCl' }, '#0A0B0C');
    expect(colors()).toEqual({ states: {}, species: {}, substances: { LiCl: '#0A0B0C' } });
    resetFigureColors(project, id);
    setFigureColor(project, id, ion, '#000002');
    resetFigureColors(project, id);
    expect('colors' in project.document.figures![0]!).toBe(false);
    expect(names.slice(1)).toEqual(['edit.setFigureColor', 'edit.setFigureColor', 'edit.resetFigureColor', 'edit.resetFigureColor', 'edit.setFigureColor', 'edit.resetFigureColors', 'edit.setFigureColor', 'edit.resetFigureColors']);
  });

  it.each(['red', '#12345', '#12345G', '#1234567', 'url(#a)'])('are refused with the colour %j, which would not draw', (color) => {
    const { project } = session();
    const id = addFigure(project, 'XRD', recipe('xrd'), { widthMm: 174, dpi: 600, heightMm: 80 });
    const [figure] = project.document.figures!;
    const read = (states: Record<string, string>) => v.safeParse(ProjectDocumentSchema, { ...project.document, figures: [{ ...figure, colors: { states, species: {} } }] });
    expect(read({ s1: '#12ab34' })).toMatchObject({ success: true, output: { figures: [{ id, colors: { states: { s1: '#12ab34' } } }] } });
    expect(read({ s1: color }).success).toBe(false);
  });
});
