import { describe, expect, it } from 'vitest';
import { descendants, readXml, type XmlElement } from '@shared/formats/support/xml';
import { hostile } from '@shared/report/testing/example-project';
import { plotThemes } from './plot-theme';
import { clipped, rules, sceneOf, words, type SceneElement } from './scene';
import { sceneSvg } from './scene-svg';

const size = { width: 300, height: 200 };
const drawn = (...elements: SceneElement[]): string => sceneSvg(sceneOf(elements, plotThemes.light), size);
const only = (svg: string, name: string): XmlElement => descendants(readXml(svg), name).at(-1)!;

describe('a scene as SVG', () => {
  it('says its size and lies on the colour of the paper', () => {
    const root = readXml(drawn());
    expect(root.attributes).toMatchObject({ width: '300', height: '200', viewBox: '0 0 300 200' });
    expect(descendants(root, 'rect')[0]!.attributes).toMatchObject({ width: '300', height: '200', fill: '#FFFFFF' });
  });

  it('draws what lies higher later, and what lies equally high in the order given', () => {
    const dot = (fill: string, z2: number): SceneElement => ({ type: 'circle', z2, shape: { cx: 1, cy: 1, r: 1 }, style: { fill } });
    const svg = drawn(dot('#333333', 2), dot('#111111', 1), ...clipped({ left: 0, top: 0, width: 9, height: 9 }, [dot('#222222', 1), dot('#444444', 3)]));
    expect(descendants(readXml(svg), 'circle').map(({ attributes }) => attributes['fill'])).toEqual(['#111111', '#222222', '#333333', '#444444']);
  });

  it('cuts off at the frame what is clipped, and nothing else', () => {
    const svg = drawn(...rules([[0, 0, 9, 9]], '#111111'), ...clipped({ left: 10, top: 20, width: 30, height: 40.123 }, rules([[0, 0, 99, 99]], '#222222')));
    const root = readXml(svg);
    const [clip] = descendants(root, 'clipPath');
    expect(descendants(clip!, 'rect')[0]!.attributes).toEqual({ x: '10', y: '20', width: '30', height: '40.12' });
    const groups = descendants(root, 'g');
    expect(groups.map(({ attributes }) => attributes['clip-path'])).toEqual([`url(#${clip!.attributes['id']!})`]);
    expect(descendants(groups[0]!, 'path').map(({ attributes }) => attributes['stroke'])).toEqual(['#222222']);
  });

  it('stands letters on their baseline: 0.36 of their size under the middle of the line', () => {
    const look = { color: '#000000', size: 10 };
    expect(only(drawn(words('a', 5, 50, { ...look, verticalAlign: 'middle' })), 'text').attributes).toMatchObject({ x: '5', y: '53.6', 'font-size': '10' });
    expect(only(drawn(words('a', 5, 50, { ...look, verticalAlign: 'top' })), 'text').attributes).toMatchObject({ y: '58.6' });
    expect(only(drawn(words('a', 5, 50, { ...look, verticalAlign: 'bottom', align: 'right' })), 'text').attributes).toMatchObject({ y: '48.6', 'text-anchor': 'end' });
  });

  it('cuts words off that have no room, and keeps those of users as text', () => {
    expect(only(drawn(words('a long name of a state', 0, 0, { color: '#000000', width: 40 })), 'text').text).toMatch(/^a l.*…$/);
    const svg = drawn(words(hostile, 0, 0, { color: '#000000' }));
    expect(svg).not.toContain('<img');
    expect(only(svg, 'text').text).toBe(hostile);
  });

  it('refuses bitmaps', () => {
    expect(() => drawn({ type: 'image', style: { image: {}, x: 0, y: 0, width: 1, height: 1 } })).toThrow('must be drawn as shapes');
  });

  it('hatches areas with a pattern of the colour asked for', () => {
    const decal = { symbol: 'rect', dashArrayX: [1, 0], dashArrayY: [1, 5], rotation: -Math.PI / 4, color: '#858D96' } as const;
    const svg = drawn({ type: 'polygon', shape: { points: [[0, 0], [9, 0], [9, 9]] }, style: { fill: 'none', decal: { ...decal, dashArrayX: [...decal.dashArrayX], dashArrayY: [...decal.dashArrayY] } } });
    const pattern = only(svg, 'pattern');
    expect(descendants(pattern, 'path')[0]!.attributes['stroke']).toBe('#858D96');
    expect(only(svg, 'path').attributes).toMatchObject({ d: 'M0 0L9 0L9 9Z', fill: `url(#${pattern.attributes['id']!})` });
  });
});
