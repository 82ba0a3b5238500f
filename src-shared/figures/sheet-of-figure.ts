import { panelLetter, type ProjectFigure } from '@shared/project/figure';
import { pixelsPerMm } from './paper';
import { sheetLayout, type Sheet, type SheetPanel } from './sheet';

/** Where the panels of a figure stand, in px of its drawing. */
export function figureSheet({ panels, lettering, widthMm, columns, hasTitle }: ProjectFigure): { readonly panels: readonly SheetPanel[]; readonly layout: Sheet } {
  const placed = panels.map(({ title, isWide, heightMm }, at): SheetPanel => ({ letter: panelLetter(lettering, at), title, isWide, height: heightMm * pixelsPerMm }));
  return { panels: placed, layout: sheetLayout(placed, { width: widthMm * pixelsPerMm, columns, hasTitle }) };
}
