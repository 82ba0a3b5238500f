/** XML of instrument files as a plain tree. No DTD, no entities of the document's own, bounded depth. */
import { XMLParser } from 'fast-xml-parser';
import { FormatError } from './format-error';
import { limits } from './limits';

export interface XmlElement {
  /** Name without namespace prefix. */
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
  /** Text directly inside, trimmed. */
  readonly text: string;
}

type Raw = Record<string, unknown>;

const attributesKey = ':@';
const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  removeNSPrefix: true,
  parseTagValue: false,
  parseAttributeValue: false,
  processEntities: false,
  trimValues: true,
});

/** The root element. @throws {FormatError} when the text is no well-formed XML or nests too deeply. */
export function readXml(text: string): XmlElement {
  const body = text.replace(/^\uFEFF/, '').replace(/<!DOCTYPE[^[>]*(?:\[[\s\S]*?\]\s*)?>/, '');
  assertWellFormed(body);
  let raw: Raw[];
  try {
    raw = parser.parse(body) as Raw[];
  } catch (error) {
    throw new FormatError('format.error.xml', { detail: error instanceof Error ? error.message.slice(0, 200) : String(error) });
  }
  const root = raw.map(toElement).find((element) => element !== null && !element.name.startsWith('?'));
  if (root === undefined || root === null) throw new FormatError('format.error.xml', { detail: 'no root element' });
  return root;
}

/** Every tag is closed by its own name, within the depth limit; the parser itself forgives too much and recurses without bound. */
function assertWellFormed(text: string): void {
  const open: string[] = [];
  const fail = (detail: string): never => {
    throw new FormatError('format.error.xml', { detail });
  };
  for (let at = text.indexOf('<'); at >= 0; at = text.indexOf('<', at)) {
    const special = [['<!--', '-->'], ['<![CDATA[', ']]>'], ['<?', '?>'], ['<!', '>']].find(([start]) => text.startsWith(start!, at));
    const end = text.indexOf(special?.[1] ?? '>', at);
    if (end < 0) fail('the file ends inside a tag');
    if (special === undefined) {
      const [, slash, name] = /^<(\/?)([^\s/>]+)/.exec(text.slice(at, Math.min(end, at + 300))) ?? [];
      if (name === undefined) fail('a tag without a name');
      if (slash === '/') {
        const expected = open.pop();
        if (expected !== name) fail(`</${name!.slice(0, 60)}> where </${expected ?? ''}> belongs`);
      } else if (text[end - 1] !== '/') open.push(name!);
      if (open.length > limits.xmlDepth) fail(`more than ${limits.xmlDepth} levels`);
    }
    at = end + 1;
  }
  if (open.length > 0) fail(`<${open[open.length - 1]!.slice(0, 60)}> is not closed; the file may be cut off`);
}

function toElement(raw: Raw): XmlElement | null {
  const name = Object.keys(raw).find((key) => key !== attributesKey);
  if (name === undefined || name === '#text') return null;
  const content = raw[name];
  const parts = Array.isArray(content) ? (content as Raw[]) : [];
  const attributes = Object.entries((raw[attributesKey] ?? {}) as Record<string, string>).map(([key, value]) => [key, decodeEntities(value)]);
  return {
    name,
    attributes: Object.fromEntries(attributes) as Record<string, string>,
    children: parts.map(toElement).filter((element) => element !== null),
    text: decodeEntities(parts.map((part) => (typeof part['#text'] === 'string' ? part['#text'] : '')).join(' ').trim()),
  };
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
  if (text.trim() === '') return new Float64Array(0);
  const words = text.trim().split(/[\s,]+/);
  if (words.length > limits.values) throw new FormatError('format.error.tooManyValues', { count: words.length, limit: limits.values });
  return Float64Array.from(words, (word) => {
    const value = Number(word);
    if (word === '' || !Number.isFinite(value)) throw new FormatError('format.error.notANumber', { expected: what, found: word.slice(0, 60) });
    return value;
  });
}
