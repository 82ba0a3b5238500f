/** The figures that a project keeps, drawn without a window. */
import { figureDrawing, type MeasuredData } from '@shared/figures/draw-figure';
import { svgOfWidth } from '@shared/figures/paper';
import { translate, type Locale } from '@shared/i18n/translate';
import type { ProjectDocument } from '@shared/project/document';
import { safeName } from '../../project-store/safe-name';

interface DrawnFigures {
  /** By figure id, in px: what a report takes. */
  readonly figures: Readonly<Record<string, string>>;
  /** Each at its width on paper, as a file of its own. */
  readonly files: readonly { readonly name: string; readonly text: string }[];
  /** Sentences about figures that could not be drawn. */
  readonly troubles: readonly string[];
}

export function drawFigures(document: ProjectDocument, data: MeasuredData, locale: Locale): DrawnFigures {
  const figures: Record<string, string> = {};
  const files: { name: string; text: string }[] = [];
  const troubles: string[] = [];
  const draw = figureDrawing(document, data);
  (document.figures ?? []).forEach((figure, at) => {
    const { id, title, widthMm, panels } = figure;
    if (panels.length === 0) return;
    try {
      const svg = draw(figure);
      figures[id] = svg;
      files.push({ name: `figures/${at + 1}-${safeName(title)}.svg`, text: svgOfWidth(svg, widthMm) });
    } catch (error) {
      // One figure that its data do not allow leaves the others and the report.
      troubles.push(translate(locale, 'cli.figureFailed', { figure: title, detail: error instanceof Error ? error.message : String(error) }));
    }
  });
  return { figures, files, troubles };
}
