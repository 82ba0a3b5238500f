/**
 * The few marks that notes know, read into plain data: **strong**, *emphasis*, `code`, H~2~O, Ru^3+^, [words](https://address), and
 * lists of lines that begin with "- ". Everything else is text. What shows a note builds elements from this; no markup ever passes.
 */
export type Inline =
  | { readonly kind: 'text' | 'code'; readonly text: string }
  | { readonly kind: 'strong' | 'emphasis' | 'sub' | 'sup'; readonly children: readonly Inline[] }
  | { readonly kind: 'link'; readonly address: string; readonly children: readonly Inline[] };

export type Block = { readonly kind: 'paragraph'; readonly lines: readonly (readonly Inline[])[] } | { readonly kind: 'list'; readonly items: readonly (readonly Inline[])[] };

/** Marks in marks deeper than this are text. */
const deepest = 4;

export function readMarkdown(text: string): Block[] {
  const blocks: Block[] = [];
  for (const part of text.replace(/\r\n?/g, '\n').split(/\n\s*\n/)) {
    let run: { isList: boolean; lines: string[] } | null = null;
    const flush = (): void => {
      if (!run) return;
      const lines = run.lines.map((line) => inline(line, 0));
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

/** The first mark of a line that is closed on it. No mark reaches over an empty stretch or begins with a space. */
const mark = /`([^`]+)`|\*\*(?=\S)(.+?)\*\*|\*(?=\S)([^*]+?)\*|~([^~\s]+)~|\^([^^\s]+)\^|\[([^\]]+)\]\((https?:\/\/[^\s()<>"']+)\)/;

function inline(text: string, depth: number): Inline[] {
  const found = depth < deepest ? mark.exec(text) : null;
  if (!found) return text === '' ? [] : [{ kind: 'text', text }];
  const [whole, code, strong, emphasis, sub, sup, words, address] = found;
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
              : { kind: 'link', address: address!, children: children(words!) };
  return [...inline(text.slice(0, found.index), deepest), node, ...inline(text.slice(found.index + whole.length), depth)];
}
