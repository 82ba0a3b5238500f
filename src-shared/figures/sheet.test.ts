import { describe, expect, it } from 'vitest';
import { descendants, readXml } from '@shared/formats/support/xml';
import { sheetLayout, sheetSvg, withFoot, type SheetPanel } from './sheet';

const panel = (letter: string, height: number, isWide = false): SheetPanel => ({ letter, title: '', isWide, height });

const bare = { title: null, foot: null };

describe('a sheet', () => {
  it('stands panels in columns, wide ones in rows of their own, each row as high as its highest panel', () => {
    const sheet = sheetLayout([panel('a', 100), panel('b', 150), panel('c', 80, true), panel('d', 60)], { width: 414, columns: 2, ...bare });
    expect(sheet.boxes).toEqual([
      { left: 0, top: 0, width: 200, height: 130, head: 20 },
      { left: 214, top: 0, width: 200, height: 130, head: 20 },
      { left: 0, top: 164, width: 414, height: 60, head: 20 },
      { left: 0, top: 258, width: 200, height: 40, head: 20 },
    ]);
    expect(sheet.height).toBe(318);
  });

  it('keeps no room for letters that are not there, and some for a title', () => {
    expect(sheetLayout([panel('', 100)], { width: 300, columns: 1, ...bare, title: 'T & U' }).boxes).toEqual([{ left: 0, top: 30, width: 300, height: 100, head: 0 }]);
  });

  it('puts drawings in their places as they are, and words of users as text', () => {
    const panels = [{ ...panel('a', 100), title: '<script>' }, panel('b', 100)];
    const sheet = sheetLayout(panels, { width: 300, columns: 1, ...bare, title: 'T & U' });
    const svg = sheetSvg(sheet, panels, [{ svg: '<svg width="300" height="80" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300 80"><path d="M0 0$1"/></svg>' }, { words: 'no data' }], { title: 'T & U', foot: null });
    const drawn = readXml(svg);
    const [inner] = descendants(drawn, 'svg');
    expect(inner!.attributes).toMatchObject({ x: '0.00', y: '50.00', width: '300.00', height: '80.00', viewBox: '0 0 300 80' });
    expect(descendants(inner!, 'path')[0]!.attributes).toEqual({ d: 'M0 0$1' });
    expect(descendants(drawn, 'text').map(({ text, children }) => text || children.map((child) => child.text).join(''))).toEqual(['T & U', 'a<script>', 'b', 'no data']);
    expect(descendants(drawn, 'script')).toEqual([]);
  });

  it('says at its foot what must be known of all of it, under a drawing that keeps the room it was given', () => {
    const draw = ({ width, height }: { readonly width: number; readonly height: number }): string => `<svg width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"/>`;
    const drawn = readXml(withFoot(draw, { width: 300, height: 200 }, 'synthetic <data>'));
    expect(drawn.attributes).toMatchObject({ width: '300', height: '200' });
    expect(descendants(drawn, 'svg')[0]!.attributes).toMatchObject({ y: '0.00', width: '300.00', height: '186.00' });
    expect(descendants(drawn, 'text').map(({ text, attributes }) => [text, attributes['y']])).toEqual([['synthetic <data>', '196']]);
    expect(withFoot(draw, { width: 300, height: 200 }, null)).toBe(draw({ width: 300, height: 200 }));
  });
});
