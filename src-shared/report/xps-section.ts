/** The XPS part of the report: what was found, drawn and in numbers, how, with which constants, and what to doubt. */
import type { Locale } from '@shared/i18n/translate';
import { isStale } from '@shared/project/analyses/staleness';
import type { ProjectDocument } from '@shared/project/document';
import type { SeriesCurves } from '@shared/xps/analyse';
import type { RegionModel } from '@shared/xps/model';
import type { Finding, Quantity, RegionResult, StateResult } from '@shared/xps/result';
import { areaColumn } from './area-unit';
import { htmlTable } from './html-table';
import { markup, type Markup } from './markup';
import { formatNumber, formatQuantity, formatShare, formatUncertainty, noValue } from './number-format';
import { speciesColour } from './svg/colours';
import { fractionsPlot, type FractionBar } from './svg/fractions-plot';
import { spectrumPlot, type ComponentStyle } from './svg/spectrum-plot';
import type { Texts } from './texts';
import { typesetLine } from './typeset-line';
import { sortFindings } from './xps-finding-order';
import { fullParameterText, fullParameterUnit, xpsFindingText } from './xps-finding-text';
import { xpsMethod } from './xps-method';
import { clToRuWithFactors, fittedRegions, independentParameters, type ComputedXps } from './xps-results';
import { xpsSystematic } from './xps-systematic';
import { stateLabel } from './xps-tables';

export interface XpsSectionInput {
  readonly document: ProjectDocument;
  readonly analysis: ComputedXps;
  readonly curves: SeriesCurves;
}

/** The XPS section of a report: numbers, other models, findings, plots and method of one analysis. */
export function xpsSection(input: XpsSectionInput, locale: Locale, t: Texts): Markup {
  const { analysis, document } = input;
  return markup`<section><h2>${analysis.title === 'XPS' ? 'XPS' : t('report.xps.heading', { title: analysis.title })}</h2>
${isStale(document, analysis) ? markup`<p class="notice" role="note">${t('report.stale')}</p>` : null}
${fractions(input, t)}
${composition(input, t)}
${xpsSystematic(input, t)}
${findings(input, locale, t)}
${plots(input, t)}
${lineTable(input, t)}
${qualityTable(input, t)}
${parameterTable(input, locale, t)}
${xpsMethod(input, t)}
</section>`;
}

function fractions({ document, analysis }: XpsSectionInput, t: Texts): Markup {
  const { states } = analysis.result;
  const bars = states.flatMap((state): FractionBar[] => (state.fractions ? [{ label: stateLabel(document, state.stateId), fractions: state.fractions }] : []));
  const plot =
    bars.length === 0
      ? null
      : markup`<figure class="wide">${fractionsPlot(bars, { summary: t('report.fractionsSummary', { states: bars.length }), axisTitle: t('report.fractionsAxis') })}</figure>`;
  const columns = (
    ['report.column.state', 'report.column.ru2', 'report.column.ru3', 'report.column.ru4', 'report.column.meanOxidation', 'report.column.clToRu', 'report.column.clToRuWithFactors', 'report.column.chargeShift', 'report.column.ruMinusCl'] as const
  ).map((key) => t(key));
  return markup`${plot}${htmlTable(t('report.fractionsCaption'), columns, states.map((state) => [stateLabel(document, state.stateId), ...stateNumbers(state)]))}`;
}

/** At-% of every state over the elements that were fitted; nothing where no state has them. */
function composition({ document, analysis }: XpsSectionInput, t: Texts): Markup | null {
  const { states } = analysis.result;
  const elements = [...new Map(states.flatMap(({ composition: own = [] }) => own.map(({ element, subshell }) => [element, subshell]))).entries()];
  if (elements.length === 0) return null;
  const cell = ({ composition: own = [] }: StateResult, element: string): string => {
    const share = own.find((one) => one.element === element);
    return share ? formatQuantity(share.atomicPercent, { decimals: 1 }) : noValue;
  };
  const columns = [t('report.column.state'), ...elements.map(([element, subshell]) => `${element} (${typesetLine(subshell)})`)];
  return markup`${htmlTable(t('report.compositionCaption'), columns, states.map((state) => [stateLabel(document, state.stateId), ...elements.map(([element]) => cell(state, element))]))}<p>${t('report.compositionHow')}</p>`;
}

function stateNumbers(state: StateResult): string[] {
  const share = (one: Quantity | undefined) => (one ? formatShare(one) : noValue);
  const quantity = (one: Quantity | null, decimals: number) => (one ? formatQuantity(one, { decimals }) : noValue);
  return [
    share(state.fractions?.['Ru2+']),
    share(state.fractions?.['Ru3+']),
    share(state.fractions?.['Ru4+']),
    quantity(state.meanOxidationState, 2),
    quantity(state.clToRu, 2),
    quantity(clToRuWithFactors(state), 2),
    quantity(state.chargeShift, 2),
    quantity(state.ruMinusCl, 2),
  ];
}

function findings({ document, analysis }: XpsSectionInput, locale: Locale, t: Texts): Markup {
  const all = sortFindings(analysis.result.findings);
  const model = { regions: fittedRegions(analysis) };
  const [notes, objections] = [all.filter(({ severity }) => severity === 'info'), all.filter(({ severity }) => severity !== 'info')];
  const item = (finding: Finding) => {
    const place = [finding.stateId === null ? '' : stateLabel(document, finding.stateId), finding.region === null ? '' : regionLabel(analysis, finding.region)].filter((part) => part !== '').join(', ');
    return markup`<li class="${finding.severity}"><strong>${t(`report.severity.${finding.severity}`)}</strong> ${xpsFindingText(finding, model, document.states, locale)}${place === '' ? null : markup` (${place})`}</li>`;
  };
  return markup`<h3>${t('report.findings')}</h3>
${objections.length === 0 ? markup`<p>${t('report.noFindings')}</p>` : markup`<ul>${objections.map(item)}</ul>`}
${notes.length === 0 ? null : markup`<details><summary>${t('report.notes', { notes: notes.length })}</summary><ul>${notes.map(item)}</ul></details>`}`;
}

