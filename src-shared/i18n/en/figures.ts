import type { Message } from '../message';

/** Figures and tables that leave the program. */
export const figures = {
  'figure.export': 'Export the figure',
  'figure.width': 'Width',
  'figure.single': 'single column, 85 mm',
  'figure.double': 'double column, 174 mm',
  'figure.slide': 'slide, 254 mm',
  'figure.height': 'Height',
  'figure.resolution': 'Resolution, dpi',
  'figure.saveSvg': 'Save the figure as SVG',
  'figure.savePng': 'Save the figure as PNG',
  'figure.savePdf': 'Save the figure as PDF',
  'figure.copyImage': 'Copy image',
  'figure.saveCsv': 'Save curves (CSV)',
  'figure.copyCurves': 'Copy curves',
  'figure.hint': 'PDF and SVG keep text as text; PDF holds its fonts. Colours are those of paper, whatever the theme.',
  'figure.printing': 'Writing the PDF',
  'figure.saved': 'Saved: {place}',
  'figure.copied': 'Copied; it pastes into a spreadsheet.',
  'figure.imageCopied': 'Picture copied, at 300 dpi.',
} as const satisfies Readonly<Record<`figure.${string}`, Message>>;
