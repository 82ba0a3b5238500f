/** The shapes that tell states apart without colour. */
export type MarkShape = 'circle' | 'up' | 'down' | 'square' | 'diamond';

/** Outline of each shape in a 12 × 12 box. */
export const markPaths: Readonly<Record<MarkShape, string>> = {
  circle: 'M6 2a4 4 0 1 0 0 8a4 4 0 1 0 0-8Z',
  up: 'M6 1.6L10.8 10H1.2Z',
  down: 'M6 10.4L1.2 2H10.8Z',
  square: 'M2.2 2.2H9.8V9.8H2.2Z',
  diamond: 'M6 1L11 6L6 11L1 6Z',
};
