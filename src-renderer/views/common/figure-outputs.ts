/** The files and the picture that a figure of a size on paper becomes. */
import { svgOfWidth } from '@shared/figures/paper';
import { pageOfSvg, pngOfSvg } from '../../plots/figure-file';
import type { TakeAway } from '../../session/take-away';

/** What journals and slides take, mm. */
export const figureWidths = { single: 85, double: 174, slide: 254 } as const;
export type FigureWidth = keyof typeof figureWidths;
/** Dots per inch. */
export const figureResolutions = [300, 600, 1200] as const;

/** Dots per inch of a copied picture: programs of offices slow down with more. */
const clipboardDpi = 300;

export interface SizedFigure {
  /** What files are named after. */
  readonly name: string;
  readonly widthMm: number;
  readonly dpi: number;
  /** Draws it in px. */
  readonly draw: () => string;
}

export const outputKinds = ['pdf', 'svg', 'png'] as const;
export type OutputKind = (typeof outputKinds)[number];

/** Saves the figure, at the place the user picks. */
export function saveFigure(takeAway: TakeAway, { name, widthMm, dpi, draw }: SizedFigure, kind: OutputKind): void {
  const file = takeAway.fileName(name, kind);
  const svg = (): string => svgOfWidth(draw(), widthMm);
  if (kind === 'pdf') takeAway.savePdf(file, () => pageOfSvg(svg(), name));
  else takeAway.save(file, () => (kind === 'svg' ? new TextEncoder().encode(svg()) : pngOfSvg(svg(), { widthMm, dpi })));
}

export function copyFigure(takeAway: TakeAway, { widthMm, draw }: SizedFigure): void {
  takeAway.copyImage(() => pngOfSvg(svgOfWidth(draw(), widthMm), { widthMm, dpi: clipboardDpi }));
}
