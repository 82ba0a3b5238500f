/** `halocline verify`: are the files what they were, and do the stored settings still give the stored numbers? */
import { translate, translateStored, type Locale } from '@shared/i18n/translate';
import { agreement } from '@shared/report/compare-results';
import { verifiableAnalyses, verifyAnalysis, type Verification } from '@shared/report/verify-analyses';
import { exitCode } from './command-trouble';
import { openSource, parseSource } from './load-source';
import { harmless, type Terminal } from './terminal';

/** @param place a project folder or an archive */
export async function verify(place: string, locale: Locale, terminal: Terminal): Promise<number> {
  const opened = await openSource(place);
  try {
    const say = (text: string) => terminal.out(harmless(text));
    const archived = (await opened.archive?.check()) ?? [];
    for (const { key, params } of archived) terminal.err(translateStored(locale, key, params));
    if (opened.archive && archived.length === 0) say(translate(locale, 'cli.verify.archive', { files: opened.archive.files.length }));
    const { document, spectrumOf, curveOf, troubles } = await parseSource(opened, locale);
    for (const trouble of troubles) terminal.err(trouble);
    if (troubles.length === 0) say(translate(locale, 'cli.verify.files', { files: document.files.length }));

    const stored = verifiableAnalyses(document);
    let differences = 0;
    for (const analysis of stored) {
      const verification = verifyAnalysis(document, { spectrumOf, curveOf }, analysis, () => undefined);
      differences += verification.kind === 'compared' ? verification.different.length : 1;
      for (const line of lines(analysis.title, verification, locale)) say(line);
    }
    if (stored.length === 0) say(translate(locale, 'cli.verify.noResults'));
    return differences + troubles.length + archived.length > 0 ? exitCode.unusable : exitCode.done;
  } finally {
    await opened.close();
  }
}

function lines(analysis: string, verification: Verification, locale: Locale): string[] {
  switch (verification.kind) {
    case 'stale':
      return [translate(locale, 'cli.verify.stale', { analysis })];
    case 'failed':
      return [translate(locale, 'cli.analysisFailed', { analysis, detail: verification.key === null ? verification.detail : translateStored(locale, verification.key, verification.params) })];
    case 'compared': {
      const { compared, different } = verification;
      const missing = translate(locale, 'cli.verify.missing');
      return [
        translate(locale, 'cli.verify.compared', { analysis, compared, different: different.length, ...agreement }),
        ...different.map(({ name, stored, recomputed }) => translate(locale, 'cli.verify.difference', { name, stored: stored ?? missing, recomputed: recomputed ?? missing })),
      ];
    }
  }
}
