/** What an archive holds beside the raw files and the document: results, tables, figures and the report, all computed from them. */
import { translate, type Locale } from '@shared/i18n/translate';
import { computedOf, type Computed } from '@shared/project/analyses/of-kind';
import type { XpsAnalysis } from '@shared/project/document';
import type { RegionModel } from '@shared/xps/model';
import { toCsv } from '@shared/report/csv';
import type { ReportInput } from '@shared/report/report-input';
import { reportPage } from '@shared/report/report-page';
import { resultTables } from '@shared/report/result-tables';
import { results } from '@shared/report/results';
import { speciesColour } from '@shared/report/svg/colours';
import { fractionsPlot, type FractionBar } from '@shared/report/svg/fractions-plot';
import { spectrumPlot, type ComponentStyle } from '@shared/report/svg/spectrum-plot';
import { fittedRegions } from '@shared/report/xps-results';
import type { Texts } from '@shared/report/texts';
import { stateLabel } from '@shared/report/xps-tables';
import { csvwText } from './csvw';
import { archiveFiles, asciiPaths } from './layout';

/** A file whose bytes are known as text. */
export interface TextFile {
  /** Below the root folder. */
  readonly path: string;
  readonly mediaType: string;
  /** For people, in the archive's language. */
  readonly name: string;
  readonly text: string;
}

/** Results, tables with their metadata, figures and report of a project. */
export function derivedFiles(input: ReportInput, locale: Locale): TextFile[] {
  const name = (key: 'archive.file.results' | 'archive.file.report' | 'archive.file.tables') => translate(locale, key);
  const tables = resultTables(input, locale);
  const tableFiles = asciiPaths(tables.map((table) => ({ folder: 'tables', name: `${table.name}.csv`, fallback: 'table' })));
  const named = tables.map((table, i) => ({ file: tableFiles[i]!.slice('tables/'.length), table }));
  return [
    { path: archiveFiles.results, mediaType: 'application/json', name: name('archive.file.results'), text: `${JSON.stringify(results(input.document, input.software), null, 1)}\n` },
    { path: archiveFiles.report, mediaType: 'text/html', name: name('archive.file.report'), text: reportPage(input, locale) },
    ...tables.map((table, i): TextFile => ({ path: tableFiles[i]!, mediaType: 'text/csv', name: table.name, text: toCsv(table) })),
    ...(tables.length > 0 ? [{ path: archiveFiles.tables, mediaType: 'application/csvm+json', name: name('archive.file.tables'), text: csvwText(named, locale) }] : []),
    ...figureFiles(input, locale),
  ];
}

interface Figure {
  readonly file: string;
  readonly summary: string;
  readonly svg: string;
}

function figureFiles(input: ReportInput, locale: Locale): TextFile[] {
  const t: Texts = (key, params) => translate(locale, key, params);
  const drawn = computedOf(input.document.analyses, 'xps-series').flatMap((analysis, i) => figures(input, analysis, i === 0 ? 'xps' : `xps-${i + 1}`, t));
  const paths = asciiPaths(drawn.map(({ file }) => ({ folder: 'figures', name: `${file}.svg`, fallback: 'figure' })));
  return drawn.map(({ summary, svg }, i) => ({ path: paths[i]!, mediaType: 'image/svg+xml', name: summary, text: `<?xml version="1.0" encoding="UTF-8"?>\n${svg}\n` }));
}

function figures({ document, curves }: ReportInput, analysis: Computed<XpsAnalysis>, prefix: string, t: Texts): Figure[] {
  const { states } = analysis.result;
  const bars = states.flatMap(({ stateId, fractions }): FractionBar[] => (fractions ? [{ label: stateLabel(document, stateId), fractions }] : []));
  const summary = t('report.fractionsSummary', { states: bars.length });
  const spectra = fittedRegions(analysis).flatMap((region) =>
    states.flatMap(({ stateId }): Figure[] => {
      const drawn = curves[analysis.id]?.[stateId]?.[region.region];
      if (!drawn) return [];
      const words = t('report.plotSummary', { region: region.label, state: stateLabel(document, stateId), points: drawn.counts.length });
      const file = `${prefix}-${stateId}-${region.region}`;
      const axisTitles = { x: t('report.column.bindingEnergy'), y: t(`xps.ordinate.${drawn.ordinate}`), residual: t('report.residualAxis') };
      return [{ file, summary: words, svg: spectrumPlot(drawn, { id: file, summary: words, axisTitles, style: styleOf(region) }).text }];
    }),
  );
  return bars.length === 0 ? spectra : [{ file: `${prefix}-fractions`, summary, svg: fractionsPlot(bars, { summary, axisTitle: t('report.fractionsAxis') }).text }, ...spectra];
}

function styleOf({ components }: RegionModel): (id: string) => ComponentStyle {
  return (id) => {
    const component = components.find((one) => one.id === id);
    const species = component?.species ?? 'other';
    return { label: component?.label ?? id, colour: speciesColour[species], hatched: species === 'C' };
  };
}
