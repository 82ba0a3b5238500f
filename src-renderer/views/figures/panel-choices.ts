/** The plots that a figure can be made of, and what they are called. */
import { titleOfColumn } from '@shared/figures/panels/column-title';
import { isBeside } from '@shared/figures/panels/compare/beside-curves';
import type { ProjectDocument } from '@shared/project/document';
import type { FigurePanel, PanelKind } from '@shared/project/figure';
import type { Texts } from '@shared/report/texts';
import { computedXps } from '@shared/report/xps-results';
import type { PanelRecipe } from '@shared/project/figure';

type Technique = NonNullable<ProjectDocument['measurements'][number]['technique']>;

export interface PanelChoice {
  readonly id: string;
  readonly label: string;
  readonly recipe: PanelRecipe;
}

/** What the project has data for, each as its view was looked at last. */
export function panelChoices(document: ProjectDocument, t: Texts): PanelChoice[] {
  const has = (technique: Technique): boolean => document.measurements.some((one) => one.technique === technique);
  const choice = (kind: PanelKind, region: string | null = null): PanelChoice => {
    const seen = document.view[viewOfPanel(kind)];
    // A state of a project beside this one is nothing that a figure of this one could be compared with.
    const isAgainstOther = kind === 'compare' && isBeside(String(seen?.['against']));
    const look = { ...seen, ...(region !== null && { region }), ...(isAgainstOther && { against: '' }) };
    const recipe: PanelRecipe = { kind, look, x: null, y: null, yZoom: 1, states: null };
    return { id: [kind, region].filter((part) => part !== null).join(' '), label: panelLabel(recipe, document, t), recipe };
  };
  return [
    ...(has('electrochemistry') ? [choice('cycling')] : []),
    ...(has('xrd') ? [choice('xrd')] : []),
    ...(has('raman') ? [choice('raman')] : []),
    ...xpsRegions(document).map((region) => choice('xps', region)),
    ...(computedXps(document.analyses).some(({ result }) => result.states.some(({ fractions }) => fractions !== null)) ? [choice('fractions')] : []),
    ...(has('electrochemistry') || has('xrd') || has('raman') || has('xps') ? [choice('compare'), choice('board')] : []),
  ];
}

function xpsRegions({ analyses, measurements }: ProjectDocument): string[] {
  const modelled = computedXps(analyses).flatMap(({ settings }) => settings.regions.map(({ region }) => region));
  const measured = measurements.filter(({ technique, role }) => technique === 'xps' && role === 'state').map(({ region }) => region);
  return [...new Set([...modelled.filter((region) => measured.includes(region)), ...measured])];
}

export function panelLabel({ kind, look }: Pick<FigurePanel, 'kind' | 'look'>, document: Pick<ProjectDocument, 'analyses'>, t: Texts): string {
  if (kind !== 'xps' && kind !== 'compare') return t(`figure.kind.${kind}`);
  const region = String(look[kind === 'xps' ? 'region' : 'column'] ?? '').replace(/^\w+\//, '');
  const label = computedXps(document.analyses).flatMap(({ settings }) => settings.regions).find((one) => one.region === region)?.label ?? (region === '' ? '' : titleOfColumn({ technique: 'xps', region }, t));
  return t(`figure.kind.${kind}`, { region: label }).replace(/[:：]\s*$/, '');
}

/** The view that a panel was taken from. */
export const viewOfPanel = (kind: PanelKind): Exclude<PanelKind, 'fractions'> => (kind === 'fractions' ? 'xps' : kind);
