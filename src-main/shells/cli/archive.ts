/** `halocline archive`: one file for another laboratory, checked byte by byte after writing. */
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { translate, translateStored, type Locale } from '@shared/i18n/translate';
import { planArchive } from '../../archive/plan-archive';
import { writeArchive } from '../../archive/write-archive';
import { CommandTrouble, exitCode } from './command-trouble';
import { openSource } from './load-source';
import { harmless, type Terminal } from './terminal';
import { software } from './write-output';

export async function archive(project: string, out: string, locale: Locale, terminal: Terminal): Promise<number> {
  const opened = await openSource(project);
  try {
    const { source, notices } = opened;
    for (const { key, params } of notices) terminal.err(translateStored(locale, key, params));
    const plan = await planArchive(source, { locale, software });
    const info = await stat(out).catch(() => null);
    if (!info?.isDirectory() && !/\.eln$/i.test(out)) throw new CommandTrouble(exitCode.wrongUse, 'cli.archive.ending', { place: out });
    const path = info?.isDirectory() ? join(out, `${plan.name}.eln`) : out;
    terminal.err(translate(locale, 'cli.archive.size', { files: plan.files.length, size: megabytes(plan.totalBytes) }));
    const written = await writeArchive(path, plan, source);
    terminal.err(translate(locale, 'cli.archive.written', { place: path, size: megabytes(written.bytes) }));
    terminal.out(harmless(`${written.sha256}  ${path}`));
    return notices.length > 0 ? exitCode.unusable : exitCode.done;
  } finally {
    await opened.close();
  }
}

const megabytes = (bytes: number): string => (bytes / 1024 ** 2).toFixed(2);