function plots({ document, analysis, curves }: XpsSectionInput, t: Texts): Markup {
  return markup`${fittedRegions(analysis).map((region) => {
    const figures = analysis.result.states.flatMap(({ stateId }, i) => {
      const drawn = curves[stateId]?.[region.region];
      if (!drawn) return [];
      const label = stateLabel(document, stateId);
      const plot = spectrumPlot(drawn, {
        id: `${analysis.id}-${region.region}-${i}`,
        summary: t('report.plotSummary', { region: region.label, state: label, points: drawn.counts.length }),
        axisTitles: { x: t('report.column.bindingEnergy'), y: t(`xps.ordinate.${drawn.ordinate}`), residual: t('report.residualAxis') },
        style: componentStyle(region),
      });
      return [markup`<figure><figcaption>${label}</figcaption>${plot}</figure>`];
    });
    return figures.length === 0 ? markup`` : markup`<h3>${region.label}</h3>${legend(region)}<div class="plots">${figures}</div>`;
  })}`;
}

function componentStyle({ components }: RegionModel): (id: string) => ComponentStyle {
  return (id) => {
    const component = components.find((one) => one.id === id);
    const species = component?.species ?? 'other';
    return { label: component?.label ?? id, colour: speciesColour[species], hatched: species === 'C' };
  };
}

function legend(region: RegionModel): Markup {
  const style = componentStyle(region);
  return markup`<p class="legend">${region.components.map(({ id }) => {
    const { colour, label } = style(id);
    return markup`<span style="color:${colour}">■</span> ${label} &#160; `;
  })}</p>`;
}

function regionLabel({ settings }: ComputedXps, region: string): string {
  return settings.regions.find((one) => one.region === region)?.label ?? region;
}

/** One row per region of every state, given the rows of one region. */
function regionRows({ document, analysis }: XpsSectionInput, rows: (region: RegionResult) => string[][]): string[][] {
  return analysis.result.states.flatMap(({ stateId, regions }) =>
    regions.flatMap((region) => rows(region).map((row) => [stateLabel(document, stateId), regionLabel(analysis, region.region), ...row])),
  );
}

function lineTable(input: XpsSectionInput, t: Texts): Markup {
  const columns = (['report.column.state', 'report.column.region', 'report.column.line', 'report.column.position', 'report.column.fwhm', areaColumn(input.analysis.result.states.flatMap(({ regions }) => regions))] as const).map((key) => t(key));
  const rows = regionRows(input, ({ lines }) =>
    lines.map(({ name, position, fwhm, area }) => [typesetLine(name), formatQuantity(position, { decimals: 2 }), formatQuantity(fwhm, { decimals: 2 }), formatQuantity(area, { decimals: 0 })]),
  );
  return htmlTable(t('report.linesCaption'), columns, rows);
}

function qualityTable(input: XpsSectionInput, t: Texts): Markup {
  const { result } = input.analysis;
  const columns = (
    ['report.column.state', 'report.column.region', 'report.column.background', 'report.column.points', 'report.column.reducedChiSquare', 'report.column.abbe', 'report.column.runsZ', 'report.column.largestResidual', 'report.column.largestResidualAt'] as const
  ).map((key) => t(key));
  const rows = regionRows(input, ({ background, points, reducedChiSquare, diagnostics: d }) => [
    [t(`report.backgroundName.${background as RegionModel['background']['kind']}`), String(points), ...[reducedChiSquare, d.abbe, d.runsZ, d.largestResidual].map((value) => formatNumber(value, { decimals: 2 })), formatNumber(d.largestResidualAt, { decimals: 1 })],
  ]);
  const { iterations, stopReason, reducedChiSquare, degreesOfFreedom } = result;
  const end = t(result.converged ? 'report.converged' : 'report.notConverged', { iterations, stopReason, chiSquare: formatNumber(reducedChiSquare, { decimals: 3 }), degreesOfFreedom });
  return markup`${htmlTable(t('report.qualityCaption'), columns, rows)}<p${result.converged ? null : markup` class="problem"`}>${end}</p>`;
}

function parameterTable({ document, analysis }: XpsSectionInput, locale: Locale, t: Texts): Markup {
  const { strongCorrelations } = analysis.result;
  const regions = fittedRegions(analysis);
  const inWords = (name: string): string => fullParameterText(name, { regions }, document.states, locale);
  const columns = (['report.column.parameter', 'report.column.value', 'report.column.unit', 'report.column.atBound'] as const).map((key) => t(key));
  const rows = independentParameters(analysis).map(({ name, value, stderr, atBound }) => [inWords(name), formatUncertainty(value, stderr, { decimals: 4 }), fullParameterUnit(name), atBound === null ? '' : t(`report.bound.${atBound}`)]);
  const correlations = strongCorrelations.map(({ a, b, r }) => [inWords(a), inWords(b), formatNumber(r, { decimals: 3 })]);
  return markup`${htmlTable(t('report.parametersCaption'), columns, rows)}${
    correlations.length === 0
      ? markup`<p>${t('report.noStrongCorrelations')}</p>`
      : htmlTable(t('report.correlationsCaption'), [t('report.column.parameter'), t('report.column.parameter'), t('report.column.correlation')], correlations)
  }`;
}
