/** The Ru fractions of all states as stacked bars, each boundary with its standard uncertainty. */
import type { StateResult } from '@shared/xps/result';
import { markup, type Markup } from '../markup';
import { speciesColour } from './colours';
import { linearScale } from './ticks';

export interface FractionBar {
  readonly label: string;
  readonly fractions: NonNullable<StateResult['fractions']>;
}

export interface FractionsPlotOptions {
  readonly summary: string;
  readonly axisTitle: string;
  /** px; defaults to 560. */
  readonly width?: number;
  /** px; defaults to what bars of a usual height take. */
  readonly height?: number;
  /** Room for the names of the states, px; defaults to that of long ones. */
  readonly labelWidth?: number;
  /** Of the shares; defaults to those of the report. */
  readonly colours?: Readonly<Record<(typeof order)[number], string>>;
}

const order = ['Ru2+', 'Ru3+', 'Ru4+'] as const;
const superscript = { 'Ru2+': 'Ru²⁺', 'Ru3+': 'Ru³⁺', 'Ru4+': 'Ru⁴⁺' } as const;
const usualRowHeight = 30;
const usualLabelWidth = 162;
const rightMargin = 12;
/** Over the bars for the legend, and below them for the axis, px. */
const [head, foot] = [28, 36];
/** Between a name and its bar, px. */
const labelGap = 8;
/** A bar in its row, as part of the height. */
const barShare = 0.6;
const mostBarHeight = 44;

/** Draws one bar per state, in the order given. */
export function fractionsPlot(bars: readonly FractionBar[], { summary, axisTitle, width = 560, height = head + usualRowHeight * bars.length + foot, labelWidth = usualLabelWidth, colours = speciesColour }: FractionsPlotOptions): Markup {
  const bottom = height - foot;
  const rowHeight = (bottom - head) / Math.max(1, bars.length);
  const left = labelWidth + labelGap;
  const right = width - rightMargin;
  const toX = linearScale(0, 1, left, right);
  const grid = [0, 0.25, 0.5, 0.75, 1].map(
    (value) => markup`<path d="M${toX(value).toFixed(1)} 24V${bottom.toFixed(1)}" stroke="#dadce0"/><text x="${toX(value).toFixed(1)}" y="${(bottom + 14).toFixed(1)}" text-anchor="middle" fill="#202124">${value}</text>`,
  );
  const step = Math.min(90, (right - left) / order.length);
  const legend = order.map(
    (species, i) => markup`<rect x="${(left + step * i).toFixed(1)}" y="6" width="11" height="11" fill="${colours[species]}"/><text x="${(left + step * i + 16).toFixed(1)}" y="16" fill="#202124">${superscript[species]}</text>`,
  );
  return markup`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img" aria-label="${summary}" font-size="11" fill="none">
<rect width="${width}" height="${height}" fill="#fff"/>
${legend}${grid}${bars.map((bar, i) => row(bar, head + rowHeight * (i + 0.5), Math.min(mostBarHeight, barShare * rowHeight), toX, colours))}
<text x="${((left + right) / 2).toFixed(1)}" y="${(bottom + 30).toFixed(1)}" text-anchor="middle" fill="#202124">${axisTitle}</text>
</svg>`;
}

/** @param middle of the bar, px from the top */
function row({ label, fractions }: FractionBar, middle: number, height: number, toX: (value: number) => number, colours: Readonly<Record<(typeof order)[number], string>>): Markup {
  let from = 0;
  const parts = order.map((species) => {
    const { value } = fractions[species];
    const part = markup`<rect x="${toX(from).toFixed(1)}" y="${(middle - height / 2).toFixed(1)}" width="${(toX(value) - toX(0)).toFixed(1)}" height="${height.toFixed(1)}" fill="${colours[species]}" fill-opacity="0.75"/>`;
    from += value;
    return part;
  });
  // The first boundary carries the uncertainty of Ru2+, the second that of Ru4+: the two shares that the boundary ends.
  const boundaries = [
    { at: fractions['Ru2+'].value, sigma: fractions['Ru2+'].stdUncertainty },
    { at: 1 - fractions['Ru4+'].value, sigma: fractions['Ru4+'].stdUncertainty },
  ];
  return markup`<text x="${(toX(0) - labelGap).toFixed(1)}" y="${(middle + 4).toFixed(1)}" text-anchor="end" fill="#202124">${label}</text>${parts}${boundaries.map(({ at, sigma }) =>
    sigma === null ? markup`` : errorBar(toX(Math.max(0, at - sigma)), toX(Math.min(1, at + sigma)), middle),
  )}`;
}

function errorBar(from: number, to: number, y: number): Markup {
  return markup`<path d="M${from.toFixed(1)} ${(y - 4).toFixed(1)}v8m0 -4H${to.toFixed(1)}m0 -4v8" stroke="#202124"/>`;
}
