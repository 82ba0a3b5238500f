import type { Message } from '../message';

/** Figures and tables that leave the program. */
export const figures = {
  'figure.export': 'Export the figure',
  'figure.width': 'Width',
  'figure.single': 'single column, 85 mm',
  'figure.double': 'double column, 174 mm',
  'figure.slide': 'slide, 254 mm',
  'figure.height': 'Height',
  'figure.resolution': 'Resolution of PNG',
  'figure.saveSvg': 'Save SVG',
  'figure.savePng': 'Save PNG',
  'figure.hint': 'SVG keeps text as text. Colours are those of paper, whatever the theme.',
  'figure.saved': 'Saved: {place}',
  'figure.copied': 'Copied; it pastes into a spreadsheet.',
} as const satisfies Readonly<Record<`figure.${string}`, Message>>;
