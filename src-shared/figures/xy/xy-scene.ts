/** The drawing of an x-y plot. Everything that follows the pointer is plain DOM above it (XyPanel.svelte). */
import type { Box } from '../scene/box';
import { noteElements, placeNotes, type PlacedNote } from '../scene/notes';
import type { PlotTheme } from '../scene/plot-theme';
import { borders, clipped, sceneOf, type Scene } from '../scene/scene';
import { arrowElements, lineElements, markedElements } from './xy-curves';
import { guideLines, guideNames, guideWords, levelLines } from './xy-guides';
import { toPixelX, toPixelY, type XyLayout, type XyLook, type XyPlot } from './xy-plot';
import { placeLabels, pointElements } from './xy-points';
import { bottomScale, grid, leftScale, rightScale, topScale, upright, uprightHeadings } from './xy-scales';
import { stripElements } from './xy-strip';

export interface XyInput {
  readonly plot: XyPlot;
  readonly layout: XyLayout;
  readonly look: XyLook;
  readonly theme: PlotTheme;
}

/** A plot of y over x as a scene. */
export function xyScene(input: XyInput): Scene {
  const { plot, layout, look, theme } = input;
  const { main, strip } = layout;
  const { axes } = plot;
  const hasStrip = strip !== null && plot.strip !== null;
  const named = guideWords(plot.guides, look, main);
  const labels = placeLabels(plot.points, look, main, [...named, ...levelLines(plot.guides, look, main)]);
  return sceneOf(
    [
      ...grid(main, look, theme),
      ...(hasStrip ? upright(strip, look.x, theme) : []),
      ...borders(hasStrip ? [main, strip] : [main], theme),
      ...leftScale(main, look.y, theme),
      ...(hasStrip ? leftScale(strip, [0, 1], theme) : []),
      ...bottomScale(hasStrip ? strip : main, look.x, axes.x, layout, theme),
      ...(axes.top ? topScale(main, look.x, axes.top, layout, theme) : []),
      ...(axes.right ? rightScale(main, look.y, axes.right, theme) : []),
      ...uprightHeadings(axes, main, layout, theme),
      ...clipped(main, (plot.marks ?? []).flatMap((part) => markedElements(part, look, main, theme))),
      ...clipped(main, plot.lines.flatMap((line) => [...lineElements(line, look, main), ...arrowElements(line, look, main)])),
      ...guideLines(plot.guides, look, main, theme),
      ...guideNames(named, theme),
      ...plot.points.flatMap((point, at) => pointElements(point, look, main, theme, labels[at])),
      ...noteElements(xyNotes(plot, look, main), main, theme),
      ...(hasStrip ? stripElements(plot.strip, look.x, strip, layout, theme) : []),
    ],
    theme,
  );
}

/** Where the notes stand whose places are seen. */
export function xyNotes({ notes = [] }: XyPlot, look: XyLook, box: Box): PlacedNote[] {
  return placeNotes(notes.filter(({ y }) => y === undefined || (y >= look.y[0] && y <= look.y[1])), {
    box,
    range: look.x,
    pixelOf: (x) => toPixelX(x, look.x, box),
    topOf: ({ y }) => (y === undefined ? NaN : toPixelY(y, look.y, box)),
  });
}
