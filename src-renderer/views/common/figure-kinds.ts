/** What a plot can be taken away as. */
export const figureKinds = ['svg', 'png', 'csv', 'clipboard'] as const;
export type FigureKind = (typeof figureKinds)[number];
