/** A scene as a file of scalable vector graphics: text stays text, nothing depends on the program that shows it. */
import { markup, type Markup } from '@shared/report/markup';
import { plotFont } from './plot-theme';
import type { Scene, SceneElement, ShapeStyle, TextStyle } from './scene';
import { truncated } from './text-width';

type Group = Extract<SceneElement, { type: 'group' }>;
type Drawn = Exclude<SceneElement, { type: 'group' }>;
type Clip = Group['clipPath']['shape'];

/** A shape with the frame that cuts it off. */
interface Piece {
  readonly element: Drawn;
  readonly clip: Clip | null;
}

/** From the middle of a line of letters down to what they stand on, in shares of their size: half the height of capitals and figures. */
const baseline = 0.36;

/** A hundredth of a px is finer than print. */
const fixed = (value: number): string => String(Math.round(value * 100) / 100);

/** @param size px @throws when the scene holds a bitmap, which is made for a screen of one resolution */
export function sceneSvg({ background, elements }: Scene, { width, height }: { readonly width: number; readonly height: number }): string {
  return markup`<svg xmlns="http://www.w3.org/2000/svg" width="${fixed(width)}" height="${fixed(height)}" viewBox="0 0 ${fixed(width)} ${fixed(height)}" font-family="${plotFont}">
<rect width="${fixed(width)}" height="${fixed(height)}" fill="${background}"/>
${elementsMarkup(elements)}</svg>`.text;
}

/** Shapes as parts of a drawing, with the frames and hatches that they need. @throws as {@link sceneSvg} */
export function elementsMarkup(elements: readonly SceneElement[]): Markup {
  const pieces = elements.flatMap((element) => piecesOf(element, null)).sort((a, b) => (a.element.z2 ?? 0) - (b.element.z2 ?? 0));
  if (pieces.length === 0) return markup``;
  const clips = new Map(pieces.flatMap(({ clip }) => (clip ? [[clipId(clip), clip] as const] : [])));
  const hatches = new Map(pieces.flatMap(({ element }) => (element.type === 'text' || element.type === 'image' || !element.style.decal ? [] : [[hatchId(element.style.decal.color), element.style.decal] as const])));
  return markup`<defs>${[...clips].map(([id, clip]) => markup`<clipPath id="${id}"><rect x="${fixed(clip.x)}" y="${fixed(clip.y)}" width="${fixed(clip.width)}" height="${fixed(clip.height)}"/></clipPath>`)}${[...hatches].map(
    ([id, { dashArrayY: [gap, line], rotation, color }]) => markup`<pattern id="${id}" patternUnits="userSpaceOnUse" width="${gap + line}" height="${gap + line}" patternTransform="rotate(${fixed((-rotation * 180) / Math.PI)})"><path d="M0 ${gap + line / 2}H${gap + line}" stroke="${color}" stroke-width="${line}"/></pattern>`,
  )}</defs>
${runsOf(pieces).map(({ clip, elements: run }) => (clip ? markup`<g clip-path="url(#${clipId(clip)})">${run.map(shapeMarkup)}</g>
` : markup`${run.map(shapeMarkup)}
`))}`;
}

const piecesOf = (element: SceneElement, clip: Clip | null): Piece[] => (element.type === 'group' ? element.children.flatMap((child) => piecesOf(child, element.clipPath.shape)) : [{ element, clip }]);

/** Named by what they are: where drawings are put on one page, equal names mean equal things. */
const clipId = ({ x, y, width, height }: Clip): string => `frame-${[x, y, width, height].map(fixed).join('-')}`;
const hatchId = (color: string): string => `hatch-${color.replace(/\W/g, '')}`;

/** Neighbours that one frame cuts off. */
function runsOf(pieces: readonly Piece[]): { readonly clip: Clip | null; readonly elements: Drawn[] }[] {
  const runs: { clip: Clip | null; elements: Drawn[] }[] = [];
  for (const { element, clip } of pieces) {
    const last = runs.at(-1);
    if (last && last.clip === clip) last.elements.push(element);
    else runs.push({ clip, elements: [element] });
  }
  return runs;
}

function shapeMarkup(element: Drawn): Markup {
  const { type, x = 0, y = 0 } = element;
  if (type === 'text') return textMarkup(element.style, x, y);
  if (type === 'image') throw new Error('A figure for a file must be drawn as shapes; got a bitmap');
  const look = markup`${styleMarkup(element.style)}${x === 0 && y === 0 ? null : markup` transform="translate(${fixed(x)} ${fixed(y)})"`}`;
  switch (type) {
    case 'path':
      return markup`<path d="${element.shape.pathData}"${look}/>`;
    case 'polyline':
    case 'polygon':
      return markup`<path d="${outline(element.shape.points, type === 'polygon')}"${look}/>`;
    case 'rect':
      return markup`<rect x="${fixed(element.shape.x)}" y="${fixed(element.shape.y)}" width="${fixed(element.shape.width)}" height="${fixed(element.shape.height)}"${element.shape.r === undefined ? null : markup` rx="${fixed(element.shape.r)}"`}${look}/>`;
    case 'circle':
      return markup`<circle cx="${fixed(element.shape.cx)}" cy="${fixed(element.shape.cy)}" r="${fixed(element.shape.r)}"${look}/>`;
  }
}

const outline = (points: readonly (readonly [number, number])[], isClosed: boolean): string => (points.length === 0 ? '' : `M${points.map(([x, y]) => `${fixed(x)} ${fixed(y)}`).join('L')}${isClosed ? 'Z' : ''}`);

function styleMarkup({ fill, stroke, lineWidth = 1, lineDash, lineJoin, lineCap, opacity, decal }: ShapeStyle): Markup {
  const lines = stroke === undefined ? null : markup` stroke="${stroke}"${lineWidth === 1 ? null : markup` stroke-width="${fixed(lineWidth)}"`}${lineDash ? markup` stroke-dasharray="${lineDash.join(' ')}"` : null}${lineJoin ? markup` stroke-linejoin="${lineJoin}"` : null}${lineCap ? markup` stroke-linecap="${lineCap}"` : null}`;
  return markup`${decal ? markup` fill="url(#${hatchId(decal.color)})"` : fill === undefined ? null : markup` fill="${fill}"`}${lines}${opacity === undefined || opacity === 1 ? null : markup` opacity="${fixed(opacity)}"`}`;
}

const anchors = { left: 'start', center: 'middle', right: 'end' } as const;
/** From the named side of a line of letters down to its middle, in shares of its height. */
const toMiddle = { top: 0.5, middle: 0, bottom: -0.5 } as const;

function textMarkup({ text, fill, font, align, verticalAlign, opacity, stroke, lineWidth = 1, width }: TextStyle, x: number, y: number): Markup {
  const [, weight, size = ''] = /^(?:(\d+) )?([\d.]+)px /.exec(font) ?? [];
  const letters = Number(size);
  if (!(letters > 0)) throw new Error(`Text of a figure must say its size in px; got ${font}`);
  const down = (toMiddle[verticalAlign] + baseline) * letters;
  return markup`<text x="${fixed(x)}" y="${fixed(y + down)}" font-size="${size}"${weight === undefined ? null : markup` font-weight="${weight}"`} fill="${fill}"${align === 'left' ? null : markup` text-anchor="${anchors[align]}"`}${stroke === undefined ? null : markup` stroke="${stroke}" stroke-width="${fixed(lineWidth)}" stroke-linejoin="round" paint-order="stroke"`}${
    opacity === undefined ? null : markup` opacity="${fixed(opacity)}"`
  }>${width === undefined ? text : truncated(text, width, letters, weight !== undefined)}</text>`;
}
