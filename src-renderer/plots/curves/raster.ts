/** A bitmap that curves are painted into. Noisy curves by the dozen cost a canvas hundreds of ms in strokes; here they cost their pixels. */
import type { Box } from '@shared/figures/scene/box';

/** Pixels row by row as a canvas takes them: red, green, blue and alpha, not premultiplied. */
export interface Raster {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8ClampedArray<ArrayBuffer>;
  /** The same memory, one number for each pixel. */
  readonly pixels: Uint32Array;
}

/** Whole pixels that may be painted on: [left, right) × [top, bottom). */
export interface Clip {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export interface Ink {
  readonly red: number;
  readonly green: number;
  readonly blue: number;
  /** 0 … 1. */
  readonly opacity: number;
  /** The colour without transparency as a number of `pixels`. */
  readonly packed: number;
}

export function newRaster(width: number, height: number): Raster {
  const data = new Uint8ClampedArray(width * height * 4);
  return { width, height, data, pixels: new Uint32Array(data.buffer) };
}

/** @throws when the colour is not written as #RRGGBB */
export function inkOf(color: string, opacity = 1): Ink {
  const [, digits] = /^#([0-9a-f]{6})$/i.exec(color) ?? [];
  if (digits === undefined) throw new Error(`A curve takes a colour of the form #RRGGBB; got ${color}`);
  const value = Number.parseInt(digits, 16);
  const [red, green, blue] = [value >> 16, (value >> 8) & 255, value & 255];
  return { red, green, blue, opacity, packed: packed(red, green, blue) };
}

/** A colour without transparency as a number of `pixels`: written as bytes and read as a number, so that the order of bytes of this machine does not matter. */
export const packed = (red: number, green: number, blue: number): number => new Uint32Array(Uint8Array.of(red, green, blue, 255).buffer)[0]!;

/** The pixels of a box of the layout that lie in the raster. @param scale px of the raster for each px of the layout */
export function clipOf({ width, height }: Raster, box: Box, scale: number): Clip {
  const inside = (value: number, end: number): number => Math.max(0, Math.min(end, Math.round(value * scale)));
  return { left: inside(box.left, width), right: inside(box.left + box.width, width), top: inside(box.top, height), bottom: inside(box.top + box.height, height) };
}

/** More of a pixel than this is all of it: eight bits tell no difference. */
const whole = 1 - 1 / 512;

/** Lays ink over one pixel (Porter and Duff's "over"). @param coverage part of the pixel that the ink covers, 0 … 1 */
export function blend({ data, pixels, width }: Raster, column: number, row: number, ink: Ink, coverage: number): void {
  const pixel = row * width + column;
  const own = ink.opacity * coverage;
  if (own > whole) {
    pixels[pixel] = ink.packed;
    return;
  }
  const at = 4 * pixel;
  const below = (data[at + 3]! / 255) * (1 - own);
  const sum = own + below;
  if (sum <= 0) return;
  const share = own / sum;
  data[at] = data[at]! + share * (ink.red - data[at]!);
  data[at + 1] = data[at + 1]! + share * (ink.green - data[at + 1]!);
  data[at + 2] = data[at + 2]! + share * (ink.blue - data[at + 2]!);
  data[at + 3] = 255 * sum;
}
