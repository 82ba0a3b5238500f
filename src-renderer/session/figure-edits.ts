/** The edits of figures. Each is one step that can be taken back. */
import type { FigureColors, FigurePanel, PanelRecipe, ProjectFigure } from '@shared/project/figure';
import { locale } from './locale.svelte';
import { now } from './now';
import type { ProjectSession } from './project-session.svelte';

const named = (figure: string): { figure: string } => ({ figure: figure.slice(0, 120) });
const panelOf = (recipe: PanelRecipe, heightMm: number): FigurePanel => ({ ...recipe, id: crypto.randomUUID(), title: '', isWide: false, heightMm });

/** Keeps a plot as a figure of its own. @returns its id */
export function addFigure(project: ProjectSession, title: string, recipe: PanelRecipe | null, size: Pick<ProjectFigure, 'widthMm' | 'dpi'> & { readonly heightMm: number }): string {
  const { widthMm, dpi, heightMm } = size;
  const figure: ProjectFigure = {
    id: crypto.randomUUID(),
    title,
    caption: '',
    widthMm,
    dpi,
    lettering: 'none',
    columns: 1,
    hasTitle: false,
    language: locale.current,
    isInReport: true,
    createdAt: now(),
    panels: recipe ? [panelOf(recipe, heightMm)] : [],
  };
  project.edit({ key: 'edit.addFigure', params: named(title) }, (draft) => void (draft.figures ??= []).push(figure));
  return figure.id;
}

/** Another figure with the same panels. @returns its id */
export function duplicateFigure(project: ProjectSession, figure: ProjectFigure, title: string): string {
  const copy: ProjectFigure = { ...figure, id: crypto.randomUUID(), title: title.slice(0, 200), createdAt: now(), panels: figure.panels.map((panel) => ({ ...panel, id: crypto.randomUUID() })) };
  project.edit({ key: 'edit.addFigure', params: named(copy.title) }, (draft) => void (draft.figures ??= []).push(structuredClone(copy)));
  return copy.id;
}

/** Adds a plot to a figure. A second panel brings letters and, where there is room, a second column. */
export function addPanel(project: ProjectSession, id: string, recipe: PanelRecipe, heightMm: number): void {
  change(project, 'edit.addPanel', id, (figure) => {
    if (figure.panels.length === 1) {
      if (figure.lettering === 'none') figure.lettering = 'lower';
      if (figure.widthMm > 120) figure.columns = Math.max(2, figure.columns);
    }
    figure.panels.push(panelOf(recipe, heightMm));
  });
}

export function renameFigure(project: ProjectSession, id: string, title: string): void {
  const figure = project.document.figures?.find((one) => one.id === id);
  if (!figure || title === '' || title === figure.title) return;
  project.edit({ key: 'edit.renameFigure', params: { from: figure.title.slice(0, 120), to: title.slice(0, 120) } }, (draft) => {
    draft.figures!.find((one) => one.id === id)!.title = title;
  });
}

/** Changes how a figure is set: width, letters, caption … */
export function setFigure(project: ProjectSession, id: string, values: Partial<Omit<ProjectFigure, 'id' | 'title' | 'panels' | 'colors'>>): void {
  change(project, 'edit.setFigure', id, (figure) => void Object.assign(figure, values));
}

/** Gives a state, species, phase or material a colour in all panels of a figure. @param color #RRGGBB; null: that of paper */
export function setFigureColor(project: ProjectSession, id: string, of: { readonly kind: keyof FigureColors; readonly id: string; readonly label: string }, color: string | null): void {
  const words = { what: of.label.slice(0, 120), ...(color !== null && { color }) };
  change(project, color === null ? 'edit.resetFigureColor' : 'edit.setFigureColor', id, (figure) => {
    const colors: FigureColors = (figure.colors ??= { states: {}, species: {} });
    const chosen: Record<string, string> = (colors[of.kind] ??= {});
    if (color !== null) chosen[of.id] = color;
    else Reflect.deleteProperty(chosen, of.id);
    if (Object.values(colors).every((kept) => Object.keys(kept).length === 0)) delete figure.colors;
  }, words);
}

export function resetFigureColors(project: ProjectSession, id: string): void {
  change(project, 'edit.resetFigureColors', id, (figure) => {
    delete figure.colors;
  });
}

export function setPanel(project: ProjectSession, id: string, panelId: string, values: Partial<Omit<FigurePanel, 'id' | 'kind'>>): void {
  change(project, 'edit.setFigure', id, (figure) => void Object.assign(figure.panels.find((panel) => panel.id === panelId) ?? {}, values));
}

/** Moves a panel by one place, and with it its letter. */
export function movePanel(project: ProjectSession, id: string, panelId: string, by: -1 | 1): void {
  change(project, 'edit.movePanel', id, ({ panels }) => {
    const at = panels.findIndex((panel) => panel.id === panelId);
    if (at < 0 || at + by < 0 || at + by >= panels.length) return;
    panels.splice(at + by, 0, ...panels.splice(at, 1));
  });
}

export function removePanel(project: ProjectSession, id: string, panelId: string): void {
  change(project, 'edit.removePanel', id, (figure) => {
    figure.panels = figure.panels.filter((panel) => panel.id !== panelId);
  });
}

export function removeFigure(project: ProjectSession, id: string): void {
  change(project, 'edit.removeFigure', id, (figure, figures) => void figures.splice(figures.indexOf(figure), 1));
}

function change(project: ProjectSession, key: string, id: string, recipe: (figure: ProjectFigure, figures: ProjectFigure[]) => void, words: Readonly<Record<string, string>> = {}): void {
  const title = project.document.figures?.find((one) => one.id === id)?.title;
  if (title === undefined) return;
  project.edit({ key, params: { ...named(title), ...words } }, (draft) => {
    const figures = draft.figures!;
    recipe(figures.find((one) => one.id === id)!, figures);
  });
}
