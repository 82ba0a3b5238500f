/** The figures that a project keeps, as they are now. */
import { staleViews } from '@shared/project/analyses/stale-figures';
import { Markup, markup } from './markup';
import type { ReportInput } from './report-input';
import type { Texts } from './texts';

/** @param input `figures` holds drawings of our own making: SVG in which every word of the project was escaped */
export function figuresSection({ document, figures = {} }: Pick<ReportInput, 'document' | 'figures'>, t: Texts): Markup | null {
  const shown = (document.figures ?? []).filter(({ isInReport }) => isInReport);
  if (shown.length === 0) return null;
  return markup`<section><h2>${t('report.figuresHeading')}</h2>
${shown.map(({ id, title, caption, widthMm, panels }, at) => {
  const svg = figures[id];
  const stale = svg === undefined ? [] : staleViews(panels, document);
  return markup`<figure style="max-width:${widthMm}mm">${svg === undefined ? markup`<p class="caution">${t('report.figureNotDrawn')}</p>` : new Markup(svg)}<figcaption>${t('report.figureTitle', { number: at + 1, title })}${caption === '' ? null : markup`<p>${caption}</p>`}${stale.length === 0 ? null : markup`<p class="caution">${t('figure.stale', { views: stale.map((view) => t(`view.${view}`)).join(', ') })}</p>`}</figcaption></figure>
`;
})}</section>`;
}
