/**
 * The few marks that notes know, read into plain data: **strong**, *emphasis*, `code`, H~2~O, Ru^3+^, [words](https://address), bare
 * addresses and DOIs ("doi:10.1021/…"), headings ("# ", strong lines), and lists of lines that begin with "- ". Everything else is text. What shows a note builds elements from this; no markup ever passes.
 */
export type Inline =
  | { readonly kind: 'text' | 'code'; readonly text: string }
  | { readonly kind: 'strong' | 'emphasis' | 'sub' | 'sup'; readonly children: readonly Inline[] }
  | { readonly kind: 'link'; readonly address: string; readonly children: readonly Inline[] };

export type Block = { readonly kind: 'paragraph'; readonly lines: readonly (readonly Inline[])[] } | { readonly kind: 'list'; readonly items: readonly (readonly Inline[])[] };

/** Marks in marks deeper than this are text. */
const deepest = 4;

/** Reads the markup of notes into paragraphs and lists; what is no markup stays text. */
export function readMarkdown(text: string): Block[] {
  const blocks: Block[] = [];
  for (const part of text.replace(/\r\n?/g, '\n').split(/\n\s*\n/)) {
    let run: { isList: boolean; lines: string[] } | null = null;
    const flush = (): void => {
      if (!run) return;
      const lines = run.lines.map(lineOf);
      blocks.push(run.isList ? { kind: 'list', items: lines } : { kind: 'paragraph', lines });
      run = null;
    };
    for (const line of part.split('\n')) {
      if (line.trim() === '') continue;
      const item = /^\s*[-*•]\s+(.*)$/.exec(line);
      if (run?.isList !== (item !== null)) flush();
      run ??= { isList: item !== null, lines: [] };
      run.lines.push(item?.[1] ?? line);
    }
    flush();
  }
  return blocks;
}

/** A line; one that is a heading stands out as a whole. */
function lineOf(line: string): Inline[] {
  const heading = /^\s*#{1,6}\s+(.*\S)\s*$/.exec(line);
  return heading ? [{ kind: 'strong', children: inline(heading[1]!, 1) }] : inline(line, 0);
}

/** The first mark of a line that is closed on it. No mark reaches over an empty stretch or begins with a space. */
const mark = /`([^`]+)`|\*\*(?=\S)(.+?)\*\*|\*(?=\S)([^*]+?)\*|~([^~\s]+)~|\^([^^\s]+)\^|\[([^\]]+)\]\((https?:\/\/[^\s()<>"']+)\)|(https?:\/\/[^\s"'、。]+)|\b(doi:\s?)?(10\.\d{4,9}\/[^\s"'、。]+)/i;

const openingOf: Readonly<Record<string, string>> = { ')': '(', ']': '[', '>': '<' };

/** An address without what belongs to the sentence around it: marks at its end, and brackets that were opened outside. */
function withoutSentenceEnd(address: string): string {
  const count = new Map<string, number>();
  for (const character of address) count.set(character, (count.get(character) ?? 0) + 1);
  let end = address.length;
  for (; end > 0; end -= 1) {
    const last = address[end - 1]!;
    const opening = openingOf[last];
    if (opening === undefined ? !/[.,;:!?]/.test(last) : (count.get(opening) ?? 0) >= count.get(last)!) break;
    count.set(last, count.get(last)! - 1);
  }
  return address.slice(0, end);
}

function inline(text: string, depth: number): Inline[] {
  const found = depth < deepest ? mark.exec(text) : null;
  if (!found) return text === '' ? [] : [{ kind: 'text', text }];
  const [all, code, strong, emphasis, sub, sup, words, address] = found;
  const bare = found[8] && withoutSentenceEnd(found[8]);
  const doi = found[10] && withoutSentenceEnd(found[10]);
  const whole = bare ?? (doi === undefined ? all : `${found[9] ?? ''}${doi}`);
  const children = (inner: string): Inline[] => inline(inner, depth + 1);
  const node: Inline =
    code !== undefined
      ? { kind: 'code', text: code }
      : strong !== undefined
        ? { kind: 'strong', children: children(strong) }
        : emphasis !== undefined
          ? { kind: 'emphasis', children: children(emphasis) }
          : sub !== undefined
            ? { kind: 'sub', children: children(sub) }
            : sup !== undefined
              ? { kind: 'sup', children: children(sup) }
              : words !== undefined
                ? { kind: 'link', address: address!, children: children(words) }
                : { kind: 'link', address: bare ?? `https://doi.org/${doi!}`, children: [{ kind: 'text', text: whole }] };
  return [...inline(text.slice(0, found.index), deepest), node, ...inline(text.slice(found.index + whole.length), depth)];
}

/** Whether the words of a link say its address already, so that it need not be written behind them. */
export function namesItself({ address, children }: Extract<Inline, { kind: 'link' }>): boolean {
  const words = plain(children).replace(/^doi:\s?/i, '');
  return address === words || address === `https://doi.org/${words}`;
}

/** Characters that stand for raised and lowered ones where only plain text can be written. */
const raised = { from: '0123456789+-−=()n', to: '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿ' } as const;
const lowered = { from: '0123456789+-−=()x', to: '₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎ₓ' } as const;

/** A text in other characters where all of it has them. */
function inCharacters(text: string, { from, to }: typeof raised | typeof lowered): string {
  const places = Array.from(text).map((character) => from.indexOf(character));
  return places.includes(-1) ? text : places.map((place) => to[place]!).join('');
}

function plain(nodes: readonly Inline[]): string {
  return nodes
    .map((node) => {
      if ('text' in node) return node.text;
      const words = plain(node.children);
      return node.kind === 'sup' ? inCharacters(words, raised) : node.kind === 'sub' ? inCharacters(words, lowered) : words;
    })
    .join('');
}

/** The first line of a note without its marks, for places with little room: "Ru^3+^" is "Ru³⁺" there. @param longest characters; a longer line ends in "…" */
export function firstWords(text: string, longest: number): string {
  const [block] = readMarkdown(text);
  const line = plain((block?.kind === 'list' ? block.items : block?.lines)?.[0] ?? []).replace(/\s+/g, ' ').trim();
  return line.length > longest ? `${line.slice(0, longest - 1)}…` : line;
}

/** Addresses that a note leads to, each once, in the order of the text. */
export function addressesIn(text: string): string[] {
  const ofNodes = (nodes: readonly Inline[]): string[] => nodes.flatMap((node) => ('text' in node ? [] : [...(node.kind === 'link' ? [node.address] : []), ...ofNodes(node.children)]));
  return [...new Set(readMarkdown(text).flatMap((block) => (block.kind === 'list' ? block.items : block.lines).flatMap(ofNodes)))];
}
