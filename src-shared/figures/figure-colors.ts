/** Which colours a figure shows, and which of them were chosen for it. */
import { analysesOf } from '@shared/project/analyses/of-kind';
import { seriesId } from '@shared/project/analyses/xps-scope';
import type { ProjectDocument } from '@shared/project/document';
import type { FigurePanel, ProjectFigure } from '@shared/project/figure';
import { withComponents } from '@shared/xps/fit/fitted-settings';
import { SpeciesSchema, type Species } from '@shared/xps/model';
import { rememberedLook } from './panels/cycling/look';
import { statesOf } from './panels/panel-drawing';
import { ions } from './panels/xps/panel-rows';
import { paperTheme } from './scene/plot-theme';
import { stateLookIn } from './scene/state-look';

export interface FigureColor {
  readonly color: string;
  /** A colour is kept in the recipe. */
  readonly isChosen: boolean;
  /** Contrast with the white of paper of a chosen colour that falls short of the 3:1 that WCAG 2.1 asks of graphics (criterion 1.4.11); else null. */
  readonly faintContrast: number | null;
}

/** The states and species that the panels of a figure colour, in the order of the project and of the model. */
export function figureColors({ panels, colors }: Pick<ProjectFigure, 'panels' | 'colors'>, document: ProjectDocument): { readonly states: readonly (FigureColor & { readonly id: string; readonly label: string })[]; readonly species: readonly (FigureColor & { readonly id: Species })[] } {
  const usual = paperTheme(undefined);
  // Bars of fractions are named by their states, not coloured by them.
  const shown = new Set(panels.filter(({ kind }) => kind !== 'fractions').flatMap((panel) => statesOf({ panel, document }).map(({ id }) => id)));
  const drawn = new Set(panels.flatMap((panel) => speciesOf(panel, document)));
  return {
    states: document.states.filter(({ id }) => shown.has(id)).map((state) => ({ id: state.id, label: state.label, ...choice(colors?.states[state.id], stateLookIn(state, usual).color) })),
    species: SpeciesSchema.options.filter((species) => drawn.has(species)).map((species) => ({ id: species, ...choice(colors?.species[species], usual.species[species]) })),
  };
}

const leastContrast = 3;

function choice(chosen: string | undefined, usual: string): FigureColor {
  if (chosen === undefined) return { color: usual, isChosen: false, faintContrast: null };
  const contrast = contrastOnWhite(chosen);
  // Rounded down, or one just short would read as enough.
  return { color: chosen, isChosen: true, faintContrast: contrast < leastContrast ? Math.floor(100 * contrast) / 100 : null };
}

function speciesOf({ kind, look }: FigurePanel, { analyses }: ProjectDocument): readonly Species[] {
  if (kind === 'fractions') return ions;
  if (kind === 'cycling') return rememberedLook(look).tab === 'curve' ? ions : [];
  if (kind !== 'xps' && kind !== 'board') return [];
  // A board with cycling alone draws what the charge lets expect.
  const onBoard = kind === 'board' && analyses.some((analysis) => analysis.kind === 'cycling') ? ions : [];
  const series = analysesOf(analyses, 'xps-series').find(({ id }) => id === seriesId(analyses));
  if (!series) return onBoard;
  const { regions } = withComponents(series.settings, series.result?.addedComponents ?? []);
  const inPanel = kind === 'board' ? regions : [regions.find(({ region }) => region === look['region']) ?? regions[0]].flatMap((region) => region ?? []);
  const species = inPanel.flatMap(({ components }) => components.map((component) => component.species));
  // The column of Cl/Ru has the colour of chloride, whatever the region.
  return [...onBoard, ...species, ...(ions.some((ion) => species.includes(ion)) ? ions : []), ...(kind === 'xps' && series.result?.states.some(({ clToRu }) => clToRu !== null) ? (['Cl'] as const) : [])];
}

/** Contrast of a colour with white, 1 to 21, by the relative luminances of WCAG 2.1. @param color #rrggbb */
export function contrastOnWhite(color: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const share = parseInt(color.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05);
}
