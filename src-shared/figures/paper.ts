/** The size of drawings on paper. */

/** Drawings are made this many px wide for each mm of paper: text of 12 px then has 7.2 pt in print. */
export const pixelsPerMm = 12 / (7.2 * (25.4 / 72));

/** Size of a drawing, px. @throws when the SVG does not say it */
export function svgSize(svg: string): { width: number; height: number } {
  const [head = ''] = /<svg[^>]*>/.exec(svg) ?? [];
  const box = /viewBox="0 0 ([\d.]+) ([\d.]+)"/.exec(head) ?? /width="([\d.]+)".*height="([\d.]+)"/.exec(head);
  const [width, height] = [Number(box?.[1]), Number(box?.[2])];
  if (!(width > 0 && height > 0)) throw new Error(`A figure must say its size in px; got ${head.slice(0, 200)}`);
  return { width, height };
}

/** The same drawing with its width on paper, height in proportion. @throws when the SVG does not say its size in px */
export function svgOfWidth(svg: string, widthMm: number): string {
  const [head] = /<svg[^>]*>/.exec(svg) ?? [];
  const { width, height } = svgSize(svg);
  const withoutSize = head!.replace(/\s(?:width|height|viewBox)="[^"]*"/g, '');
  const sized = withoutSize.replace('<svg', `<svg width="${widthMm}mm" height="${((widthMm * height) / width).toFixed(2)}mm" viewBox="0 0 ${width} ${height}"`);
  return svg.replace(head!, () => sized);
}
