/** `halocline report`: the report of a project as it stands with the figures it keeps, nothing of its results recomputed. */
import { translate, type Locale } from '@shared/i18n/translate';
import { currentSeriesCurves } from '@shared/project/analyses/series-curves';
import { exitCode } from './command-trouble';
import { drawFigures } from './figures';
import { loadProject } from './load-source';
import type { Terminal } from './terminal';
import { assertWritable, software, writeReport } from './write-output';

export async function report(project: string, out: string, locale: Locale, terminal: Terminal): Promise<number> {
  await assertWritable(out);
  const { document, spectrumOf, curveOf, troubles } = await loadProject(project, locale);
  const drawn = drawFigures(document, { spectrumOf, curveOf }, locale);
  for (const trouble of [...troubles, ...drawn.troubles]) terminal.err(trouble);
  const names = await writeReport(out, { document, curves: currentSeriesCurves(document, spectrumOf), software, createdAt: new Date().toISOString(), figures: drawn.figures }, drawn.files, locale);
  terminal.err(translate(locale, 'cli.written', { files: names.length, place: out }));
  return troubles.length + drawn.troubles.length > 0 ? exitCode.unusable : exitCode.done;
}
