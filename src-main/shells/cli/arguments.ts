import { parseArgs } from 'node:util';
import type { Locale, MessageKey } from '@shared/i18n/translate';
import type { MessageParams } from '@shared/i18n/message';

export type Command =
  | { readonly name: 'help' }
  | { readonly name: 'version' }
  | { readonly name: 'analyse'; readonly input: string; readonly out: string }
  | { readonly name: 'inspect'; readonly files: readonly string[]; readonly json: boolean }
  | { readonly name: 'verify'; readonly project: string }
  | { readonly name: 'report'; readonly project: string; readonly out: string }
  | { readonly name: 'archive'; readonly project: string; readonly out: string };

/** What a person typed: a command, or one sentence that says what is wrong with it. */
export type Request =
  | { readonly ok: true; readonly command: Command; readonly locale: Locale }
  | { readonly ok: false; readonly key: MessageKey; readonly params: MessageParams; readonly locale: Locale };

const options = {
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean' },
  language: { type: 'string' },
  out: { type: 'string' },
  json: { type: 'boolean' },
} as const;
type Option = keyof typeof options;

/** The options each command takes beside --help, --version and --language. */
const commands: Readonly<Record<string, readonly Option[]>> = { analyse: ['out'], inspect: ['json'], verify: [], report: ['out'], archive: ['out'] };

/** Reads the command line. Never throws: whatever is wrong with it comes back as a sentence. */
export function parseRequest(args: readonly string[]): Request {
  const { tokens, values, positionals } = parseArgs({ args: [...args], options, strict: false, allowPositionals: true, tokens: true });
  const locale: Locale = values.language === 'ja' ? 'ja' : 'en';
  const wrong = (key: MessageKey, params: MessageParams = {}): Request => ({ ok: false, key, params, locale });

  for (const token of tokens) {
    if (token.kind !== 'option') continue;
    if (!isOption(token.name)) return wrong('cli.unknownOption', { option: token.rawName });
    // Without a value of its own an option would swallow the next one.
    if (options[token.name].type === 'string' && (token.value === undefined || (token.value.startsWith('-') && !token.inlineValue))) return wrong('cli.valueMissing', { option: token.rawName });
    if (options[token.name].type === 'boolean' && token.value !== undefined) return wrong('cli.valueNotTaken', { option: token.rawName });
  }
  if (values.language !== undefined && values.language !== 'en' && values.language !== 'ja') return wrong('cli.unknownLanguage', { language: String(values.language) });
  if (values.help === true || args.length === 0) return { ok: true, command: { name: 'help' }, locale };
  if (values.version === true) return { ok: true, command: { name: 'version' }, locale };

  const [name, ...operands] = positionals;
  if (name === undefined) return wrong('cli.commandMissing');
  const taken = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!taken) return wrong('cli.unknownCommand', { command: name });
  const foreign = (Object.keys(values) as Option[]).find((option) => option !== 'language' && !taken.includes(option));
  if (foreign) return wrong('cli.optionNotHere', { option: `--${foreign}`, command: name });

  const out = typeof values.out === 'string' ? values.out : null;
  if (taken.includes('out') && (out === null || out === '')) return wrong(name === 'archive' ? 'cli.archive.outMissing' : 'cli.outMissing', { command: name });
  if (operands.length === 0) return wrong('cli.operandMissing', { command: name });
  if (name !== 'inspect' && operands.length > 1) return wrong('cli.operandTooMany', { command: name, operand: operands[1]! });
  return { ok: true, command: command(name as Exclude<Command['name'], 'help' | 'version'>, operands, out ?? '', values.json === true), locale };
}

function isOption(name: string): name is Option {
  return Object.hasOwn(options, name);
}

function command(name: Exclude<Command['name'], 'help' | 'version'>, operands: readonly string[], out: string, json: boolean): Command {
  switch (name) {
    case 'analyse':
      return { name, input: operands[0]!, out };
    case 'inspect':
      return { name, files: operands, json };
    case 'verify':
      return { name, project: operands[0]! };
    case 'report':
    case 'archive':
      return { name, project: operands[0]!, out };
  }
}
