import { svgSize } from '@shared/figures/paper';
import { hostCallError } from '@shared/host/host-call-error';
import { Markup, markup } from '@shared/report/markup';

/** Figures as files of an exact size on paper. The drawing is SVG; bitmaps are painted from it, so that both show the same. */

/** What a journal asks for. */
export interface PaperSize {
  readonly widthMm: number;
  /** Dots per inch of bitmaps. */
  readonly dpi: number;
}

const millimetresPerInch = 25.4;

/** A page that holds the drawing of {@link svgOfWidth} and nothing else, on paper of just its size: for printing to PDF. */
export function pageOfSvg(svg: string, title: string): string {
  const [, width = '', height = ''] = /width="([\d.]+mm)" height="([\d.]+mm)"/.exec(svg) ?? [];
  if (width === '' || height === '') throw new Error(`A figure for paper must say its size in mm; got ${svg.slice(0, 200)}`);
  // Paper is rounded to whole points: a drawing of just its height would begin a second page for a sliver of white.
  return markup`<!doctype html><html><head><meta charset="utf-8"><title>${title}</title><style>@page{size:${width} ${height};margin:0}body{margin:0}div{height:calc(${height} - 0.4mm);overflow:hidden}svg{display:block}</style></head><body><div>${new Markup(svg)}</div></body></html>`.text;
}

/** Px to a side; two such sides are the 2^28 px that a canvas of Chromium holds at most. */
const longestSide = 16_384;

/** Pixels that the width on paper and the resolution ask for. @throws HostCallError when no picture can have as many */
export function pictureSize(svg: string, { widthMm, dpi }: PaperSize): { width: number; height: number } {
  const drawn = svgSize(svg);
  const width = Math.max(1, Math.round((widthMm / millimetresPerInch) * dpi));
  const height = Math.max(1, Math.round((width * drawn.height) / drawn.width));
  if (Math.max(width, height) > longestSide) throw hostCallError('error.pictureTooLarge', { width, height, side: longestSide });
  return { width, height };
}

/** The drawing as a PNG with as many pixels as its width on paper and the resolution ask for, which the file says too. @throws HostCallError when they are too many */
export async function pngOfSvg(svg: string, paper: PaperSize): Promise<Uint8Array<ArrayBuffer>> {
  const { width, height } = pictureSize(svg, paper);
  const address = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
  try {
    const image = new Image(width, height);
    image.src = address;
    await image.decode();
    const canvas = new OffscreenCanvas(image.width, image.height);
    const context = canvas.getContext('2d')!;
    context.fillStyle = '#ffffff';
    context.fillRect(0, 0, image.width, image.height);
    context.drawImage(image, 0, 0, image.width, image.height);
    const blob = await canvas.convertToBlob({ type: 'image/png' });
    return withResolution(new Uint8Array(await blob.arrayBuffer()), paper.dpi);
  } finally {
    URL.revokeObjectURL(address);
  }
}

/** Length of the PNG signature and its first chunk (IHDR), after which pHYs may stand (PNG 1.2, 4.2.4.2). */
const headLength = 33;

/** A PNG that says its resolution. */
export function withResolution(png: Uint8Array, dpi: number): Uint8Array<ArrayBuffer> {
  const perMetre = Math.round((dpi / millimetresPerInch) * 1000);
  const chunk = new Uint8Array(21);
  const view = new DataView(chunk.buffer);
  view.setUint32(0, 9);
  chunk.set(new TextEncoder().encode('pHYs'), 4);
  view.setUint32(8, perMetre);
  view.setUint32(12, perMetre);
  view.setUint8(16, 1);
  view.setUint32(17, crc32(chunk.subarray(4, 17)));
  const whole = new Uint8Array(png.length + chunk.length);
  whole.set(png.subarray(0, headLength));
  whole.set(chunk, headLength);
  whole.set(png.subarray(headLength), headLength + chunk.length);
  return whole;
}

/** ISO 3309, as PNG chunks end with. */
function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return (crc ^ 0xffffffff) >>> 0;
}
