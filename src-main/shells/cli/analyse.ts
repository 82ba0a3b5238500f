/** `halocline analyse`: the whole pipeline without a window. Nothing but the output folder is written. */
import { translate, type Locale } from '@shared/i18n/translate';
import { currentSeriesCurves } from '@shared/project/analyses/series-curves';
import { exitCode } from './command-trouble';
import { computeAll } from './compute';
import { drawFigures } from './figures';
import { loadInput } from './load-input';
import type { Terminal } from './terminal';
import { assertWritable, software, writeResults } from './write-output';

export async function analyse(folder: string, out: string, locale: Locale, terminal: Terminal): Promise<number> {
  await assertWritable(out);
  terminal.err(translate(locale, 'cli.reading', { place: folder }));
  const { document, spectrumOf, curveOf, troubles } = await loadInput(folder, out, locale);
  terminal.err(translate(locale, 'cli.read', { files: document.files.filter(({ failure }) => failure === null).length, measurements: document.measurements.length }));
  for (const trouble of troubles) terminal.err(trouble);

  const computed = computeAll(document, { spectrumOf, curveOf }, locale, progressIn(locale, terminal));
  for (const trouble of computed.troubles) terminal.err(trouble);
  const drawn = drawFigures(computed.document, { spectrumOf, curveOf }, locale);
  for (const trouble of drawn.troubles) terminal.err(trouble);
  const input = { document: computed.document, curves: currentSeriesCurves(computed.document, spectrumOf), software, createdAt: new Date().toISOString(), figures: drawn.figures };
  const names = await writeResults(out, input, drawn.files, locale);
  terminal.err(translate(locale, 'cli.written', { files: names.length, place: out }));

  const nothing = computed.document.analyses.every(({ result }) => result === null);
  if (nothing) terminal.err(translate(locale, 'cli.nothingToAnalyse'));
  return troubles.length + computed.troubles.length + drawn.troubles.length > 0 || nothing ? exitCode.unusable : exitCode.done;
}

/** Says how far an analysis is, a line for every tenth. */
function progressIn(locale: Locale, terminal: Terminal): (analysis: string, fraction: number) => void {
  let last = '';
  return (analysis, fraction) => {
    const line = translate(locale, 'cli.progress', { analysis, percent: 10 * Math.floor(10 * fraction) });
    if (line !== last) terminal.err(line);
    last = line;
  };
}
