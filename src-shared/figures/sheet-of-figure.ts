import { translate } from '@shared/i18n/translate';
import type { ProjectDocument } from '@shared/project/document';
import { panelLetter, type ProjectFigure } from '@shared/project/figure';
import { pixelsPerMm } from './paper';
import { columnGapMm, sheetLayout, type Sheet, type SheetPanel, type SheetWords } from './sheet';

/** Narrowest panel whose words all have room, mm. */
export const leastPanelMm = 50;

/** Columns that a figure of this width has room for, of those that were chosen. */
export const columnsInRoom = ({ widthMm, columns }: Pick<ProjectFigure, 'widthMm' | 'columns'>): number => Math.max(1, Math.min(columns, Math.floor((widthMm + columnGapMm) / (leastPanelMm + columnGapMm))));

/** Where the panels of a figure stand, in px of its drawing, and the words around them: a figure of computed data always says so. */
export function figureSheet({ panels, lettering, widthMm, columns, hasTitle, title, language }: ProjectFigure, { sample }: Pick<ProjectDocument, 'sample'>): { readonly panels: readonly SheetPanel[]; readonly layout: Sheet; readonly words: SheetWords } {
  const placed = panels.map(({ title, isWide, heightMm }, at): SheetPanel => ({ letter: panelLetter(lettering, at), title, isWide, height: heightMm * pixelsPerMm }));
  const words = { title: hasTitle ? title : null, foot: sample.synthetic ? translate(language, 'common.synthetic') : null };
  return { panels: placed, layout: sheetLayout(placed, { width: widthMm * pixelsPerMm, columns: columnsInRoom({ widthMm, columns }), ...words }), words };
}
