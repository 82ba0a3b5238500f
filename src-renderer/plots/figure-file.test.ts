import { expect, it } from 'vitest';
import { svgOfWidth } from '@shared/figures/paper';
import { pageOfSvg, pictureSize, withResolution } from './figure-file';

it('gives a drawing its width on paper and keeps its proportions', () => {
  const svg = svgOfWidth('<svg width="400" height="300" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 300"><text width="7">a</text></svg>', 85);
  expect(svg).toBe('<svg width="85mm" height="63.75mm" viewBox="0 0 400 300" xmlns="http://www.w3.org/2000/svg"><text width="7">a</text></svg>');
});

it('refuses a drawing without a size', () => {
  expect(() => svgOfWidth('<svg></svg>', 85)).toThrow('must say its size');
});

it('prints a drawing on paper of its own size, and nothing of its name as markup', () => {
  const page = pageOfSvg('<svg width="85mm" height="63.75mm" viewBox="0 0 400 300"></svg>', '<b>');
  expect(page).toContain('@page{size:85mm 63.75mm;margin:0}');
  expect(page).toContain('<title>&lt;b&gt;</title>');
  expect(page).toContain('<body><div><svg width="85mm"');
  expect(() => pageOfSvg('<svg width="400" height="300"></svg>', '')).toThrow('must say its size in mm');
});

it('counts the pixels of a picture first, and refuses more than a canvas holds', () => {
  const drawing = (width: number, height: number): string => `<svg width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"></svg>`;
  // 174 mm are 6.8504 inches.
  expect(pictureSize(drawing(400, 300), { widthMm: 174, dpi: 600 })).toEqual({ width: 4110, height: 3083 });
  const tooLarge = expect.objectContaining({ error: expect.objectContaining({ key: 'error.pictureTooLarge' }) });
  // 500 mm at 2400 dpi are 47244 px.
  expect(() => pictureSize(drawing(400, 300), { widthMm: 500, dpi: 2400 })).toThrow(tooLarge);
  // 4110 px wide, 16440 px high.
  expect(() => pictureSize(drawing(100, 400), { widthMm: 174, dpi: 600 })).toThrow(tooLarge);
  expect(pictureSize(drawing(100, 100), { widthMm: 25.4, dpi: 16_384 })).toEqual({ width: 16_384, height: 16_384 });
  expect(() => pictureSize(drawing(100, 100), { widthMm: 25.4, dpi: 16_385 })).toThrow(tooLarge);
});

it('writes the resolution behind the head: 300 dpi are 11811 dots per metre', () => {
  const png = withResolution(new Uint8Array(40).fill(7), 300);
  const view = new DataView(png.buffer);
  expect([png.length, view.getUint32(33), new TextDecoder().decode(png.subarray(37, 41)), view.getUint32(41), view.getUint32(45), png[49]]).toEqual([61, 9, 'pHYs', 11811, 11811, 1]);
  // CRC of "pHYs" with 11811, 11811, 1: zlib.crc32 of Python.
  expect(view.getUint32(50)).toBe(0x78a53f76);
});
