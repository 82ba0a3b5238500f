/**
 * XML 1.0 of instrument files as a plain tree: elements, attributes, text and CDATA. No document type, no entities of the document's own,
 * bounded depth and size. A parser of our own: the common one is several times slower, forgives tags that do not match and
 * recurses without bound.
 */
import { FormatError } from './format-error';
import { limits } from './limits';
import { plainNumber } from './plain-number';

export interface XmlElement {
  /** Name without namespace prefix. */
  readonly name: string;
  /** Without namespace prefixes and declarations. */
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
  /** Text directly inside, trimmed; parts that elements separate are joined by blanks. */
  readonly text: string;
}

interface OpenElement {
  /** As written, for the closing tag. */
  readonly tag: string;
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: XmlElement[];
  text: string;
}

const noAttributes: Readonly<Record<string, string>> = Object.freeze({});
const noChildren: readonly XmlElement[] = Object.freeze([]);

const fail = (detail: string): never => {
  throw new FormatError('format.error.xml', { detail });
};

/** The root element. @throws {FormatError} when the text is no well-formed XML, nests too deeply or is too large. */
export function readXml(text: string): XmlElement {
  if (text.length > limits.xmlCharacters) {
    const [size, limit] = [text.length, limits.xmlCharacters].map((count) => (count / 1024 / 1024).toFixed(0)) as [string, string];
    throw new FormatError('format.error.tooLarge', { size, limit });
  }
  const open: OpenElement[] = [];
  let root: XmlElement | null = null;
  let elements = 0;
  let at = text.indexOf('<');
  while (at >= 0) {
    const current = open[open.length - 1];
    const code = text.charCodeAt(at + 1);
    let next: number;
    if (code === 33 /* ! */) next = skipDeclaration(text, at, current);
    else if (code === 63 /* ? */) next = after(text, '?>', at);
    else if (code === 47 /* / */) {
      next = after(text, '>', at);
      const tag = text.slice(at + 2, next - 1).trimEnd();
      const element = open.pop();
      if (element?.tag !== tag) fail(`</${tag.slice(0, 60)}> where </${element?.tag.slice(0, 60) ?? ''}> belongs`);
      const { name, attributes, children, text: content } = element!;
      const closed: XmlElement = { name, attributes, children: children.length > 0 ? children : noChildren, text: content };
      const parent = open[open.length - 1];
      if (parent !== undefined) parent.children.push(closed);
      else root ??= closed;
    } else {
      if (++elements > limits.xmlElements) throw new FormatError('format.error.countTooLarge', { expected: 'XML elements', found: elements, limit: limits.xmlElements });
      const tag = readTag(text, at);
      next = tag.next;
      if (!tag.isEmpty) {
        open.push({ tag: tag.tag, name: withoutPrefix(tag.tag), attributes: tag.attributes, children: [], text: '' });
        if (open.length > limits.xmlDepth) fail(`more than ${limits.xmlDepth} levels`);
      } else {
        const element: XmlElement = { name: withoutPrefix(tag.tag), attributes: tag.attributes, children: noChildren, text: '' };
        if (current !== undefined) current.children.push(element);
        else root ??= element;
      }
    }
    at = text.indexOf('<', next);
    const inside = open[open.length - 1];
    if (inside !== undefined && at > next) addText(inside, decodeEntities(text.slice(next, at)));
  }
  if (open.length > 0) fail(`<${open[open.length - 1]!.tag.slice(0, 60)}> is not closed; the file may be cut off`);
  return root ?? fail('no root element');
}

function addText(element: OpenElement, text: string): void {
  const trimmed = text.trim();
  if (trimmed !== '') element.text = element.text === '' ? trimmed : `${element.text} ${trimmed}`;
}

/** Index behind the next `end`. */
function after(text: string, end: string, from: number): number {
  const found = text.indexOf(end, from);
  return found < 0 ? fail('the file ends inside a tag') : found + end.length;
}

/** Comments and document types are skipped, CDATA is text. */
function skipDeclaration(text: string, at: number, current: OpenElement | undefined): number {
  if (text.startsWith('<!--', at)) return after(text, '-->', at + 4);
  if (text.startsWith('<![CDATA[', at)) {
    const end = after(text, ']]>', at);
    if (current !== undefined) addText(current, text.slice(at + 9, end - 3));
    return end;
  }
  const end = after(text, '>', at);
  const subset = text.indexOf('[', at);
  return subset >= 0 && subset < end ? after(text, '>', after(text, ']', subset)) : end;
}

