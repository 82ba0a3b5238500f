/** Where the words of a drawing stand, for tests. */
import { textWidth } from '../scene/text-width';

export interface TextBox {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

const attribute = (attributes: string, name: string): string | undefined => new RegExp(`(?:^|\\s)${name}="([^"]*)"`).exec(attributes)?.[1];
const plain = (markup: string): string => markup.replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&#39;/g, "'").replace(/&quot;/g, '"').replace(/&amp;/g, '&');

/** What the innermost drawing shows, px. @throws when it does not say it */
export function paperOf(svg: string): { width: number; height: number } {
  const [, width, height] = [...svg.matchAll(/viewBox="0 0 ([\d.]+) ([\d.]+)"/g)].at(-1)!;
  return { width: Number(width), height: Number(height) };
}

/** The innermost drawing of an SVG with one panel. */
const panelOf = (svg: string): string => svg.slice(svg.lastIndexOf('<svg'), svg.indexOf('</svg>'));

/** Words of the panel of an SVG with one, in px of that panel: each run of letters with its own size. */
export function textBoxes(svg: string): TextBox[] {
  const usual = Number(attribute([...svg.matchAll(/<svg([^>]*)>/g)].at(-1)![1]!, 'font-size') ?? 12);
  return [...panelOf(svg).matchAll(/<text([^>]*)>(.*?)<\/text>/gs)].map(([, attributes, content]) => {
    const [x, y] = [Number(attribute(attributes!, 'x')), Number(attribute(attributes!, 'y'))];
    const size = Number(attribute(attributes!, 'font-size') ?? usual);
    const runs = [...content!.replaceAll('</tspan>', '').matchAll(/(?:<tspan([^>]*)>)?([^<]+)/g)].map(([, own = '', words]) => ({ words: plain(words!), dx: Number(attribute(own, 'dx') ?? 0), size: Number(attribute(own, 'font-size') ?? size), isBold: Number(attribute(own, 'font-weight') ?? attribute(attributes!, 'font-weight') ?? 400) >= 600 }));
    const width = runs.reduce((sum, run) => sum + run.dx + textWidth(run.words, run.size, run.isBold), 0);
    const left = x - { start: 0, middle: width / 2, end: width }[attribute(attributes!, 'text-anchor') ?? 'start']!;
    // Letters reach from their capitals to what hangs below the line.
    return { text: runs.map(({ words }) => words).join(' '), left, right: left + width, top: y - 0.72 * size, bottom: y + 0.2 * size };
  });
}

/** Pairs of words that lie on one another. */
export const overlaps = (boxes: readonly TextBox[]): string[] =>
  boxes.flatMap((a, at) => boxes.slice(at + 1).flatMap((b) => (a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom ? [`${a.text} | ${b.text}`] : [])));
