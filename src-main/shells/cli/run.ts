import { translate, translateStored, type Locale } from '@shared/i18n/translate';
import { HostCallError } from '@shared/host/host-call-error';
import { version } from '../../../package.json';
import { analyse } from './analyse';
import { archive } from './archive';
import { parseRequest, type Command } from './arguments';
import { CommandTrouble, exitCode } from './command-trouble';
import { inspect } from './inspect';
import { report } from './report';
import type { Terminal } from './terminal';
import { verify } from './verify';

/** Runs one command and gives its exit code. */
export async function run(args: readonly string[], terminal: Terminal): Promise<number> {
  const request = parseRequest(args);
  if (!request.ok) {
    terminal.err(translate(request.locale, request.key, request.params));
    return exitCode.wrongUse;
  }
  try {
    return await runCommand(request.command, request.locale, terminal);
  } catch (error) {
    if (error instanceof CommandTrouble) {
      terminal.err(translate(request.locale, error.key, error.params));
      return error.exitCode;
    }
    if (!(error instanceof HostCallError)) throw error;
    terminal.err(translateStored(request.locale, error.error.key, error.error.params));
    return exitCode.unusable;
  }
}

function runCommand(command: Command, locale: Locale, terminal: Terminal): Promise<number> | number {
  switch (command.name) {
    case 'help':
      terminal.out(translate(locale, 'cli.help', { version }));
      return exitCode.done;
    case 'version':
      terminal.out(version);
      return exitCode.done;
    case 'inspect':
      return inspect(command.files, command.json, locale, terminal);
    case 'analyse':
      return analyse(command.input, command.out, locale, terminal);
    case 'verify':
      return verify(command.project, locale, terminal);
    case 'report':
      return report(command.project, command.out, locale, terminal);
    case 'archive':
      return archive(command.project, command.out, locale, terminal);
  }
}