interface Tag {
  readonly tag: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly isEmpty: boolean;
  readonly next: number;
}

const isBlank = (code: number): boolean => code === 32 || code === 10 || code === 13 || code === 9;

function readTag(text: string, start: number): Tag {
  let at = start + 1;
  while (at < text.length && !isBlank(text.charCodeAt(at)) && text.charCodeAt(at) !== 62 && text.charCodeAt(at) !== 47) at++;
  const tag = text.slice(start + 1, at);
  if (tag === '') fail('a tag without a name');
  let attributes: Record<string, string> | null = null;
  for (;;) {
    while (isBlank(text.charCodeAt(at))) at++;
    const code = text.charCodeAt(at);
    if (code === 62) return { tag, attributes: attributes ?? noAttributes, isEmpty: false, next: at + 1 };
    if (code === 47 && text.charCodeAt(at + 1) === 62) return { tag, attributes: attributes ?? noAttributes, isEmpty: true, next: at + 2 };
    const equals = text.indexOf('=', at);
    if (equals < 0 || equals - at > 300) fail(`<${tag.slice(0, 60)}> is damaged; the file may be cut off`);
    let quote = equals + 1;
    while (isBlank(text.charCodeAt(quote))) quote++;
    const sign = text[quote];
    if (sign !== '"' && sign !== "'") fail(`<${tag.slice(0, 60)}> has an attribute without quotes`);
    const end = text.indexOf(sign!, quote + 1);
    if (end < 0) fail('the file ends inside a tag');
    const name = text.slice(at, equals).trimEnd();
    if (name !== 'xmlns' && !name.startsWith('xmlns:')) {
      // An own property, whatever the file calls it.
      attributes ??= Object.create(null) as Record<string, string>;
      attributes[withoutPrefix(name)] = decodeEntities(text.slice(quote + 1, end));
    }
    at = end + 1;
  }
}

function withoutPrefix(name: string): string {
  const colon = name.indexOf(':');
  return colon < 0 ? name : name.slice(colon + 1);
}

const named: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

/** The five entities of XML itself and character numbers; all others stay as they are written. */
function decodeEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(lt|gt|amp|quot|apos));/gi, (whole, hex: string | undefined, decimal: string | undefined, name: string | undefined) => {
    if (name !== undefined) return named[name.toLowerCase()]!;
    const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}

/** The first child of a name. */
export function childOf(element: XmlElement | undefined, name: string): XmlElement | undefined {
  return element?.children.find((child) => child.name === name);
}

/** The element reached through children of these names, the first of each. */
export function elementAt(element: XmlElement | undefined, ...path: string[]): XmlElement | undefined {
  return path.reduce<XmlElement | undefined>((found, name) => childOf(found, name), element);
}

/** All elements of a name below, in document order. */
export function descendants(element: XmlElement, name: string): XmlElement[] {
  return element.children.flatMap((child) => (child.name === name ? [child, ...descendants(child, name)] : descendants(child, name)));
}

/** The numbers of a text separated by blanks, commas or line ends. @throws {FormatError} naming `what` for a word among them. */
export function numbersOf(text: string, what: string): Float64Array {
  let values = new Float64Array(Math.min(64, text.length));
  let count = 0;
  for (let at = 0; ; ) {
    while (at < text.length && isSeparator(text.charCodeAt(at))) at++;
    if (at >= text.length) return values.slice(0, count);
    const start = at;
    while (at < text.length && !isSeparator(text.charCodeAt(at))) at++;
    const value = plainNumber(text, start, at);
    if (Number.isNaN(value)) throw new FormatError('format.error.notANumber', { expected: what, found: text.slice(start, Math.min(at, start + 60)) });
    if (count === values.length) {
      if (count >= limits.values) throw new FormatError('format.error.tooManyValues', { count: count + 1, limit: limits.values });
      const more = new Float64Array(2 * count);
      more.set(values);
      values = more;
    }
    values[count++] = value;
  }
}

const isSeparator = (code: number): boolean => code <= 32 || code === 44 || code === 160;
