/**
 * One fitted region of one state as SVG: counts, background, filled components and envelope over a falling binding-energy
 * axis, and the residuals in units of σ below. Pure text, so that it goes into a report, a file or a test alike.
 */
import type { RegionCurves } from '@shared/xps/series';
import { markup, type Markup } from '../markup';
import { areaPath, dotPath, linePath } from './paths';
import { linearScale, ticks, type Scale } from './ticks';

export interface ComponentStyle {
  readonly label: string;
  readonly colour: string;
  /** Drawn as hatch instead of a filled area, as carbon is. */
  readonly hatched: boolean;
}

export interface SpectrumPlotOptions {
  /** Unique in the page: names the plot's own hatch patterns. */
  readonly id: string;
  /** What the plot shows in one sentence, for those who cannot see it. */
  readonly summary: string;
  readonly axisTitles: { readonly x: string; readonly y: string; readonly residual: string };
  readonly style: (componentId: string) => ComponentStyle;
}

const size = { width: 560, height: 306 };
const frame = { left: 62, right: 548, top: 10, bottom: 206 };
const strip = { top: 218, bottom: 268 };
/** The residual strip shows at least ±3σ, so that ordinary scatter looks ordinary. */
const smallestResidualRange = 3;

/** Draws the curves of one region. @throws when they hold fewer than two points */
export function spectrumPlot(curves: RegionCurves, options: SpectrumPlotOptions): Markup {
  const { bindingEnergy: x } = curves;
  if (x.length < 2) throw new Error(`A spectrum plot needs at least two points; got ${x.length}`);
  const xRange = [x[0]!, x[x.length - 1]!] as const;
  const [low, high] = yRange(curves);
  const toX = linearScale(xRange[1], xRange[0], frame.left, frame.right);
  const toY = linearScale(low, high, frame.bottom, frame.top);
  const { axisTitles } = options;
  return markup`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size.width} ${size.height}" role="img" aria-label="${options.summary}" font-size="11" fill="none" stroke-linejoin="round">
<rect width="${size.width}" height="${size.height}" fill="#fff"/>
${xAxis(toX, ticks(xRange[0], xRange[1], 8))}${yAxis(toY, ticks(low, high, 4))}
${components(curves, options, toX, toY)}
<path d="${linePath(x, curves.background, toX, toY)}" stroke="#5f6368" stroke-dasharray="4 3"/>
<path d="${dotPath(x, curves.counts, toX, toY)}" stroke="#202124" stroke-width="2.2" stroke-linecap="round"/>
<path d="${linePath(x, curves.envelope, toX, toY)}" stroke="#c5221f" stroke-width="1.3"/>
${residualStrip(curves, toX)}
<g fill="#202124" text-anchor="middle"><text x="${middle(frame.left, frame.right)}" y="298">${axisTitles.x}</text>
<text transform="translate(12 ${middle(frame.top, frame.bottom)}) rotate(-90)">${axisTitles.y}</text>
<text transform="translate(12 ${middle(strip.top, strip.bottom)}) rotate(-90)" font-size="9">${axisTitles.residual}</text></g>
</svg>`;
}

const middle = (a: number, b: number) => (a + b) / 2;

/** From the lowest to the highest of data, background and envelope, with a little air. */
function yRange({ counts, envelope, background }: RegionCurves): [number, number] {
  let low = Infinity;
  let high = -Infinity;
  for (const curve of [counts, envelope, background]) {
    for (const value of curve) {
      low = Math.min(low, value);
      high = Math.max(high, value);
    }
  }
  const air = 0.04 * (high - low) || 1;
  return [low - air, high + air];
}

function xAxis(toX: Scale, values: readonly number[]): Markup {
  const marks = values.map((value) => {
    const at = toX(value).toFixed(1);
    return markup`<path d="M${at} ${frame.top}V${frame.bottom}M${at} ${strip.top}V${strip.bottom}" stroke="#e8eaed"/><text x="${at}" y="282" fill="#202124" text-anchor="middle">${value}</text>`;
  });
  return markup`${marks}<path d="M${frame.left} ${frame.top}H${frame.right}V${frame.bottom}H${frame.left}Z" stroke="#9aa0a6"/>`;
}

function yAxis(toY: Scale, values: readonly number[]): Markup {
  return markup`${values.map((value) => {
    const at = toY(value);
    return markup`<path d="M${frame.left - 4} ${at.toFixed(1)}H${frame.left}" stroke="#9aa0a6"/><text x="${frame.left - 7}" y="${(at + 4).toFixed(1)}" fill="#202124" text-anchor="end">${value}</text>`;
  })}`;
}

function components({ bindingEnergy, background, components: parts }: RegionCurves, { id, style }: SpectrumPlotOptions, toX: Scale, toY: Scale): Markup {
  return markup`${parts.map((part, i) => {
    const { colour, hatched, label } = style(part.id);
    const top = background.map((value, k) => value + part.values[k]!);
    const d = areaPath(bindingEnergy, background, top, toX, toY);
    const pattern = `${id}-hatch-${i}`;
    const defs = hatched
      ? markup`<pattern id="${pattern}" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(${35 + 25 * (i % 5)})"><path d="M0 0V5" stroke="${colour}"/></pattern>`
      : null;
    return markup`${defs}<path d="${d}" fill="${hatched ? `url(#${pattern})` : colour}" fill-opacity="${hatched ? 0.6 : 0.35}" stroke="${colour}" stroke-width="0.8"><title>${label}</title></path>`;
  })}`;
}

function residualStrip({ bindingEnergy, residuals }: RegionCurves, toX: Scale): Markup {
  const largest = residuals.reduce((most, value) => Math.max(most, Math.abs(value)), smallestResidualRange);
  const toY = linearScale(-largest, largest, strip.bottom, strip.top);
  const labels = [-2, 2].map((value) => markup`<path d="M${frame.left} ${toY(value).toFixed(1)}H${frame.right}" stroke="#9aa0a6" stroke-dasharray="3 3"/><text x="${frame.left - 7}" y="${(toY(value) + 4).toFixed(1)}" fill="#202124" text-anchor="end">${value < 0 ? '−2' : '+2'}</text>`);
  return markup`<path d="M${frame.left} ${strip.top}H${frame.right}V${strip.bottom}H${frame.left}Z" stroke="#9aa0a6"/>${labels}<path d="${linePath(bindingEnergy, residuals, toX, toY)}" stroke="#202124" stroke-width="0.8"/>`;
}
