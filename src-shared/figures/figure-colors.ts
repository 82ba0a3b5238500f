/** Which colours a figure shows, and which of them were chosen for it. */
import { analysesOf } from '@shared/project/analyses/of-kind';
import { ramanReferencesOf } from '@shared/project/analyses/raman-analysis';
import { seriesId } from '@shared/project/analyses/xps-scope';
import { defaultXrdSettingsOf } from '@shared/project/analyses/xrd-analysis';
import type { ProjectDocument } from '@shared/project/document';
import type { FigureColors, FigurePanel, ProjectFigure } from '@shared/project/figure';
import { bandLibrary } from '@shared/raman/band-library';
import { withComponents } from '@shared/xps/fit/fitted-settings';
import { SpeciesSchema, type Species } from '@shared/xps/model';
import { copper } from '@shared/xrd/geometry';
import { rememberedLook } from './panels/cycling/look';
import { statesOf } from './panels/panel-drawing';
import { materialName } from './panels/raman/raman-content';
import { rememberedLook as ramanLook } from './panels/raman/view-look';
import { ions } from './panels/xps/panel-rows';
import { rememberedLook as xrdLook } from './panels/xrd/view-look';
import { knownPhases, usualPhases } from './panels/xrd/xrd-content';
import { paperTheme } from './scene/plot-theme';
import { stateLookIn } from './scene/state-look';
import { substanceColor } from './scene/substance-color';

export interface FigureColor {
  readonly color: string;
  /** A colour is kept in the recipe. */
  readonly isChosen: boolean;
  /** Contrast with the white of paper of a chosen colour that falls short of the 3:1 that WCAG 2.1 asks of graphics (criterion 1.4.11); else null. */
  readonly faintContrast: number | null;
}

type ColorOf<Id extends string> = FigureColor & { readonly id: Id };

/** The states, species, phases and starting materials that the panels of a figure colour, in the order of the project and of the model. */
export function figureColors({ panels, colors }: Pick<ProjectFigure, 'panels' | 'colors'>, document: ProjectDocument): { readonly states: readonly (ColorOf<string> & { readonly label: string })[]; readonly species: readonly ColorOf<Species>[]; readonly substances: readonly ColorOf<string>[] } {
  const usual = paperTheme(undefined);
  // Bars of fractions are named by their states, not coloured by them.
  const shown = new Set(panels.filter(({ kind }) => kind !== 'fractions').flatMap((panel) => statesOf({ panel, document }).map(({ id }) => id)));
  const drawn = new Set(panels.flatMap((panel) => speciesOf(panel, document)));
  const substances = new Set(panels.flatMap((panel) => substancesOf(panel, document)));
  return {
    states: document.states.filter(({ id }) => shown.has(id)).map((state) => ({ id: state.id, label: state.label, ...choice(colors?.states[state.id], stateLookIn(state, usual).color) })),
    species: SpeciesSchema.options.filter((species) => drawn.has(species)).map((species) => ({ id: species, ...choice(colors?.species[species], usual.species[species]) })),
    substances: [...substances].map((name) => ({ id: name, ...choice(own(colors?.substances, name), substanceColor(name, usual)) })),
  };
}

const own = (colors: FigureColors['substances'], name: string): string | undefined => (colors && Object.hasOwn(colors, name) ? colors[name] : undefined);

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

/** The names of what a panel draws in colours of phases and materials. */
function substancesOf({ kind, look }: FigurePanel, document: ProjectDocument): readonly string[] {
  if (kind === 'compare' && look['hasReferences'] === true && look['column'] === 'raman/') return ramanReferencesOf(document).map(materialName);
  if (kind === 'raman') {
    const { hasReferences, sticks, drawn } = ramanLook(look);
    const found = Object.values(analysesOf(document.analyses, 'raman-mixture')[0]?.result ?? {}).flatMap(({ references }) => references.filter(({ verdict }) => verdict === 'detected').map(({ name }) => name));
    const materials = ramanReferencesOf(document).map(materialName).filter((name) => hasReferences || (drawn === 'mixture' && found.includes(name)));
    const bands = bandLibrary.map(({ name }) => name).filter((name) => sticks.includes(name));
    return [...materials, ...bands];
  }
  if (kind !== 'xrd') return [];
  const analysis = analysesOf(document.analyses, 'xrd-halo')[0];
  const known = knownPhases(document, analysis?.settings ?? defaultXrdSettingsOf(document), copper.kAlpha1A);
  const shown = xrdLook(look).sticks ?? usualPhases(known, Object.values(analysis?.result ?? {}));
  return known.map(({ phase }) => phase.name).filter((name) => shown.includes(name));
}

/** Contrast of a colour with white, 1 to 21, by the relative luminances of WCAG 2.1. @param color #rrggbb */
export function contrastOnWhite(color: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const share = parseInt(color.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05);
}
