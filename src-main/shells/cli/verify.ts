/** `halocline verify`: are the raw files what they were, and do the stored settings still give the stored numbers? */
import { translate, type Locale } from '@shared/i18n/translate';
import { isStale } from '@shared/project/analyses/staleness';
import { agreement, compareResults } from '@shared/report/compare-results';
import { exitCode } from './command-trouble';
import { computeAll } from './compute';
import { loadProject } from './load-input';
import type { Terminal } from './terminal';
import { harmless } from './terminal';

export async function verify(project: string, locale: Locale, terminal: Terminal): Promise<number> {
  const { document, spectrumOf, curveOf, troubles } = await loadProject(project, locale);
  for (const trouble of troubles) terminal.err(trouble);
  const say = (text: string) => terminal.out(harmless(text));
  if (troubles.length === 0) say(translate(locale, 'cli.verify.files', { files: document.files.length }));

  const stored = document.analyses.filter(({ result }) => result !== null);
  const recomputed = computeAll({ ...document, analyses: stored }, { spectrumOf, curveOf }, locale, () => undefined, false).document.analyses;
  let differences = 0;
  for (const [i, analysis] of stored.entries()) {
    if (isStale(document, analysis)) {
      differences += 1;
      say(translate(locale, 'cli.verify.stale', { analysis: analysis.title }));
      continue;
    }
    const { compared, different } = compareResults(analysis, recomputed[i]!);
    differences += different.length;
    say(translate(locale, 'cli.verify.compared', { analysis: analysis.title, compared, different: different.length, ...agreement }));
    for (const { name, stored: was, recomputed: is } of different) {
      const missing = translate(locale, 'cli.verify.missing');
      say(translate(locale, 'cli.verify.difference', { name, stored: was ?? missing, recomputed: is ?? missing }));
    }
  }
  if (stored.length === 0) say(translate(locale, 'cli.verify.noResults'));
  return differences > 0 || troubles.length > 0 ? exitCode.unusable : exitCode.done;
}
