import { describe, expect, it } from 'vitest';
import { parseRequest } from './arguments';

const sentence = (...args: string[]) => {
  const request = parseRequest(args);
  return request.ok ? request.command : [request.key, request.params];
};

describe('parseRequest', () => {
  it('reads the commands', () => {
    expect(sentence('analyse', 'set', '--out', 'there')).toEqual({ name: 'analyse', input: 'set', out: 'there' });
    expect(sentence('analyse', '--out=there', 'set')).toEqual({ name: 'analyse', input: 'set', out: 'there' });
    expect(sentence('inspect', 'a', 'b', '--json')).toEqual({ name: 'inspect', files: ['a', 'b'], json: true });
    expect(sentence('inspect', '--', '--odd-name')).toEqual({ name: 'inspect', files: ['--odd-name'], json: false });
    expect(sentence('verify', 'p')).toEqual({ name: 'verify', project: 'p' });
    expect(sentence('report', 'p', '--out', 'o')).toEqual({ name: 'report', project: 'p', out: 'o' });
    expect(sentence('archive', 'p', '--out', 'o.eln')).toEqual({ name: 'archive', project: 'p', out: 'o.eln' });
    expect(sentence()).toEqual({ name: 'help' });
    expect(sentence('analyse', '--help')).toEqual({ name: 'help' });
    expect(sentence('--version')).toEqual({ name: 'version' });
  });

  it('reads the language', () => {
    expect(parseRequest(['verify', 'p', '--language', 'ja'])).toMatchObject({ ok: true, locale: 'ja' });
    expect(parseRequest(['--language', 'fr', '--help'])).toMatchObject({ ok: false, key: 'cli.unknownLanguage' });
  });

  it.each([
    [['analyse', 'set', '--output', 'x'], ['cli.unknownOption', { option: '--output' }]],
    [['-x'], ['cli.unknownOption', { option: '-x' }]],
    [['analyse', 'set'], ['cli.outMissing', { command: 'analyse' }]],
    [['archive', 'p'], ['cli.archive.outMissing', { command: 'archive' }]],
    [['analyse', 'set', '--out'], ['cli.valueMissing', { option: '--out' }]],
    [['inspect', 'a', '--language', '--json'], ['cli.valueMissing', { option: '--language' }]],
    [['inspect', '--json=yes', 'a'], ['cli.valueNotTaken', { option: '--json' }]],
    [['analyse', '--out', 'o'], ['cli.operandMissing', { command: 'analyse' }]],
    [['verify', 'a', 'b'], ['cli.operandTooMany', { command: 'verify', operand: 'b' }]],
    [['verify', 'a', '--out', 'b'], ['cli.optionNotHere', { option: '--out', command: 'verify' }]],
    [['analyze'], ['cli.unknownCommand', { command: 'analyze' }]],
    [['toString'], ['cli.unknownCommand', { command: 'toString' }]],
    [['--json'], ['cli.commandMissing', {}]],
  ])('says what is wrong with %j', (args, expected) => {
    expect(sentence(...args)).toEqual(expected);
  });
});
