/** The data blocks of a CIF: S. R. Hall, F. H. Allen, I. D. Brown, Acta Cryst. A47, 655 (1991), doi 10.1107/S010876739101067X. */
import { CifError } from './cif-error';

export interface CifBlock {
  readonly name: string;
  /** Single items by their tag, lower case, dots of newer dictionaries written as underlines. */
  readonly items: ReadonlyMap<string, string>;
  readonly loops: readonly CifLoop[];
}

export interface CifLoop {
  readonly tags: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

interface Token {
  readonly text: string;
  /** A quoted or semicolon text is a value whatever it looks like. */
  readonly isQuoted: boolean;
}

/** Enough for any structure; maps and reflection lists of whole experiments are longer and no reference phase. */
const mostTokens = 2_000_000;

/** @throws {CifError} for a text field that never ends, a tag without value and rows that are cut off. */
export function readCif(text: string): CifBlock[] {
  const tokens = tokenise(text);
  const blocks: { name: string; items: Map<string, string>; loops: CifLoop[] }[] = [];
  let at = 0;
  while (at < tokens.length) {
    const { text: word, isQuoted } = tokens[at]!;
    const block = blocks[blocks.length - 1];
    if (!isQuoted && /^data_/i.test(word)) {
      blocks.push({ name: word.slice(5), items: new Map(), loops: [] });
      at++;
    } else if (!isQuoted && /^loop_$/i.test(word)) {
      const loop = readLoop(tokens, at + 1);
      block?.loops.push(loop);
      at = loop.next;
    } else if (isTag(tokens[at]!)) {
      const value = tokens[at + 1];
      if (value === undefined || isTag(value)) throw new CifError('format.error.truncated', { expected: `value of ${word.slice(0, 60)}` });
      block?.items.set(tagName(word), value.text);
      at += 2;
    } else at++;
  }
  return blocks;
}

const isTag = ({ text, isQuoted }: Token): boolean => !isQuoted && text.startsWith('_');
const tagName = (text: string): string => text.toLowerCase().replace(/\./g, '_');
const isKeyword = ({ text, isQuoted }: Token): boolean => !isQuoted && /^(?:data_|loop_$|save_|global_$|stop_$)/i.test(text);

function readLoop(tokens: readonly Token[], from: number): CifLoop & { next: number } {
  const tags: string[] = [];
  let at = from;
  while (at < tokens.length && isTag(tokens[at]!)) tags.push(tagName(tokens[at++]!.text));
  const values: string[] = [];
  while (at < tokens.length && !isTag(tokens[at]!) && !isKeyword(tokens[at]!)) values.push(tokens[at++]!.text);
  if (tags.length === 0 || values.length % tags.length !== 0) throw new CifError('format.error.truncated', { expected: `values of loop ${(tags[0] ?? '').slice(0, 60)}` });
  const rows = Array.from({ length: values.length / tags.length }, (_, row) => values.slice(row * tags.length, (row + 1) * tags.length));
  return { tags, rows, next: at };
}

function tokenise(text: string): Token[] {
  const tokens: Token[] = [];
  const lines = text.split(/\r\n|\n|\r/);
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i]!;
    if (line.startsWith(';')) {
      const from = i;
      const end = lines.findIndex((other, k) => k > from && other.startsWith(';'));
      if (end < 0) throw new CifError('format.error.truncated', { expected: ';' });
      tokens.push({ text: [line.slice(1), ...lines.slice(i + 1, end)].join('\n').trim(), isQuoted: true });
      i = end;
      continue;
    }
    // A quote ends where a blank follows it: 'O4' in O'4 does not.
    for (const [word, single, double] of line.matchAll(/'((?:[^']|'(?!\s|$))*)'(?=\s|$)|"((?:[^"]|"(?!\s|$))*)"(?=\s|$)|[^\s#]\S*|#.*$/g)) {
      if (single !== undefined || double !== undefined) tokens.push({ text: single ?? double!, isQuoted: true });
      else if (!word.startsWith('#')) tokens.push({ text: word, isQuoted: false });
    }
    if (tokens.length > mostTokens) throw new CifError('format.error.tooManyValues', { count: tokens.length, limit: mostTokens });
  }
  return tokens;
}
